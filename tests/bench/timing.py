"""Times of many calls, and how they are shown."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Times:
    """Microseconds of single calls."""

    micros: list[float]

    @property
    def p50(self) -> float:
        return median(self.micros)

    @property
    def p99(self) -> float:
        return quantiles(self.micros, n=100)[-1]


def time_each(call: Callable[[object], object], arguments: Iterable[object]) -> Times:
    """Call once for each argument and time every call."""
    found = []
    for argument in arguments:
        began = time.perf_counter()
        call(argument)
        found.append((time.perf_counter() - began) * 1e6)
    return Times(found)


def cpu_each(call: Callable[[object], object], arguments: Iterable[object]) -> Times:
    """Call once for each argument and take the CPU time of every call."""
    found = []
    for argument in arguments:
        began = time.process_time()
        call(argument)
        found.append((time.process_time() - began) * 1e6)
    return Times(found)

"""Look-up in large knowledge files next to a bare sqlite3 query, and the rate of building one."""

import random
import resource
import sqlite3
import tempfile
import time
from pathlib import Path

from knowledge.build import build
from knowledge.models import FactKind
from knowledge.store import Knowledge
from tests.bench.timing import time_each
from tests.builders import NOW, figures, pay, report

FACTS_PER_ROLE = 10
LOOKUPS = 2000
COUNTRIES = ("GB", "US", "DE", "FR", "IN")


def lookups() -> None:
    """Print look-up times at 10,000 and 1,000,000 facts, and the ratio to a bare query of the same rows."""
    print("| facts | look-up p50 µs | p99 µs | bare sqlite3 p50 µs | ratio |")
    print("|---|---|---|---|---|")
    for size in (10_000, 1_000_000):
        with tempfile.TemporaryDirectory() as folder:
            path = _synthetic(Path(folder), size)
            ours, bare = _compare(path, size)
        print(f"| {size:,} | {ours.p50:.0f} | {ours.p99:.0f} | {bare.p50:.0f} | {ours.p50 / bare.p50:.1f} |")


def _synthetic(folder: Path, size: int) -> Path:
    path = folder / "k.sqlite"
    template = pay()

    def facts():
        for number in range(size // FACTS_PER_ROLE):
            place = {"role": f"role {number}", "country": COUNTRIES[number % len(COUNTRIES)]}
            for _ in range(FACTS_PER_ROLE):
                yield template.model_copy(update=place)

    batch = figures().model_copy(update={"facts": facts()})
    build(path, [], [(batch, "synthetic")], now=NOW)
    return path


def _compare(path: Path, size: int):
    knowledge = Knowledge(path)
    bare = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    chosen = random.Random(1).choices(range(size // FACTS_PER_ROLE), k=LOOKUPS)
    wanted = [(f"role {number}", COUNTRIES[number % len(COUNTRIES)]) for number in chosen]
    statement = "SELECT * FROM fact WHERE current = 1 AND role = ? AND country = ? AND kind = 'pay'"
    floor = time_each(lambda key: bare.execute(statement, key).fetchall(), wanted)
    ours = time_each(lambda key: knowledge.facts([FactKind.PAY], role=key[0], country=key[1]), wanted)
    return ours, floor


def builds(total: int = 100_000) -> None:
    """Print the rate of building from reports, over the run, and the memory it took."""
    step = total // 5
    marks = []

    def progress(_what: str, done: int) -> None:
        if done % step == 0:
            marks.append(
                (done, time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
            )

    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        reports = (report(digest=str(number), title=f"Title {number}") for number in range(total))
        build(Path(folder) / "k.sqlite", reports, [], now=NOW, progress=progress)
    print("| reports | reports a second since the line above | peak MB |")
    print("|---|---|---|")
    for done, at, memory in marks:
        print(f"| {done:,} | {step / (at - began):,.0f} | {memory} |")
        began = at

"""Where an amount stands on the axis, and the round amounts that the axis names."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

_ROOM = 0.03
"""Of the span, on either side of the outermost amounts."""
_LONE = 0.15
"""Of the amount, on either side where there is only one."""
_ROUND = (1.0, 2.0, 2.5, 5.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """Amounts from `low` to `high`, drawn between the pixels `left` and `right`."""

    low: float
    high: float
    left: float
    right: float

    def x(self, amount: float) -> float:
        """Return the pixel of an amount; what lies beyond the axis stands at its end."""
        share = (amount - self.low) / (self.high - self.low)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def holds(self, amount: float) -> bool:
        """Say whether an amount lies on the axis."""
        return self.low <= amount <= self.high

    def ticks(self, room: float) -> list[float]:
        """Return the round amounts on the axis, as many as leave each `room` pixels."""
        step = _round_up((self.high - self.low) * room / (self.right - self.left))
        return [step * k for k in range(math.ceil(self.low / step), math.floor(self.high / step) + 1)]


def _round_up(amount: float) -> float:
    """Return the next 1, 2, 2.5 or 5 times a power of ten: 13,700 becomes 20,000."""
    power = 10.0 ** math.floor(math.log10(amount))
    return next((power * step for step in _ROUND if power * step >= amount), power * 10)


def scale_for(amounts: Iterable[float], guests: Iterable[float], left: float, right: float) -> Scale:
    """Make the axis of these amounts; a guest widens it by no more than the amounts' own span."""
    held = sorted(amounts)
    low, high = held[0], held[-1]
    # A pay far off, or a slip in it, must not squeeze the bars.
    reach = (high - low) or low * 2 * _LONE
    for guest in guests:
        if held[0] - reach <= guest <= held[-1] + reach:
            low, high = min(low, guest), max(high, guest)
    room = (high - low) * _ROOM or low * _LONE
    return Scale(max(0.0, low - room), high + room, left, right)

"""How fast one chat may ask: a burst, then one a second; who goes on is told once, then met with silence."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

PER_SECOND = 1.0
PATIENT = 0.1
"""What an update costs of a chat that waits for each answer; one that does not pays 1."""
CALM = 10.0
"""Updates a chat must have earned again, by being slow for a while, before it is answered again."""
_MOST_CHATS = 10_000
"""Chats remembered: the longest silent ones are forgotten first, and they have earned their burst back."""


class Pace(Enum):
    """What an update of a chat meets."""

    FINE = auto()
    TOO_FAST = auto()
    """For the first time: worth a word."""
    STILL_TOO_FAST = auto()


@dataclass(slots=True)
class _Purse:
    left: float
    seen_at: float
    is_shut: bool = False


class Paces:
    """The paces of all chats, by the clock that nobody sets."""

    def __init__(self, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst = float(burst)
        self._clock = clock
        self._purses: OrderedDict[int, _Purse] = OrderedDict()

    def of(self, chat_id: int, *, is_patient: bool = False) -> Pace:
        """Count one update of a chat, and say what it meets."""
        now = self._clock()
        purse = self._purses.setdefault(chat_id, _Purse(self._burst, now))
        self._purses.move_to_end(chat_id)
        if len(self._purses) > _MOST_CHATS:
            self._purses.popitem(last=False)
        earned = purse.left + (now - purse.seen_at) * PER_SECOND
        purse.left, purse.seen_at = min(self._burst, earned), now
        if purse.is_shut and purse.left >= min(CALM, self._burst):
            purse.is_shut = False
        was_shut, purse.is_shut = purse.is_shut, purse.is_shut or purse.left < 1
        purse.left = max(0.0, purse.left - (PATIENT if is_patient else 1))
        if not purse.is_shut:
            return Pace.FINE
        return Pace.STILL_TOO_FAST if was_shut else Pace.TOO_FAST

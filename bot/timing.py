"""What somebody said about when to be written to; a query carries it as flags: day:0, at:09:30, monthly."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import time

from bot.schedule import Schedule

_DAY, _AT, _ZONE = "day:", "at:", "zone:"
MONTHLY, WEEKLY = "monthly", "weekly"


@dataclass(frozen=True, slots=True)
class Timing:
    """What was said; None where nothing was."""

    weekday: int | None = None
    at: time | None = None
    zone: str | None = None
    monthly: bool | None = None

    def __bool__(self) -> bool:
        return self != Timing()

    @property
    def flags(self) -> frozenset[str]:
        """The flags that a query carries it as."""
        said = (
            None if self.weekday is None else f"{_DAY}{self.weekday}",
            None if self.at is None else f"{_AT}{self.at:%H:%M}",
            None if self.zone is None else f"{_ZONE}{self.zone}",
            None if self.monthly is None else (MONTHLY if self.monthly else WEEKLY),
        )
        return frozenset(flag for flag in said if flag)

    def over(self, schedule: Schedule) -> Schedule:
        """Change a schedule in what was said."""
        at = self.at or schedule.time
        weekday = schedule.weekday if self.weekday is None else self.weekday
        return replace(
            schedule, zone=self.zone or schedule.zone, weekday=weekday, hour=at.hour, minute=at.minute
        )


def timing_of(flags: Iterable[str]) -> Timing:
    """Read what flags say; those that say nothing about when are passed over. Raises ValueError."""
    found = Timing()
    for flag in flags:
        if flag.startswith(_DAY):
            found = replace(found, weekday=int(flag.removeprefix(_DAY)))
        elif flag.startswith(_AT):
            found = replace(found, at=time.fromisoformat(flag.removeprefix(_AT)))
        elif flag.startswith(_ZONE):
            found = replace(found, zone=flag.removeprefix(_ZONE))
        elif flag in {MONTHLY, WEEKLY}:
            found = replace(found, monthly=flag == MONTHLY)
    return found


def with_timing(flags: frozenset[str], timing: Timing) -> frozenset[str]:
    """Give flags with what they say about when changed by a timing."""
    before = timing_of(flags)
    said = {
        name: value
        for name in ("weekday", "at", "zone", "monthly")
        if (value := getattr(timing, name)) is not None
    }
    return (flags - before.flags) | replace(before, **said).flags

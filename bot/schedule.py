"""When a chat is written to: once a week by the clock on its wall, never at night.

The bot looks every quarter of an hour what is due, so times are quarters of an hour: they fall on a look in
every time zone, those of half and three-quarter hours among them.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

MORNING = time(7)
EVENING = time(22)
"""Nobody is written to from the evening until the morning."""
LAST = time(21)
"""The last full hour of the day at which somebody may be written to."""
_DEAD_OF_NIGHT = time(2)
QUARTER = 15
_WEEK = timedelta(days=7)
_PLANS = 65_536
"""Next dates remembered: for a million chats there are some thousand zones, weekdays and hours."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """A weekday (Monday is 0) and a time by the clock on the wall of a time zone such as Europe/London."""

    zone: str
    weekday: int = 1
    hour: int = 9
    minute: int = 0

    @property
    def time(self) -> time:
        """The time of day."""
        return time(self.hour, self.minute)

    @property
    def clock(self) -> str:
        """The time of day as clocks show it."""
        return f"{self.time:%H:%M}"

    def is_night(self, at: datetime) -> bool:
        """Tell whether a moment is one at which nobody is written to there."""
        return is_night(_local(at, self.zone).time())

    def morning_after(self, at: datetime) -> datetime:
        """Give the end of the night, in UTC: what was held up until late waits for it."""
        local = _local(at, self.zone)
        day = local.date() + timedelta(days=local.time() >= MORNING)
        return _utc(day, MORNING, self.zone)

    def week(self, at: datetime) -> str:
        """Name the week of a moment there, the name of its weekly edition: 2026-W48."""
        year, week, _ = _local(at, self.zone).isocalendar()
        return f"{year}-W{week:02d}"


def next_due(
    schedule: Schedule, now: datetime, *, monthly: bool = False, paused_until: datetime | None = None
) -> datetime:
    """Give the first time after `now` that a chat is to be written to, in UTC, not before the pause is over.

    Once a month is on the first such weekday of the month. A time that the clocks skip comes as much later
    as they skip, one that comes twice is the first of the two.
    """
    return _first_since(schedule, now, monthly, max(now, paused_until or now))


@lru_cache(_PLANS)
def _first_since(schedule: Schedule, now: datetime, monthly: bool, since: datetime) -> datetime:  # noqa: FBT001
    local = _local(since, schedule.zone)
    day = local.date() + timedelta(days=(schedule.weekday - local.weekday()) % 7)
    due = _utc(day, schedule.time, schedule.zone)
    while due <= now or due < since or (monthly and not _is_first_of_month(day)):
        day += _WEEK
        due = _utc(day, schedule.time, schedule.zone)
    return due


def is_night(at: time) -> bool:
    """Tell whether nobody is written to at a time of day."""
    return not MORNING <= at < EVENING


def nearest_by_day(at: time) -> time:
    """Give the full hour nearest to a time of the night at which people may be written to."""
    return LAST if at >= EVENING or at < _DEAD_OF_NIGHT else MORNING


def _is_first_of_month(day: date) -> bool:
    return day.day <= _WEEK.days


def _local(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone))


def _utc(day: date, at: time, zone: str) -> datetime:
    # From the wall clock, not by adding hours: the days on which clocks change have 23 or 25 of them.
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)

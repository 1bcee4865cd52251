"""What a chat follows, and how to change it: the day, the hour, how often, and the end of it."""

from dataclasses import dataclass, replace
from datetime import date, time
from typing import ClassVar

from bot.answers.answer import Answer, Next, in_rows
from bot.answers.subscribing import HERE, PlannedAnswer
from bot.market import Market
from bot.models import Intent, Place, Query, Role
from bot.schedule import Schedule
from bot.timing import MONTHLY, WEEKLY, Timing

DAYS, HOURS, ZONES = "days", "hours", "zones"
"""Flags that ask for choices."""
PAUSE, RESUME, QUIET, SPEAK, DROP, ONE, UNDO = "pause", "resume", "quiet", "speak", "drop", "one", "undo"
"""Flags that change something; `one` shows one of several subscriptions."""
_HOURS = (7, 8, 9, 10, 12, 14, 16, 18, 20)


@dataclass(frozen=True, slots=True)
class Followed:
    """A market that a chat follows."""

    role: Role
    place: Place
    monthly: bool = False
    paused_until: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What a chat follows, and when it is told."""

    schedule: Schedule
    markets: tuple[Followed, ...]
    speaks_when_quiet: bool = False


@dataclass(frozen=True, kw_only=True)
class SubscribedAnswer(Answer):
    """It is kept: what will be sent, when, and how it ends."""

    template: ClassVar[str] = "subscribed"
    followed: Followed
    schedule: Schedule
    schedule_changed: bool
    """There are other subscriptions, and their day or hour was another one."""
    others: bool
    speaks_when_quiet: bool
    has_pay: bool
    is_first: bool
    """Nothing was told of it yet, so the next update says where it stands, whether or not that changed."""


@dataclass(frozen=True, kw_only=True)
class SubscriptionsAnswer(Answer):
    """All that a chat follows; nothing, where it follows nothing."""

    template: ClassVar[str] = "subscriptions"
    standing: Standing | None
    shown: tuple[Followed, ...]
    """All, or the one that is to be changed."""
    is_full: bool
    dropped: tuple[Followed, ...]
    """What has just been ended, and can be brought back."""


@dataclass(frozen=True, kw_only=True)
class ChooseAnswer(Answer):
    """A day or an hour is to be chosen, for all that the chat follows."""

    template: ClassVar[str] = "choose_time"
    part: str
    schedule: Schedule


@dataclass(frozen=True, kw_only=True)
class StoppedAnswer(Answer):
    """Everything that was asked for has ended, and can be undone; or there was nothing."""

    template: ClassVar[str] = "stopped"
    had_any: bool


@dataclass(frozen=True, kw_only=True)
class ElsewhereAnswer(Answer):
    """Updates are sent in chats on Telegram only."""

    template: ClassVar[str] = "elsewhere"


def elsewhere(query: Query, _market: Market) -> Answer:
    """Answer where there is no chat that could follow anything."""
    return ElsewhereAnswer(query=query)


def subscribed(
    plan: PlannedAnswer, standing: Standing, followed: Followed, *, changed: bool, is_first: bool
) -> SubscribedAnswer:
    """Confirm a subscription."""
    return SubscribedAnswer(
        query=plan.query,
        next=(_times(), (_do("subscriptions"),)),
        followed=followed,
        schedule=standing.schedule,
        schedule_changed=changed,
        others=len(standing.markets) > 1,
        speaks_when_quiet=standing.speaks_when_quiet,
        has_pay=plan.has_pay,
        is_first=is_first,
    )


def overview(
    query: Query, standing: Standing | None, *, is_full: bool = False, dropped: tuple[Followed, ...] = ()
) -> SubscriptionsAnswer:
    """Show what a chat follows, with what can be changed; of several subscriptions each by its name."""
    one = _chosen(query, standing) if standing else None
    undo = ((_do("updates_undo", UNDO),),) if dropped else ()
    return SubscriptionsAnswer(
        query=query,
        next=(*undo, *(_changes(standing, one) if standing else ())),
        standing=standing,
        shown=(one,) if one else standing.markets if standing else (),
        is_full=is_full and one is None,
        dropped=dropped,
    )


def _changes(standing: Standing, one: Followed | None) -> tuple[tuple[Next, ...], ...]:
    """Offer what can be changed of one subscription, or of all."""
    if one is not None:
        return (*_pace(one), (_do("subscriptions"),))
    quiet = _do("updates_quiet", QUIET) if standing.speaks_when_quiet else _do("updates_speak", SPEAK)
    stop = Next("updates_stop_all", Query(Intent.UNSUBSCRIBE, flags=frozenset({HERE})))
    first = (
        _pace(standing.markets[0])[:1]
        if len(standing.markets) == 1
        else tuple((_named(market),) for market in standing.markets)
    )
    return (*first, _times(), (quiet,), (stop,))


def choose(query: Query, schedule: Schedule, part: str) -> ChooseAnswer:
    """Offer the days of the week, or hours of the day."""
    choices = [_day(day) for day in range(7)] if part == DAYS else [_hour(hour) for hour in _HOURS]
    back = (_do("subscriptions"),)
    return ChooseAnswer(query=query, next=(*in_rows(choices), back), part=part, schedule=schedule)


def stopped(query: Query, *, had_any: bool) -> StoppedAnswer:
    """Confirm the end of everything; it can be undone for a day."""
    undo = (((_do("updates_undo", UNDO)),),) if had_any else ()
    return StoppedAnswer(query=query, next=undo, had_any=had_any)


def _chosen(query: Query, standing: Standing) -> Followed | None:
    if ONE not in query.flags or len(standing.markets) == 1:
        return None
    return next((one for one in standing.markets if (one.role, one.place) == (query.role, query.place)), None)


def _pace(followed: Followed) -> tuple[tuple[Next, ...], ...]:
    """Offer what can be changed of one subscription."""
    often = (
        _of(followed, "updates_weekly", WEEKLY)
        if followed.monthly
        else _of(followed, "updates_monthly", MONTHLY)
    )
    paused = followed.paused_until is not None
    pause = _of(followed, "updates_resume", RESUME) if paused else _of(followed, "updates_pause", PAUSE)
    return (often, pause), (_of(followed, "updates_stop", DROP),)


def _times() -> tuple[Next, ...]:
    return _do("updates_day", DAYS), _do("updates_hour", HOURS), _do("updates_zone", ZONES)


def _do(label: str, *flags: str) -> Next:
    return Next(label, Query(Intent.SUBSCRIPTIONS, flags=frozenset({HERE, *flags})))


def _of(followed: Followed, label: str, *flags: str) -> Next:
    item = _do(label, ONE, *flags)
    return replace(item, query=replace(item.query, roles=(followed.role,), places=(followed.place,)))


def _named(followed: Followed) -> Next:
    return replace(_of(followed, "side"), names=(followed.role, followed.place))


def _day(day: int) -> Next:
    item = _do(f"day_{day}")
    return replace(item, query=replace(item.query, flags=item.query.flags | Timing(weekday=day).flags))


def _hour(hour: int) -> Next:
    at = time(hour)
    item = _do("value", *Timing(at=at).flags)
    return replace(item, names=(f"{at:%H:%M}",))

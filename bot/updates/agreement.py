"""What a chat agrees to: a query about updates changes what it follows, and when it is told."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.answers.subscriptions import DROP, PAUSE, QUIET, RESUME, SPEAK, ZONES, Followed, Standing
from bot.models import Place, Query, Role
from bot.people.subscribers import Market, Subscriber, Subscription
from bot.schedule import Schedule
from bot.timing import timing_of
from knowledge.models import Level

MOST = 10
"""Markets that a chat may follow: their news has to fit into one message."""
_PAUSE = timedelta(weeks=4)


def agree(before: Subscriber | None, query: Query, chat_key: str, language: str, now: datetime) -> Subscriber:
    """Add the market of a query that says everything; its day, hour and zone become those of all others."""
    timing = timing_of(query.flags)
    if timing.zone is None and before is None:
        raise ValueError("a first subscription needs a time zone")
    subscription = _subscription(query, now)
    known = before.find(subscription.market) if before else None
    if known is not None:
        subscription = known if ZONES in query.flags else replace(known, paused_until=None)
    if timing.monthly is not None:
        subscription = replace(subscription, monthly=timing.monthly)
    schedule = timing.over(before.schedule if before else Schedule(timing.zone or ""))
    asked = before or Subscriber(chat_key, language, schedule, ())
    return replace(asked, language=language, schedule=schedule).with_subscription(subscription)


def is_full(before: Subscriber | None, query: Query) -> bool:
    """Tell whether a chat follows as many markets as it may, and this is another one."""
    if before is None or len(before.subscriptions) < MOST:
        return False
    return before.find(market_of(query)) is None


def change(before: Subscriber, query: Query, now: datetime) -> Subscriber:
    """Change what a chat follows as a query says: what it may mean, or all where it names none."""
    timing = timing_of(query.flags)
    meant = _meant(before, query)
    kept = [
        changed
        for one in before.subscriptions
        if (changed := _changed(one, query, now) if one.market in meant else one)
    ]
    speaks = before.speaks_when_quiet if query.flags.isdisjoint({QUIET, SPEAK}) else SPEAK in query.flags
    return replace(
        before, schedule=timing.over(before.schedule), subscriptions=tuple(kept), speaks_when_quiet=speaks
    )


def standing_of(subscriber: Subscriber, now: datetime) -> Standing:
    """Give what a chat follows as answers show it."""
    followed = tuple(followed_of(one, now) for one in subscriber.subscriptions)
    return Standing(subscriber.schedule, followed, subscriber.speaks_when_quiet)


def followed_of(subscription: Subscription, now: datetime) -> Followed:
    """Give a subscription as answers show it; a pause that is over is none."""
    until = subscription.paused_until
    return Followed(
        role_of(subscription),
        place_of(subscription),
        subscription.monthly,
        until.date() if until and until > now else None,
    )


def role_of(subscription: Subscription) -> Role:
    """Give the role that a subscription is about."""
    return Role(subscription.role, Level(subscription.level) if subscription.level else None)


def place_of(subscription: Subscription) -> Place:
    """Give the place that a subscription is about."""
    return Place(subscription.country, subscription.region or None, subscription.city or None)


def market_of(query: Query) -> Market:
    """Name the market of a query that names a role and a place."""
    if query.role is None or query.place is None:
        raise ValueError("a subscription needs a role and a place")
    role, place = query.role, query.place
    return role.occupation, role.level or "", place.country, place.region or "", place.city or ""


def _meant(before: Subscriber, query: Query) -> set[Market]:
    """Name the markets that a query speaks of: the very one, else all that it may mean."""
    if query.role and query.place and before.find(market_of(query)):
        return {market_of(query)}
    return {one.market for one in before.subscriptions if _may_be(one, query.role, query.place)}


def _may_be(one: Subscription, role: Role | None, place: Place | None) -> bool:
    """Tell whether a subscription is on a role and a place; what is left unsaid may be anything."""
    has_role = role is None or (one.role == role.occupation and role.level in {None, role_of(one).level})
    if not has_role or place is None:
        return has_role
    said = place.country, place.region, place.city
    known = one.country, one.region, one.city
    return all(name in {None, there} for name, there in zip(said, known, strict=True))


def _subscription(query: Query, now: datetime) -> Subscription:
    role, level, country, region, city = market_of(query)
    return Subscription(role, country, now, "", level, region, city)


def _changed(one: Subscription, query: Query, now: datetime) -> Subscription | None:
    flags, monthly = query.flags, timing_of(query.flags).monthly
    if DROP in flags:
        return None
    if monthly is not None:
        one = replace(one, monthly=monthly)
    if PAUSE in flags:
        one = replace(one, paused_until=now + _PAUSE)
    return replace(one, paused_until=None) if RESUME in flags else one

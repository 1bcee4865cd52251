"""Who asked to be written to, about what, and when the next time is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from bot.people import schema
from bot.people.upsert import put
from bot.schedule import Schedule, next_due

_subscriber, _subscription = schema.subscriber.c, schema.subscription.c
Market = tuple[str, str, str, str, str]
"""Role, level, country, region, city; empty stands for all."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A role in a place that a chat is told about; an empty level, region or city stands for all."""

    role: str
    country: str
    since: datetime
    """When the chat agreed to it."""
    wording: str
    """The words that it agreed to."""
    level: str = ""
    region: str = ""
    city: str = ""
    monthly: bool = False
    paused_until: datetime | None = None
    told_version: str | None = None

    @property
    def market(self) -> Market:
        """What it is about: a chat has one subscription a market."""
        return self.role, self.level, self.country, self.region, self.city

    def due(self, schedule: Schedule, now: datetime) -> datetime:
        """Give the next time after `now` that it has its turn."""
        return next_due(schedule, now, monthly=self.monthly, paused_until=self.paused_until)


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A chat that asked to be written to: one schedule for all that it follows."""

    chat_key: str
    language: str
    schedule: Schedule
    subscriptions: tuple[Subscription, ...]
    speaks_when_quiet: bool = False
    topic: int | None = None
    """The topic of a group that it is written to in."""

    def find(self, market: Market) -> Subscription | None:
        """Find the subscription to a market."""
        return next((one for one in self.subscriptions if one.market == market), None)

    def with_subscription(self, subscription: Subscription) -> "Subscriber":
        """Add a subscription, in place of the one to the same market."""
        others = self.without(subscription.market).subscriptions
        return replace(self, subscriptions=(*others, subscription))

    def without(self, market: Market) -> "Subscriber":
        """Leave out the subscription to a market."""
        kept = tuple(one for one in self.subscriptions if one.market != market)
        return replace(self, subscriptions=kept)

    def due(self, now: datetime) -> datetime | None:
        """Give the next time after `now` that any of the subscriptions has its turn."""
        return min((one.due(self.schedule, now) for one in self.subscriptions), default=None)


@dataclass(frozen=True, slots=True)
class Due:
    """A chat that is due, with all that its next date depends on."""

    chat_key: str
    schedule: Schedule
    paces: tuple[tuple[bool, datetime | None], ...]
    """Of each subscription, whether it is monthly, and until when it is paused."""

    def next(self, now: datetime) -> datetime | None:
        """Give the next time after `now`; None for a chat without subscriptions."""
        return min(
            (next_due(self.schedule, now, monthly=often, paused_until=until) for often, until in self.paces),
            default=None,
        )


class Subscribers:
    """The subscribers, in one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def find(self, chat_key: str) -> Subscriber | None:
        """Find what a chat asked for; None where it is not to be written to."""
        return self.of([chat_key]).get(chat_key)

    def of(self, chat_keys: Iterable[str]) -> dict[str, Subscriber]:
        """Find what several chats asked for, by their keys; the oldest subscriptions come first."""
        keys = list(chat_keys)
        followed: dict[str, list[Subscription]] = {key: [] for key in keys}
        columns = [column for column in schema.subscription.c if column.name != "chat_key"]
        for chat_key, *values in self._connection.execute(
            sa.select(_subscription.chat_key, *columns)
            .where(_subscription.chat_key.in_(keys))
            .order_by(_subscription.since, _subscription.role, _subscription.country)
        ):
            names = (column.name for column in columns)
            followed[chat_key].append(Subscription(**dict(zip(names, values, strict=True))))
        rows = self._connection.execute(sa.select(schema.subscriber).where(_subscriber.chat_key.in_(keys)))
        return {row.chat_key: _subscriber_of(row, followed[row.chat_key]) for row in rows}

    def keep(self, subscriber: Subscriber, now: datetime) -> None:
        """Keep what a chat asked for, in place of what it asked for before; who follows nothing is let go.

        What is due already and was not sent yet stays due.
        """
        key = subscriber.chat_key
        is_owed = sa.and_(_subscriber.chat_key == key, _subscriber.next_due <= now)
        owed = self._connection.scalar(sa.select(_subscriber.next_due).where(is_owed))
        self._connection.execute(sa.delete(schema.subscription).where(_subscription.chat_key == key))
        if not subscriber.subscriptions:
            self._connection.execute(sa.delete(schema.subscriber).where(_subscriber.chat_key == key))
            return
        put(
            self._connection,
            schema.subscriber,
            chat_key=key,
            language=subscriber.language,
            **asdict(subscriber.schedule),
            speaks_when_quiet=subscriber.speaks_when_quiet,
            topic=subscriber.topic,
            next_due=owed or subscriber.due(now),
        )
        rows = [{"chat_key": key, **asdict(one)} for one in subscriber.subscriptions]
        self._connection.execute(sa.insert(schema.subscription), rows)

    def due(self, now: datetime, most: int) -> list[Due]:
        """Find up to `most` chats that are due, those that wait longest first; other processes skip them."""
        waiting = (
            sa.select(schema.subscriber)
            .where(_subscriber.next_due <= now)
            .order_by(_subscriber.next_due, _subscriber.chat_key)
            .limit(most)
            .with_for_update(skip_locked=True)
            .subquery()
        )
        chat = waiting.c
        found: dict[str, Schedule] = {}
        paces: dict[str, list[tuple[bool, datetime | None]]] = defaultdict(list)
        for key, zone, weekday, hour, minute, monthly, paused_until in self._connection.execute(
            sa.select(
                chat.chat_key,
                chat.zone,
                chat.weekday,
                chat.hour,
                chat.minute,
                _subscription.monthly,
                _subscription.paused_until,
            ).outerjoin_from(waiting, schema.subscription, chat.chat_key == _subscription.chat_key)
        ):
            found[key] = Schedule(zone, weekday, hour, minute)
            if monthly is not None:
                paces[key].append((monthly, paused_until))
        return [Due(key, schedule, tuple(paces[key])) for key, schedule in found.items()]

    def advance(self, dates: Mapping[datetime | None, Sequence[str]]) -> None:
        """Write the next dates of chats: those of each date by their keys."""
        for date, chat_keys in dates.items():
            self._connection.execute(
                sa.update(schema.subscriber).where(_subscriber.chat_key.in_(chat_keys)).values(next_due=date)
            )


def _subscriber_of(row: sa.Row[tuple[object, ...]], followed: Sequence[Subscription]) -> Subscriber:
    fields = row._asdict()
    return Subscriber(
        chat_key=fields["chat_key"],
        language=fields["language"],
        schedule=Schedule(fields["zone"], fields["weekday"], fields["hour"], fields["minute"]),
        subscriptions=tuple(followed),
        speaks_when_quiet=fields["speaks_when_quiet"],
        topic=fields["topic"],
    )


def is_anybody_waiting(connection: sa.Connection) -> bool:
    """Tell whether there is anybody who may have to be written to."""
    waiting = (sa.exists().select_from(table) for table in (schema.subscriber, schema.wish, schema.delivery))
    return bool(connection.scalar(sa.select(sa.or_(*waiting))))

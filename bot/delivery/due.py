"""What is due becomes deliveries, in slices: rows, next dates and the order for the work commit together."""

import secrets
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.delivery.editions import Editions
from bot.delivery.ledger import Ledger
from bot.delivery.message import Edition, Slice
from bot.people import schema
from bot.people.subscribers import Subscribers
from bot.schedule import Schedule

SLICE = 500
_AT_ONCE = 2000
"""Chats cut in one transaction, during which nobody else can write to SQLite: a twelfth of a second."""
WEEKLY = "weekly"

Order = Callable[[sa.Connection, Slice], None]
"""Has a slice worked once the transaction commits."""


@dataclass(frozen=True, slots=True)
class DueCount:
    """How many subscribers are due: those who are sent theirs now, and those for whom it is night."""

    now: int = 0
    in_the_morning: int = 0


def due_count(connection: sa.Connection, now: datetime) -> DueCount:
    """Count the subscribers whose weekly update is due."""
    subscriber = schema.subscriber.c
    by_zone = sa.select(subscriber.zone, sa.func.count()).where(subscriber.next_due <= now)
    counts = [0, 0]
    for zone, count in connection.execute(by_zone.group_by(subscriber.zone)):
        counts[Schedule(zone).is_night(now)] += count
    return DueCount(*counts)


def cut(connection: sa.Connection, now: datetime, order: Order, most: int = _AT_ONCE) -> int:
    """Turn up to `most` due subscribers into deliveries; return how many there were, 0 at the end.

    Each gets the week's edition once, whatever was changed within the week or missed before it, and not at
    night: what a halt held up until then waits for the morning.
    """
    subscribers = Subscribers(connection)
    due = subscribers.due(now, most)
    chats: dict[str, list[str]] = defaultdict(list)
    dates: dict[datetime | None, list[str]] = defaultdict(list)
    for one in due:
        if one.schedule.is_night(now):
            dates[one.schedule.morning_after(now)].append(one.chat_key)
        else:
            dates[one.next(now)].append(one.chat_key)
            chats[f"{WEEKLY}-{one.schedule.week(now)}"].append(one.chat_key)
    subscribers.advance(dates)
    for name, chat_keys in chats.items():
        deliver_to(connection, Edition(name, WEEKLY), chat_keys, now, order)
    return len(due)


def deliver_to(
    connection: sa.Connection, edition: Edition, chat_keys: Sequence[str], now: datetime, order: Order
) -> None:
    """Have an edition delivered to chats that are named, such as those who saw a wrong figure."""
    for start in range(0, len(chat_keys), SLICE):
        _add(connection, edition, chat_keys[start : start + SLICE], now, order)


def _add(
    connection: sa.Connection, edition: Edition, chat_keys: Sequence[str], now: datetime, order: Order
) -> None:
    Editions(connection).open(edition, now)
    piece = Slice(edition.name, secrets.token_hex(6))
    ledger = Ledger(connection)
    ledger.add(piece, chat_keys, now)
    if ledger.has_work(piece):  # else all of them have the edition already
        order(connection, piece)

"""What is due becomes deliveries, in slices: rows, next dates and the order for the work commit together."""

import secrets
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.delivery.editions import Editions
from bot.delivery.ledger import Ledger
from bot.delivery.message import Edition, Slice
from bot.people import schema
from bot.updates.due import Schedule, next_due

SLICE = 500
WEEKLY = "weekly"
_row = schema.subscriber.c

Order = Callable[[sa.Connection, Slice], None]
"""Has a slice worked once the transaction commits."""


def due_count(connection: sa.Connection, now: datetime) -> int:
    """Count the subscribers whose weekly update is due."""
    return connection.scalar(sa.select(sa.func.count()).where(_row.next_due <= now)) or 0


def cut(connection: sa.Connection, now: datetime, order: Order, most: int = SLICE) -> int:
    """Turn up to `most` due subscribers into deliveries; return how many there were, 0 at the end.

    Each gets the week's edition once, whatever was changed within the week or missed before it, and not at
    night: what a halt held up until then waits for the morning.
    """
    rows = connection.execute(
        sa.select(_row.chat_key, _row.zone, _row.weekday, _row.hour, _row.minute)
        .where(_row.next_due <= now)
        .order_by(_row.next_due, _row.chat_key)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()
    by_edition: dict[str, list[str]] = defaultdict(list)
    by_date: dict[datetime, list[str]] = defaultdict(list)
    for chat_key, *times in rows:
        schedule = Schedule(*times)
        if schedule.is_night(now):
            by_date[schedule.morning_after(now)].append(chat_key)
        else:
            by_date[next_due(schedule, now)].append(chat_key)
            by_edition[f"{WEEKLY}-{schedule.week(now)}"].append(chat_key)
    _plan(connection, by_date)
    for name, chat_keys in by_edition.items():
        _add(connection, Edition(name, WEEKLY), chat_keys, now, order)
    return len(rows)


def deliver_to(
    connection: sa.Connection, edition: Edition, chat_keys: Sequence[str], now: datetime, order: Order
) -> None:
    """Have an edition delivered to chats that are named one by one, such as those who saw a wrong figure."""
    for start in range(0, len(chat_keys), SLICE):
        _add(connection, edition, chat_keys[start : start + SLICE], now, order)


def _plan(connection: sa.Connection, by_date: dict[datetime, list[str]]) -> None:
    for date, chat_keys in by_date.items():
        connection.execute(
            sa.update(schema.subscriber).where(_row.chat_key.in_(chat_keys)).values(next_due=date)
        )


def _add(
    connection: sa.Connection, edition: Edition, chat_keys: Sequence[str], now: datetime, order: Order
) -> None:
    Editions(connection).open(edition, now)
    piece = Slice(edition.name, secrets.token_hex(6))
    Ledger(connection).add(piece, chat_keys, now)
    order(connection, piece)

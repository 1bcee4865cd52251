"""What is to be delivered and was not yet: how many messages, and since when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.delivery.editions import CANCELLED
from bot.delivery.message import State
from bot.people import schema


@dataclass(frozen=True, slots=True)
class Backlog:
    """Messages that wait, and how long the oldest has."""

    count: int
    oldest: timedelta


def backlog(connection: sa.Connection, now: datetime) -> Backlog:
    """Count what waits; of an edition that was cancelled, nothing does."""
    delivery, edition = schema.delivery.c, schema.edition.c
    cancelled = sa.select(edition.name).where(edition.state == CANCELLED)
    row = connection.execute(
        sa.select(sa.func.count(), sa.func.min(delivery.changed_at)).where(
            delivery.state <= State.HELD, delivery.edition.not_in(cancelled)
        )
    ).one()
    since: datetime | None = row[1]
    return Backlog(row[0], max(now - since, timedelta(0)) if since else timedelta(0))

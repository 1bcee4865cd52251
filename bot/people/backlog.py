"""What is to be delivered and was not yet: how many messages, and since when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.people import schema

UNFINISHED = schema.delivery.c.state < 2


@dataclass(frozen=True, slots=True)
class Backlog:
    """Messages that wait, and how long the oldest has."""

    count: int
    oldest: timedelta


def backlog(connection: sa.Connection, now: datetime) -> Backlog:
    """Count what waits."""
    table = schema.delivery
    row = connection.execute(
        sa.select(sa.func.count(), sa.func.min(table.c.changed_at)).where(UNFINISHED)
    ).one()
    since: datetime | None = row[1]
    return Backlog(row[0], max(now - since, timedelta(0)) if since else timedelta(0))

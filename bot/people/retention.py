"""Delete what was kept as long as the schema says."""

from datetime import datetime

import sqlalchemy as sa

from bot.people.schema import metadata, retention


def purge(connection: sa.Connection, now: datetime) -> dict[str, int]:
    """Delete every row whose time is over; tell how many of each table."""
    return {
        table.name: connection.execute(sa.delete(table).where(retention(table).over(table, now))).rowcount
        for table in metadata.sorted_tables
    }

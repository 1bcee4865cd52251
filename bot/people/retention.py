"""Delete what was kept as long as the schema says, and the ids of chats that nothing is kept of any more."""

from datetime import datetime

import sqlalchemy as sa

from bot.people import schema
from bot.people.columns import metadata, retention


def purge(connection: sa.Connection, now: datetime) -> dict[str, int]:
    """Delete every row whose time is over; tell how many of each table."""
    gone = {
        table.name: connection.execute(sa.delete(table).where(retention(table).over(table, now))).rowcount
        for table in metadata.sorted_tables
    }
    return gone | {schema.chat.name: _forget_bare_chats(connection)}


def _forget_bare_chats(connection: sa.Connection) -> int:
    """Delete the chats of which their id alone is left."""
    chat = schema.chat.c
    kept = (
        sa.exists().where(table.c.chat_key == chat.chat_key)
        for table in schema.personal_tables()
        if table is not schema.chat
    )
    return connection.execute(sa.delete(schema.chat).where(sa.not_(sa.or_(*kept)))).rowcount

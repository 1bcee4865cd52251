"""What belongs to a chat: its context and its settings. `chat_key` is opaque."""

from datetime import datetime

import sqlalchemy as sa

from bot.people import schema
from bot.people.upsert import put


class Contexts:
    """What a chat's next question may follow, in one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def save(self, chat_key: str, context_json: str, at: datetime) -> None:
        """Save a chat's context in place of the one before."""
        put(self._connection, schema.context, chat_key=chat_key, context=context_json, saved_at=at)

    def end(self, chat_key: str) -> None:
        """End a chat's context."""
        self._connection.execute(sa.delete(schema.context).where(schema.context.c.chat_key == chat_key))

    def load(self, chat_key: str, now: datetime) -> str | None:
        """Load a chat's context; None when there is none, or it is a day old."""
        table = schema.context
        over = schema.retention(table).over(table, now)
        return self._connection.scalar(
            sa.select(table.c.context).where(table.c.chat_key == chat_key, sa.not_(over))
        )


class ChatSettings:
    """What a chat chose, such as its language, in one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def choose(self, chat_key: str, name: str, value: str) -> None:
        """Set one setting."""
        put(self._connection, schema.setting, chat_key=chat_key, name=name, value=value)

    def of(self, chat_key: str) -> dict[str, str]:
        """Give all that a chat chose, by name."""
        table = schema.setting.c
        rows = self._connection.execute(sa.select(table.name, table.value).where(table.chat_key == chat_key))
        return {row.name: row.value for row in rows}


def move_chat(connection: sa.Connection, old: str, new: str) -> None:
    """Hand everything of a chat to its new key; what the new one has already stays. Safe to repeat."""
    for table in schema.metadata.sorted_tables:
        if "chat_key" in table.c:
            _move_rows(connection, table, old, new)


def _move_rows(connection: sa.Connection, table: sa.Table, old: str, new: str) -> None:
    there = table.alias()
    same = [there.c[key.name] == key for key in table.primary_key if key.name != "chat_key"]
    taken = sa.exists().where(there.c.chat_key == new, *same)
    connection.execute(sa.update(table).where(table.c.chat_key == old, ~taken).values(chat_key=new))
    connection.execute(sa.delete(table).where(table.c.chat_key == old))

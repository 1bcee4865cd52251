"""What belongs to a chat: its context and its settings. `chat_key` is opaque."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import sqlalchemy as sa

from bot.people import schema
from bot.people.upsert import insert, put


class Contexts:
    """What a chat's next question may follow, in one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def save(self, contexts: Mapping[str, str], at: datetime) -> None:
        """Save the contexts of several chats, by their keys."""
        statement = insert(self._connection, schema.context)
        new = {name: statement.excluded[name] for name in ("context", "saved_at")}
        rows = [{"chat_key": key, "context": context, "saved_at": at} for key, context in contexts.items()]
        self._connection.execute(statement.on_conflict_do_update(index_elements=["chat_key"], set_=new), rows)

    def load(self, chat_keys: Iterable[str], now: datetime) -> dict[str, str]:
        """Load the contexts of several chats, by their keys; those a day old are left out."""
        table = schema.context
        over = schema.retention(table).over(table, now)
        rows = self._connection.execute(
            sa.select(table.c.chat_key, table.c.context).where(
                table.c.chat_key.in_(list(chat_keys)), sa.not_(over)
            )
        )
        return {row.chat_key: row.context for row in rows}

    def end(self, chat_key: str) -> None:
        """End a chat's context."""
        self._connection.execute(sa.delete(schema.context).where(schema.context.c.chat_key == chat_key))


class ChatSettings:
    """What a chat chose, such as its language, in one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def choose(self, chat_key: str, name: str, value: str) -> None:
        """Set one setting."""
        put(self._connection, schema.setting, chat_key=chat_key, name=name, value=value)

    def of(self, chat_keys: Iterable[str]) -> dict[str, dict[str, str]]:
        """Give all that several chats chose, by chat and name."""
        rows = self._connection.execute(
            sa.select(schema.setting).where(schema.setting.c.chat_key.in_(list(chat_keys)))
        )
        chosen: dict[str, dict[str, str]] = {}
        for row in rows:
            chosen.setdefault(row.chat_key, {})[row.name] = row.value
        return chosen


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

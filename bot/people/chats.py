"""What belongs to a chat: where to write to it, what it chose, and how all of it moves or goes."""

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from bot.people import schema
from bot.people.cipher import Cipher
from bot.people.upsert import insert, put


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


class Chats:
    """The ids of the chats that lasting things are kept of, in one transaction."""

    def __init__(self, connection: sa.Connection, cipher: Cipher) -> None:
        self._connection = connection
        self._cipher = cipher

    def meet(self, chat_id: int, at: datetime) -> str:
        """Keep a chat's id, so that it can be written to; return its key."""
        key = self._cipher.key_of(chat_id)
        statement = insert(self._connection, schema.chat).values(
            chat_key=key, sealed_id=self._cipher.seal(str(chat_id), "chat"), met_at=at
        )
        self._connection.execute(statement.on_conflict_do_nothing())
        return key

    def ids(self, chat_keys: Iterable[str]) -> dict[str, int]:
        """Give the ids of several chats, by their keys."""
        table = schema.chat.c
        rows = self._connection.execute(
            sa.select(table.chat_key, table.sealed_id).where(table.chat_key.in_(list(chat_keys)))
        )
        return {row.chat_key: int(self._cipher.open(row.sealed_id, "chat")) for row in rows}

    def move(self, old_id: int, new_id: int) -> None:
        """Hand everything of a chat to its new id; what the new one has already stays. Safe to repeat."""
        old, new = self._cipher.key_of(old_id), self._cipher.key_of(new_id)
        for table in schema.personal_tables():
            _move_rows(self._connection, table, old, new)
        sealed = self._cipher.seal(str(new_id), "chat")
        self._connection.execute(
            sa.update(schema.chat).where(schema.chat.c.chat_key == new).values(sealed_id=sealed)
        )

    def forget(self, chat_key: str) -> None:
        """Delete everything of a chat: no table keeps a row of it."""
        for table in schema.personal_tables():
            self._connection.execute(sa.delete(table).where(table.c.chat_key == chat_key))


def _move_rows(connection: sa.Connection, table: sa.Table, old: str, new: str) -> None:
    there = table.alias()
    same = [there.c[key.name] == table.c[key.name] for key in table.primary_key if key.name != "chat_key"]
    taken = sa.exists().where(there.c.chat_key == new, *same)
    connection.execute(sa.update(table).where(table.c.chat_key == old, ~taken).values(chat_key=new))
    connection.execute(sa.delete(table).where(table.c.chat_key == old))

"""The end of what a chat asked to be sent: at once, and for a day it can be undone."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.people import schema
from bot.people.cipher import Cipher
from bot.people.columns import UtcTime, retention
from bot.people.subscribers import Market
from bot.people.upsert import insert, put

_PURPOSE = "stopped"
_ENDING = (schema.subscriber, schema.subscription, schema.shown, schema.wish)
"""What makes the bot write to a chat unasked."""
_MARKET = ("role", "level", "country", "region", "city")
_Rows = Mapping[str, Sequence[Mapping[str, object]]]
"""By the names of their tables."""


class Endings:
    """Ends and undoes, in one transaction."""

    def __init__(self, connection: sa.Connection, cipher: Cipher) -> None:
        self._connection = connection
        self._cipher = cipher

    def end(self, chat_key: str) -> bool:
        """Delete all that makes the bot write to a chat, for good; tell whether there was anything."""
        self._delete(schema.stopped, chat_key)
        return self._end(chat_key)

    def stop(self, chat_key: str, at: datetime) -> bool:
        """End, and set what is deleted aside, sealed; tell whether there was anything."""
        aside = {table.name: self._rows(table, chat_key) for table in _ENDING}
        if not self._end(chat_key):
            return False
        self._set_aside(chat_key, aside, at)
        return True

    def drop(self, chat_key: str, markets: Collection[Market], at: datetime) -> None:
        """End the subscriptions to some markets, and set them aside with when the chat is written to."""
        table = schema.subscription
        of_markets = sa.tuple_(*(table.c[name] for name in _MARKET)).in_(list(markets))
        aside = {
            schema.subscriber.name: self._rows(schema.subscriber, chat_key),
            table.name: self._rows(table, chat_key, of_markets),
        }
        self._delete(table, chat_key, of_markets)
        self._set_aside(chat_key, aside, at)

    def undo(self, chat_key: str, now: datetime) -> bool:
        """Put back what was stopped within a day, beside what was asked for since; tell whether it can be."""
        table = schema.stopped
        is_over = retention(table).over(table, now)
        sealed = self._connection.scalar(
            sa.select(table.c.rows).where(table.c.chat_key == chat_key, sa.not_(is_over))
        )
        self._delete(table, chat_key)
        if sealed is None:
            return False
        aside = json.loads(self._cipher.open(sealed, _PURPOSE))
        for ended in _ENDING:
            for row in aside.get(ended.name, ()):
                values = {name: self._read(ended.c[name], value) for name, value in row.items()}
                again = insert(self._connection, ended).values(chat_key=chat_key, **values)
                self._connection.execute(again.on_conflict_do_nothing())
        return True

    def _end(self, chat_key: str) -> bool:
        return sum(self._delete(table, chat_key) for table in _ENDING) > 0

    def _delete(self, table: sa.Table, chat_key: str, *which: sa.ColumnElement[bool]) -> int:
        deleted = self._connection.execute(sa.delete(table).where(table.c.chat_key == chat_key, *which))
        return deleted.rowcount

    def _set_aside(self, chat_key: str, rows: _Rows, at: datetime) -> None:
        sealed = self._cipher.seal(json.dumps(rows), _PURPOSE)
        put(self._connection, schema.stopped, chat_key=chat_key, rows=sealed, stopped_at=at)

    def _rows(
        self, table: sa.Table, chat_key: str, *which: sa.ColumnElement[bool]
    ) -> list[dict[str, object]]:
        columns = [column for column in table.c if column.name != "chat_key"]
        rows = self._connection.execute(sa.select(*columns).where(table.c.chat_key == chat_key, *which))
        return [
            {column.name: self._written(column, value) for column, value in zip(columns, row, strict=True)}
            for row in rows
        ]

    def _written(self, column: sa.Column[Any], value: Any) -> object:  # noqa: ANN401 - whatever the column holds
        """Give a value as JSON has it; what is sealed is opened, since it is all sealed together."""
        if "seal" in column.info:
            return self._cipher.open(value, column.info["seal"])
        return value.isoformat() if isinstance(value, datetime) else value

    def _read(self, column: sa.Column[Any], value: Any) -> object:  # noqa: ANN401
        if "seal" in column.info:
            return self._cipher.seal(value, column.info["seal"])
        return datetime.fromisoformat(value) if value and isinstance(column.type, UtcTime) else value

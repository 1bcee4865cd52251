"""What a chat's next message may build on, sealed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.people import schema
from bot.people.cipher import Cipher
from bot.people.columns import retention
from bot.people.upsert import insert


@dataclass(frozen=True, slots=True)
class Context:
    """What a chat's next message may build on: the last question, and the form being filled in. JSON."""

    query: str | None = None
    form: str | None = None


class Contexts:
    """The contexts, in one transaction."""

    def __init__(self, connection: sa.Connection, cipher: Cipher) -> None:
        self._connection = connection
        self._cipher = cipher

    def save(self, contexts: Mapping[str, Context], at: datetime) -> None:
        """Save the contexts of several chats, by their keys; what is None stays as it was."""
        statement = insert(self._connection, schema.context)
        old, new = schema.context.c, statement.excluded
        changed = {
            "context": sa.func.coalesce(new.context, old.context),
            "form": sa.func.coalesce(new.form, old.form),
            "saved_at": new.saved_at,
        }
        rows = [
            {
                "chat_key": key,
                "context": self._seal(context.query, "context"),
                "form": self._seal(context.form, "form"),
                "saved_at": at,
            }
            for key, context in contexts.items()
        ]
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["chat_key"], set_=changed), rows
        )

    def load(self, chat_keys: Iterable[str], now: datetime) -> dict[str, Context]:
        """Load the contexts of several chats, by their keys; those a day old are left out."""
        table = schema.context
        over = retention(table).over(table, now)
        rows = self._connection.execute(
            sa.select(table.c.chat_key, table.c.context, table.c.form).where(
                table.c.chat_key.in_(list(chat_keys)), sa.not_(over)
            )
        )
        return {
            row.chat_key: Context(self._open(row.context, "context"), self._open(row.form, "form"))
            for row in rows
        }

    def end(self, chat_key: str) -> None:
        """End a chat's context."""
        self._connection.execute(sa.delete(schema.context).where(schema.context.c.chat_key == chat_key))

    def _seal(self, text: str | None, purpose: str) -> bytes | None:
        return None if text is None else self._cipher.seal(text, purpose)

    def _open(self, sealed: bytes | None, purpose: str) -> str | None:
        return None if sealed is None else self._cipher.open(sealed, purpose)

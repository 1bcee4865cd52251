"""Questions behind buttons that are too small for them, sealed."""

from datetime import datetime

import sqlalchemy as sa

from bot.people import schema
from bot.people.cipher import Cipher
from bot.people.upsert import put

_PURPOSE = "question"


class Questions:
    """The kept questions, in one transaction."""

    def __init__(self, connection: sa.Connection, cipher: Cipher) -> None:
        self._connection = connection
        self._cipher = cipher

    def keep(self, key: str, query_json: str, at: datetime) -> None:
        """Keep a question; one that is kept already is kept longer."""
        sealed = self._cipher.seal(query_json, _PURPOSE)
        put(self._connection, schema.question, key=key, query=sealed, kept_at=at)

    def find(self, key: str) -> str | None:
        """Find a question; None when it is kept no longer."""
        table = schema.question.c
        sealed = self._connection.scalar(sa.select(table.query).where(table.key == key))
        return None if sealed is None else self._cipher.open(sealed, _PURPOSE)

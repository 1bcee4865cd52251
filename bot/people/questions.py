"""Questions behind buttons that are too small for them."""

from datetime import datetime

import sqlalchemy as sa

from bot.people import schema
from bot.people.upsert import put


class Questions:
    """The kept questions, in one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def keep(self, key: str, query_json: str, at: datetime) -> None:
        """Keep a question; one that is kept already is kept longer."""
        put(self._connection, schema.question, key=key, query=query_json, kept_at=at)

    def find(self, key: str) -> str | None:
        """Find a question; None when it is kept no longer."""
        table = schema.question.c
        return self._connection.scalar(sa.select(table.query).where(table.key == key))

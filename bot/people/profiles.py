"""What a person asked to be remembered of them: own pay, ticks. Sealed."""

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from bot.people import schema
from bot.people.cipher import Cipher
from bot.people.upsert import put

_PURPOSE = "profile"


class Profiles:
    """The profiles as JSON, in one transaction."""

    def __init__(self, connection: sa.Connection, cipher: Cipher) -> None:
        self._connection = connection
        self._cipher = cipher

    def keep(self, chat_key: str, profile_json: str, at: datetime) -> None:
        """Keep a chat's profile, in place of the one before."""
        sealed = self._cipher.seal(profile_json, _PURPOSE)
        put(self._connection, schema.profile, chat_key=chat_key, profile=sealed, saved_at=at)

    def of(self, chat_keys: Iterable[str]) -> dict[str, str]:
        """Give the profiles of several chats, by their keys."""
        table = schema.profile.c
        rows = self._connection.execute(
            sa.select(table.chat_key, table.profile).where(table.chat_key.in_(list(chat_keys)))
        )
        return {row.chat_key: self._cipher.open(row.profile, _PURPOSE) for row in rows}

    def forget(self, chat_key: str) -> None:
        """Delete a chat's profile."""
        self._connection.execute(sa.delete(schema.profile).where(schema.profile.c.chat_key == chat_key))

"""Pictures that were uploaded once and are sent by their name after that."""

from datetime import datetime

import sqlalchemy as sa

from bot.people import schema
from bot.people.upsert import put


class PhotoIds:
    """The uploaded pictures, in one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def keep(self, content_digest: str, file_id: str, at: datetime) -> None:
        """Keep the name that an uploaded picture was given."""
        put(self._connection, schema.photo, content_digest=content_digest, file_id=file_id, kept_at=at)

    def find(self, content_digest: str) -> str | None:
        """Find the name of a picture; None when it was not uploaded yet."""
        table = schema.photo.c
        return self._connection.scalar(sa.select(table.file_id).where(table.content_digest == content_digest))

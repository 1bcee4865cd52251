"""Updates that were handled: none is answered twice, also after a restart and by several replicas."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.people import schema
from bot.people.upsert import insert


class HandledUpdates:
    """The updates that somebody has claimed, in one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def claim(self, update_ids: Sequence[int], at: datetime) -> set[int]:
        """Claim several updates before handling them; return those that nobody had claimed."""
        table = schema.handled_update
        claim = insert(self._connection, table).on_conflict_do_nothing().returning(table.c.update_id)
        rows = [{"update_id": update_id, "handled_at": at} for update_id in dict.fromkeys(update_ids)]
        return set(self._connection.scalars(claim, rows))

    def release(self, update_ids: Sequence[int]) -> None:
        """Let somebody else handle updates that were claimed here and not answered."""
        table = schema.handled_update
        self._connection.execute(sa.delete(table).where(table.c.update_id.in_(update_ids)))

"""Gaps: what was asked and could not be answered, counted without a trace of who asked."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from bot.people import schema
from bot.people.upsert import insert


@dataclass(frozen=True, slots=True)
class Gap:
    """A role and a place that nothing is known about; empty where none was named."""

    intent: str
    role: str
    place: str
    times: int
    last_day: date


class Gaps:
    """The gaps, in one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def count(self, intent: str, role: str, place: str, at: datetime) -> None:
        """Count a question in vain. Role and place are names of the vocabulary, never a person's words."""
        table = schema.gap
        statement = insert(self._connection, table).values(
            intent=intent, role=role, place=place, times=1, last_day=at.date()
        )
        more = {"times": table.c.times + 1, "last_day": statement.excluded.last_day}
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["intent", "role", "place"], set_=more)
        )

    def list(self) -> list[Gap]:
        """List the gaps, the most asked first."""
        table = schema.gap.c
        rows = self._connection.execute(
            sa.select(schema.gap).order_by(table.times.desc(), table.intent, table.role, table.place)
        )
        return [Gap(**row._asdict()) for row in rows]

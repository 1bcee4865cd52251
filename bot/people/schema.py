"""The tables of the people database: every column with its purpose, every table with its retention.

A change here needs a new step in `migrations/versions` and its name in `NEWEST`; tests say what is missing.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeEngine

NEWEST = "0002"
"""The schema that this code works with: the last step in migrations/versions."""


@dataclass(frozen=True, slots=True)
class Retention:
    """How long a table's rows are kept, counted from one of their columns; None: for good."""

    kept: timedelta | None
    since: str = ""

    def over(self, table: sa.Table, now: datetime) -> sa.ColumnElement[bool]:
        """Give the condition that finds the rows whose time is over."""
        if self.kept is None:
            return sa.false()
        column, limit = table.c[self.since], now - self.kept
        return column <= (limit.date() if isinstance(column.type, sa.Date) else limit)


class UtcTime(sa.TypeDecorator[datetime]):
    """Aware UTC times in and out, also where the database knows no time zones."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: sa.Dialect) -> datetime | None:
        """Refuse naive times: their zone would be a guess."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: sa.Dialect) -> datetime | None:
        """Give SQLite's naive text its zone back."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


def _column(name: str, kind: TypeEngine[Any], purpose: str, *, key: bool = False) -> sa.Column[Any]:
    return sa.Column(
        name, kind, primary_key=key, autoincrement=False, nullable=False, info={"purpose": purpose}
    )


def _table(name: str, kept: Retention, *columns: sa.Column[Any]) -> sa.Table:
    for column in columns:
        column.info["retention"] = kept
    return sa.Table(name, metadata, *columns, info={"retention": kept})


def retention(table: sa.Table) -> Retention:
    """Tell how long a table's rows are kept."""
    kept: Retention = table.info["retention"]
    return kept


# Constraints get names, so that later steps can change them on either database.
metadata = sa.MetaData(naming_convention={"pk": "pk_%(table_name)s", "ix": "ix_%(column_0_label)s"})

receipt = _table(
    "receipt",
    Retention(timedelta(days=400), since="as_of"),
    _column("code", sa.Text(), "names the answer when somebody asks why", key=True),
    _column(
        "query", sa.Text(), "what was understood, without anybody's own pay: the answer can be given again"
    ),
    _column("knowledge_version", sa.Text(), "the knowledge that the answer came from"),
    _column("template_version", sa.Text(), "the wording that the answer came in"),
    _column("as_of", sa.Date(), "the day that the figures' ages were counted from"),
    _column("kind", sa.Text(), "the kind of answer"),
    _column("evidence", sa.Text(), "the figures of the answer with their sources"),
)

context = _table(
    "context",
    Retention(timedelta(days=1), since="saved_at"),
    _column("chat_key", sa.Text(), "the chat that the context belongs to", key=True),
    _column("context", sa.Text(), "the last question, for what follows it"),
    _column("saved_at", UtcTime(), "ends the context after a day"),
)

setting = _table(
    "setting",
    Retention(None),  # until the chat chooses anew or is deleted
    _column("chat_key", sa.Text(), "the chat that chose the setting", key=True),
    _column("name", sa.Text(), "which setting: language, locale", key=True),
    _column("value", sa.Text(), "what the chat chose"),
)

# SQLite's row id must be called INTEGER, which holds 64 bits there and 32 on PostgreSQL.
UPDATE_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

handled_update = _table(
    "handled_update",
    Retention(timedelta(days=2), since="handled_at"),
    _column("update_id", UPDATE_ID, "keeps an update from being answered twice", key=True),
    _column("handled_at", UtcTime(), "ends the memory of the update"),
)

gap = _table(
    "gap",
    Retention(timedelta(days=400), since="last_day"),
    _column("intent", sa.Text(), "what kind of question found no answer", key=True),
    _column("role", sa.Text(), "the known role that was asked about; empty when none was", key=True),
    _column("place", sa.Text(), "the known place that was asked about; empty when none was", key=True),
    _column("times", sa.Integer(), "how often: what to add next to the knowledge"),
    _column("last_day", sa.Date(), "whether it is still asked"),
)

photo = _table(
    "photo",
    Retention(timedelta(days=90), since="kept_at"),
    _column(
        "content_digest", sa.Text(), "the picture's content: the same picture is uploaded once", key=True
    ),
    _column("file_id", sa.Text(), "the messenger's name of the uploaded picture"),
    _column("kept_at", UtcTime(), "ends the memory of the picture"),
)

question = _table(
    "question",
    Retention(timedelta(days=30), since="kept_at"),
    _column("key", sa.Text(), "names the question in a button that is too small for it", key=True),
    _column("query", sa.Text(), "what the button asks"),
    _column("kept_at", UtcTime(), "ends the memory of the question"),
)

"""What the schema is made of: columns with a purpose, tables with a retention, times with a zone."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeEngine

# Constraints get names, so that later steps can change them on either database.
metadata = sa.MetaData(naming_convention={"pk": "pk_%(table_name)s", "ix": "ix_%(column_0_label)s"})


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


def column(
    name: str, kind: TypeEngine[Any], purpose: str, *, key: bool = False, optional: bool = False
) -> sa.Column[Any]:
    """Make a column with its purpose."""
    return sa.Column(
        name, kind, primary_key=key, autoincrement=False, nullable=optional, info={"purpose": purpose}
    )


def sealed_column(name: str, seal: str, purpose: str, *, optional: bool = False) -> sa.Column[Any]:
    """Make a column whose values are encrypted; `seal` is what the cipher is told that they are."""
    made = column(name, sa.LargeBinary(), purpose, optional=optional)
    made.info["seal"] = seal
    return made


def make_table(name: str, kept: Retention, *columns: sa.Column[Any], **options: Any) -> sa.Table:  # noqa: ANN401
    """Make a table whose columns know how long their rows are kept."""
    for each in columns:
        each.info["retention"] = kept
    return sa.Table(name, metadata, *columns, info={"retention": kept}, **options)


def chat_column() -> sa.Column[Any]:
    """Make the column that says whose a row is."""
    return column("chat_key", sa.Text(), "the chat, named by a keyed digest of its id", key=True)


def retention(table: sa.Table) -> Retention:
    """Tell how long a table's rows are kept."""
    kept: Retention = table.info["retention"]
    return kept

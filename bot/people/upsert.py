"""INSERT … ON CONFLICT, which SQLAlchemy has for each database apart."""

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql


def insert(connection: sa.Connection, table: sa.Table) -> "sqlite.Insert | postgresql.Insert":
    """Begin an INSERT that can be told what to do when the row is there."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # 20 ms that SQLite need not spend

    return postgresql.insert(table)


def put(connection: sa.Connection, table: sa.Table, **row: object) -> None:
    """Write a row, in place of the one with the same key."""
    statement = insert(connection, table).values(**row)
    keys = [column.name for column in table.primary_key]
    rest = {name: statement.excluded[name] for name in row if name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=rest))

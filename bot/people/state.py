"""The people database, open: transactions for those who read and those who write."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from bot.people.engine import engine_of, explained
from bot.people.schema import NEWEST


class State:
    """An open people database. Safe to share between threads; inside a transaction, one thread."""

    def __init__(self, engine: sa.Engine) -> None:
        self._writer = engine
        self._reader = engine.execution_options(reading=True)

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Begin, and commit at the end, or undo everything when something is raised. Raises StateError."""
        with explained(self._writer.url), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """See one state of the database, without waiting for those who write. Raises StateError."""
        with explained(self._reader.url), self._reader.begin() as connection:
            yield connection

    def shred(self) -> None:
        """Take what was deleted out of SQLite's journal too; one that somebody reads keeps it until later."""
        if self._writer.dialect.name == "sqlite":
            with explained(self._writer.url), self._writer.connect() as connection:
                connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the connections."""
        self._writer.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_state(address: str) -> State:
    """Open the database at an address, made and brought to the newest schema where needed.

    Raises StateError: folder, lock, damage, driver, or a schema newer than this code.
    """
    engine = engine_of(address)
    state = State(engine)
    try:
        with state.reading() as connection:
            current = schema_version(connection)
        if current != NEWEST:
            # alembic takes 0.1 s to import, so only those who have something to migrate do it.
            from bot.people.migrations import upgrade

            upgrade(engine)
    except BaseException:
        state.close()
        raise
    return state


def schema_version(connection: sa.Connection) -> str | None:
    """Tell which schema a database has; None: none yet."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()

"""An address becomes an engine on SQLite or PostgreSQL; what goes wrong becomes a StateError.

The engine is synchronous, for the command line as for the bot, which may move it off its event loop with
`asyncio.to_thread`. Measured on SQLite: a transaction takes 0.06 ms, in a thread 0.15 ms. SQLAlchemy's
asyncio engine makes several thread hops a transaction, takes 75 ms more to import, and needs three more
packages.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import sqlalchemy as sa

from bot.people.errors import StateError

BUSY_SECONDS = 5
"""How long to wait for another process that holds a lock, or for a server that does not answer."""
FROZEN_SECONDS = 15
"""How long a client of PostgreSQL may be silent within a transaction before it is given up."""

ADVICE = {
    sqlite3.SQLITE_BUSY: f"another process keeps it locked, also after {BUSY_SECONDS} s",
    sqlite3.SQLITE_READONLY: "it cannot be written; check who owns the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check who owns the file and its folder",
    sqlite3.SQLITE_NOTADB: "this is no SQLite database; move it away, or restore a backup",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; move it away, or restore a backup",
    sqlite3.SQLITE_FULL: "the disk is full",
}


def engine_of(address: str) -> sa.Engine:
    """Make the engine for sqlite:///FILE or postgresql://HOST/NAME; a driver in the address is not heeded.

    Makes the file and its folder where they are missing. Raises StateError.
    """
    try:
        url = sa.make_url(address)
    except sa.exc.ArgumentError as error:
        raise StateError(
            f"{address!r} is no database address such as sqlite:////var/lib/bot.sqlite"
        ) from error
    match url.get_backend_name():
        case "sqlite":
            return _sqlite(url)
        case "postgresql":
            return _postgresql(url)
        case other:
            raise StateError(f"{shown(url)}: SQLite and PostgreSQL are supported, {other} is not")


@contextmanager
def explained(url: sa.URL) -> Iterator[None]:
    """Turn what the driver raises into a StateError."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        # Not from the error: PostgreSQL's details quote the row, and tracebacks end in logs.
        raise StateError(f"{shown(url)}: {_reason(error)}") from None


def shown(url: sa.URL) -> str:
    """Name a database without its password, and without the driver, which is not the operator's choice."""
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True)


def _reason(error: sa.exc.DBAPIError) -> str:
    said = str(error.orig).partition("\n")[0]
    # The low byte is the primary code: SQLITE_BUSY_SNAPSHOT is a kind of SQLITE_BUSY.
    advice = ADVICE.get(getattr(error.orig, "sqlite_errorcode", 0) & 0xFF)
    return f"{advice} ({said})" if advice else said


def _sqlite(url: sa.URL) -> sa.Engine:
    if url.database in (None, "", ":memory:"):
        raise StateError(f"{shown(url)} names no file")
    _make_file(Path(str(url.database)))
    engine = sa.create_engine(
        url.set(drivername="sqlite"), hide_parameters=True, connect_args={"timeout": BUSY_SECONDS}
    )
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _make_file(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.touch(mode=0o600)  # for its owner only, and so are the files SQLite lays beside it
    except OSError as error:
        raise StateError(f"{path} cannot be made: {error.strerror}") from error


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin in _begin, not when the driver thinks fit
    _switch_to_wal(connection)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten, not merely let go


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    # SQLite waits for every lock but this one, which several first users of a file may want at once.
    deadline = monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                raise
            sleep(0.01)
        else:
            return


def _begin(connection: sa.Connection) -> None:
    # A writer takes its lock first: one that reads and then writes could not wait for another's.
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _postgresql(url: sa.URL) -> sa.Engine:
    # A machine that freezes within a transaction must not keep its locks.
    limits = {"lock_timeout": BUSY_SECONDS, "idle_in_transaction_session_timeout": FROZEN_SECONDS}
    options: dict[str, Any] = {
        "connect_timeout": BUSY_SECONDS,
        "options": " ".join(f"-c {name}={seconds}s" for name, seconds in limits.items()),
    }
    try:
        return sa.create_engine(
            url.set(drivername="postgresql+psycopg"),
            hide_parameters=True,
            pool_pre_ping=True,
            connect_args=options,
        )
    except ModuleNotFoundError as error:
        raise StateError(
            f"{shown(url)}: PostgreSQL needs its driver: pip install 'job-market-bot[postgresql]'"
        ) from error

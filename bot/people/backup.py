"""Backups: a SQLite file with the same tables, whichever database they come from and go to."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from bot.people.errors import StateError
from bot.people.schema import metadata, slot
from bot.people.state import State, open_state

_PAGE = 1000


def back_up(state: State, path: Path) -> int:
    """Write everything, as it is at one moment, to a new file; return how many rows. Raises StateError."""
    if path.exists():
        raise StateError(f"{path} is there already; a backup overwrites nothing")
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open_state(_address(aside)) as copy, state.reading() as source, copy.writing() as target:
            if source.dialect.name == "postgresql":
                source.execute(sa.text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
            rows = _copy(source, target)
        _fold(aside)
        aside.rename(path)
    except OSError as error:
        raise StateError(f"{path} cannot be written: {error.strerror}") from error
    finally:
        aside.unlink(missing_ok=True)
    return rows


def restore(state: State, path: Path, *, replace: bool = False) -> int:
    """Fill a database from a backup, all of it or nothing; return how many rows.

    Raises StateError where the file is no backup, or where the database holds rows and is not to be replaced.
    """
    if not path.is_file():
        raise StateError(f"{path}: no such file")
    with tempfile.TemporaryDirectory() as folder:
        aside = Path(folder) / path.name
        _copy_file(path, aside)  # an older backup is brought to the newest schema, aside
        with open_state(_address(aside)) as copy, copy.reading() as source, state.writing() as target:
            _empty(target, replace=replace)
            return _copy(source, target)


def _copy_file(path: Path, aside: Path) -> None:
    try:
        shutil.copyfile(path, aside)
    except OSError as error:
        raise StateError(f"{path} cannot be copied to {aside}: {error.strerror}") from error


def _address(path: Path) -> str:
    return f"sqlite:///{path.absolute()}"


def _copy(source: sa.Connection, target: sa.Connection) -> int:
    done = 0
    for table in metadata.sorted_tables:
        if table is slot:
            continue  # the processes that hold them are not restored with them
        rows = source.execution_options(yield_per=_PAGE).execute(sa.select(table))
        for page in rows.mappings().partitions(_PAGE):
            target.execute(sa.insert(table), [dict(row) for row in page])
            done += len(page)
    return done


def _empty(target: sa.Connection, *, replace: bool) -> None:
    """Delete what a restored database would mix with."""
    for table in metadata.sorted_tables:
        count = target.scalar(sa.select(sa.func.count()).select_from(table)) or 0
        if count and not replace:
            raise StateError(
                f"the database holds {count} rows in {table.name}; restore into an empty one, or --replace"
            )
        target.execute(sa.delete(table))


def _fold(path: Path) -> None:
    """Make one file of a database in write-ahead mode."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    path.chmod(0o600)

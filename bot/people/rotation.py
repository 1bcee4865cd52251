"""Change the key: every sealed value is sealed anew, and every chat gets its name under the new key."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.people import schema
from bot.people.cipher import Cipher
from bot.people.wishes import Wishes

_PAGE = 1000
_NAMES = sa.table("new_name", sa.column("old", sa.Text()), sa.column("new", sa.Text()))


@dataclass(frozen=True, slots=True)
class Rotated:
    """What a rotation did: values sealed anew, chats named anew, rows of unknown chats that went."""

    values: int
    chats: int
    dropped: int


def rotate(connection: sa.Connection, cipher: Cipher) -> Rotated:
    """Bring the database from an older key of the cipher to its newest, in one transaction.

    A chat of which nothing lasting is kept has no id here to make its new name from: its context of a
    day goes. Raises StateError where a value is sealed with a key that the cipher does not hold.
    """
    values = sum(_seal_anew(connection, cipher, column, seal) for column, seal in schema.sealed_columns())
    chats = _name_anew(connection, cipher)
    dropped = sum(_rename(connection, table) for table in schema.personal_tables())
    connection.execute(sa.text("DROP TABLE new_name"))
    Wishes(connection, cipher).name_anew()
    connection.execute(sa.update(schema.seal).values(key_id=cipher.key_id))
    return Rotated(values, chats, dropped)


def _seal_anew(connection: sa.Connection, cipher: Cipher, column: sa.Column[Any], seal: str) -> int:
    keys = list(column.table.primary_key)
    write = sa.update(column.table).where(*(key == sa.bindparam(f"of_{key.name}") for key in keys))
    done = 0
    for rows in _pages(connection, keys, column):
        anew = [
            {f"of_{key.name}": row[place] for place, key in enumerate(keys)}
            | {column.name: cipher.seal(cipher.open(row[-1], seal), seal)}
            for row in rows
        ]
        connection.execute(write, anew)
        done += len(anew)
    return done


def _pages(
    connection: sa.Connection, keys: list[sa.Column[Any]], column: sa.Column[Any]
) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the rows that have a value, by their keys, so that a large table needs little memory."""
    rows: list[tuple[Any, ...]] = []
    while True:
        after = (
            [sa.tuple_(*keys) > sa.tuple_(*(sa.literal(value) for value in rows[-1][:-1]))] if rows else []
        )
        page = sa.select(*keys, column).where(column.is_not(None), *after).order_by(*keys).limit(_PAGE)
        rows = [tuple(row) for row in connection.execute(page)]
        if not rows:
            return
        yield rows


def _name_anew(connection: sa.Connection, cipher: Cipher) -> int:
    """Write down the new name of every chat whose id is kept."""
    connection.execute(sa.text("CREATE TEMPORARY TABLE new_name (old TEXT PRIMARY KEY, new TEXT NOT NULL)"))
    table, done = schema.chat, 0
    for rows in _pages(connection, [table.c.chat_key], table.c.sealed_id):
        named = [{"old": row[0], "new": cipher.key_of(int(cipher.open(row[1], "chat")))} for row in rows]
        connection.execute(sa.insert(_NAMES), named)
        done += len(named)
    return done


def _rename(connection: sa.Connection, table: sa.Table) -> int:
    """Give the rows of a table their chats' new names; return how many had none and went."""
    key = table.c.chat_key
    nameless = sa.delete(table).where(key.not_in(sa.select(_NAMES.c.old)))
    dropped = connection.execute(nameless).rowcount
    new = sa.select(_NAMES.c.new).where(_NAMES.c.old == key).scalar_subquery()
    connection.execute(sa.update(table).values(chat_key=new))
    return dropped

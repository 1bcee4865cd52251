"""What was kept long enough is deleted, and nothing else."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.people import schema
from bot.people.chats import ChatSettings
from bot.people.columns import UtcTime, metadata, retention
from bot.people.contexts import Context, Contexts
from bot.people.gaps import Gaps
from bot.people.photos import PhotoIds
from bot.people.questions import Questions
from bot.people.receipts import Receipts
from bot.people.retention import purge
from bot.people.updates import HandledUpdates
from tests.bot.people.test_receipts import RECEIPT
from tests.builders import NOW

TABLES = {table.name: retention(table).kept for table in metadata.sorted_tables}


def _filler(column):
    values = {UtcTime: NOW, sa.Text: "a", sa.LargeBinary: b"a", sa.Boolean: True}
    return values.get(type(column.type), 1)


@pytest.fixture
def filled(connection, cipher):
    """A row in every table, all of them made now."""
    Receipts(connection).keep(replace(RECEIPT, as_of=NOW.date()))
    Contexts(connection, cipher).save({"a": Context("{}")}, NOW)
    ChatSettings(connection).choose("a", "language", "de")
    HandledUpdates(connection).claim([1], NOW)
    Gaps(connection).count("salary", "tester", "", NOW)
    PhotoIds(connection).keep("d1", "AgAC", NOW)
    Questions(connection, cipher).keep("k1", "{}", NOW)
    for table in schema.metadata.sorted_tables:
        if connection.execute(sa.select(table)).first() is None:
            connection.execute(sa.insert(table).values({column.name: _filler(column) for column in table.c}))
    return connection


@pytest.mark.parametrize("age", [timedelta(0), *sorted({kept for kept in TABLES.values() if kept})], ids=str)
def test_rows_are_deleted_when_their_time_is_over(filled, age):
    deleted = purge(filled, NOW + age)

    assert deleted == {name: int(kept is not None and kept <= age) for name, kept in TABLES.items()}


def test_a_context_that_can_be_loaded_is_not_purged(filled, cipher):
    purge(filled, NOW + timedelta(hours=23, minutes=59))

    assert Contexts(filled, cipher).load(["a"], NOW) == {"a": Context("{}")}

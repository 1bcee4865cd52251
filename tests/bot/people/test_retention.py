"""What was kept long enough is deleted, and nothing else."""

from datetime import timedelta

import pytest

from bot.people.columns import metadata, retention
from bot.people.contexts import Context, Contexts
from bot.people.retention import purge
from tests.builders import NOW

TABLES = {table.name: retention(table).kept for table in metadata.sorted_tables}


@pytest.mark.parametrize("age", [timedelta(0), *sorted({kept for kept in TABLES.values() if kept})], ids=str)
def test_rows_are_deleted_when_their_time_is_over(filled, age):
    deleted = purge(filled, NOW + age)

    assert deleted == {name: int(kept is not None and kept <= age) for name, kept in TABLES.items()}


def test_a_context_that_can_be_loaded_is_not_purged(connection, cipher):
    Contexts(connection, cipher).save({"a": Context("{}")}, NOW)
    purge(connection, NOW + timedelta(hours=23, minutes=59))

    assert Contexts(connection, cipher).load(["a"], NOW) == {"a": Context("{}")}

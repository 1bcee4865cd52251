"""Every column says why it is there and how long."""

from datetime import datetime

import pytest
import sqlalchemy as sa

from bot.people import schema
from bot.people.columns import Retention, UtcTime, retention
from bot.people.contexts import Context, Contexts

COLUMNS = [column for table in schema.metadata.sorted_tables for column in table.columns]


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_every_column_has_a_purpose_and_a_retention(column):
    assert len(column.info["purpose"].split()) >= 3
    assert isinstance(column.info["retention"], Retention)


@pytest.mark.parametrize("table", schema.metadata.sorted_tables, ids=str)
def test_a_retention_counts_from_a_column_of_its_table(table):
    kept = retention(table)

    assert kept.kept is None or isinstance(table.c[kept.since].type, UtcTime | sa.Date)


def test_a_time_without_a_zone_is_refused(connection, cipher):
    with pytest.raises(sa.exc.StatementError, match="has no time zone"):
        Contexts(connection, cipher).save({"a": Context("{}")}, datetime(2026, 11, 22))  # noqa: DTZ001 - the point

"""Snapshots are shared, and pruned once nobody was told them last."""

import sqlalchemy as sa

from bot.people import schema
from bot.people.snapshots import Snapshots, market_key
from tests.builders import NOW

DATA_GB = market_key("data engineer", "senior", "GB", "", "London")


def subscribe(connection, **changes):
    row = {"chat_key": "a", "role": "data engineer", "level": "senior", "country": "GB", "region": ""}
    row |= {"city": "London", "monthly": False, "told_version": "v1", "since": NOW, "wording": "yes"}
    connection.execute(sa.insert(schema.subscription).values(row | changes))


def test_a_snapshot_is_kept_once(connection):
    Snapshots(connection).keep(DATA_GB, "v1", "first", NOW)
    Snapshots(connection).keep(DATA_GB, "v1", "second", NOW)

    assert Snapshots(connection).find(DATA_GB, "v1") == "first"
    assert Snapshots(connection).find(DATA_GB, "v2") is None


def test_a_snapshot_stays_as_long_as_somebody_was_told_it_last(connection):
    for version in ("v1", "v2", "v3"):
        Snapshots(connection).keep(DATA_GB, version, "{}", NOW)
    subscribe(connection)
    subscribe(connection, chat_key="b", city="", told_version="v2")

    assert Snapshots(connection).prune("v3") == 1
    assert [bool(Snapshots(connection).find(DATA_GB, name)) for name in ("v1", "v2", "v3")] == [1, 0, 1]


def test_a_chat_is_told_of_one_market_at_a_time(connection):
    subscribe(connection)
    subscribe(connection, city="")
    Snapshots(connection).tell("a", DATA_GB, "v2")
    rows = connection.execute(sa.select(schema.subscription.c.city, schema.subscription.c.told_version))

    assert dict(iter(rows)) == {"London": "v2", "": "v1"}

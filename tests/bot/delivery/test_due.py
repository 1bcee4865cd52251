from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.delivery.due import DueCount, cut, deliver_to, due_count
from bot.delivery.editions import Editions
from bot.delivery.message import Edition
from bot.people import schema
from tests.bot.delivery.town import CIPHER, NOON, subscribe

ROW = schema.subscriber.c
QUARTER = timedelta(minutes=15)


class Orders(list):
    def __call__(self, _connection, piece):
        self.append(piece)


def totals(connection):
    return {standing.name: standing.total for standing in Editions(connection).standings()}


def change(connection, **values):
    connection.execute(sa.update(schema.subscriber).values(**values))


def test_what_is_due_becomes_slices(connection):
    subscribe(connection, range(1, 8), NOON)
    orders = Orders()

    assert [cut(connection, NOON, orders, 3) for _ in range(4)] == [3, 3, 1, 0]
    assert totals(connection) == {"weekly-2026-W48": 7}
    assert len({piece.name for piece in orders}) == 3


def test_the_next_date_is_a_week_later(connection):
    subscribe(connection, [1], NOON)
    cut(connection, NOON, Orders())

    assert connection.scalar(sa.select(ROW.next_due)) == NOON + timedelta(weeks=1)
    assert due_count(connection, NOON + timedelta(days=6)) == DueCount()


def test_a_change_within_the_week_brings_no_second_update(connection):
    subscribe(connection, [1], NOON)
    cut(connection, NOON, Orders())
    change(connection, weekday=4, next_due=NOON + timedelta(days=4))

    assert cut(connection, NOON + timedelta(days=4), Orders()) == 1
    assert totals(connection) == {"weekly-2026-W48": 1}


def test_after_a_long_halt_each_chat_gets_one(connection):
    subscribe(connection, [1], NOON)
    late = NOON + timedelta(weeks=5, hours=2)

    assert [cut(connection, late, Orders()) for _ in range(2)] == [1, 0]
    assert sum(totals(connection).values()) == 1


def test_what_a_halt_held_up_until_night_waits_for_the_morning(connection):
    subscribe(connection, [1], NOON)
    night = NOON + timedelta(hours=13)
    orders = Orders()
    cut(connection, night, orders)

    assert orders == []
    assert connection.scalar(sa.select(ROW.next_due)) == NOON + timedelta(hours=19)


def test_those_for_whom_it_is_night_are_counted_apart(connection):
    subscribe(connection, [1, 2, 3], NOON)
    connection.execute(
        sa.update(schema.subscriber).where(ROW.chat_key == CIPHER.key_of(3)).values(zone="Asia/Tokyo")
    )

    assert due_count(connection, NOON + timedelta(hours=3)) == DueCount(now=2, in_the_morning=1)


def test_who_stopped_is_not_due(connection):
    subscribe(connection, [1, 2], NOON)
    change(connection, next_due=None)

    assert cut(connection, NOON + timedelta(weeks=9), Orders()) == 0


def test_an_edition_goes_to_chats_that_are_named(connection):
    orders = Orders()
    deliver_to(connection, Edition("correction-1", "correction"), [f"k{n}" for n in range(501)], NOON, orders)

    assert len(orders) == 2
    assert totals(connection) == {"correction-1": 501}


@pytest.mark.parametrize(
    "zone", ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]
)
def test_a_year_of_ticks_brings_one_update_a_week(connection, zone):
    start = datetime(2026, 1, 5, tzinfo=UTC)
    subscribe(connection, [1], start)
    change(connection, zone=zone, weekday=6, hour=9, minute=45, next_due=start + timedelta(days=5, hours=10))
    while (due := connection.scalar(sa.select(ROW.next_due))) < start + timedelta(weeks=52):
        assert cut(connection, due - QUARTER, Orders()) == 0
        assert cut(connection, due, Orders()) == 1

    assert len(totals(connection)) == 52
    assert set(totals(connection).values()) == {1}

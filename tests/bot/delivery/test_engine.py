"""The engine's own traps, each with its test."""

import asyncio
import sys
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.delivery.due import deliver_to
from bot.delivery.engine import Engine, check_sqlite, has_queue, open_orders
from bot.delivery.message import Edition
from bot.people.engine import FROZEN_SECONDS
from bot.people.errors import StateError
from tests.bot.delivery.town import NOON, need_queue

pytestmark = pytest.mark.anyio


@pytest.fixture
async def engine(town):
    """A running engine, and what it was given to work."""
    need_queue(town.address)
    engine, worked, ticks = Engine(town.address, "worker-1"), [], []

    async def deliver(piece):
        worked.append(piece)

    await asyncio.to_thread(engine.start, asyncio.get_running_loop(), deliver, lambda: ticks.append(1))
    yield engine, worked, ticks
    await asyncio.to_thread(engine.stop)


async def test_an_order_is_worked_once_its_transaction_is_over(engine, town):
    _, worked, _ = engine
    orders = open_orders(town.address)
    with town.state.writing() as connection:
        deliver_to(connection, Edition("correction-1", "correction"), ["ann"], NOON, orders)
    orders.close()
    await town.until(lambda: worked)

    assert [piece.edition for piece in worked] == ["correction-1"]


async def test_an_order_that_is_undone_is_never_worked(engine, town):
    _, worked, ticks = engine
    orders = open_orders(town.address)
    with town.state.writing() as connection:
        deliver_to(connection, Edition("correction-1", "correction"), ["ann"], NOON, orders)
        connection.rollback()
    orders.close()
    await town.until(lambda: ticks)
    await asyncio.sleep(1.2)  # the queue is looked at every second

    assert worked == []


async def test_it_ticks_as_soon_as_it_starts(engine, town):
    await town.until(lambda: engine[2])


async def test_finished_work_is_kept_for_a_week(engine, town):
    engine, *_ = engine
    await town.until_ticked()
    now = datetime.now(UTC)

    assert await asyncio.to_thread(engine.tidy, now + timedelta(days=6)) == 0
    assert await asyncio.to_thread(engine.tidy, now + timedelta(days=8)) >= 1


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_a_machine_that_freezes_within_a_transaction_keeps_no_locks(connection):
    limit = connection.scalar(sa.text("SHOW idle_in_transaction_session_timeout"))

    assert limit == f"{FROZEN_SECONDS}s"


async def test_a_database_without_a_queue_is_told_from_one_with(light_town):
    with light_town.state.reading() as connection:
        assert not has_queue(connection)


def test_an_old_sqlite_is_refused_with_what_to_do():
    with pytest.raises(
        StateError, match=r"SQLite 3.42 with Python 3.12, this is SQLite 3.40.1: take Python 3.11"
    ):
        check_sqlite("sqlite:////var/lib/bot.sqlite", (3, 12), (3, 40, 1))


@pytest.mark.parametrize(
    ("address", "python", "library"),
    [
        ("sqlite:////var/lib/bot.sqlite", (3, 11), (3, 40, 1)),
        ("sqlite:////var/lib/bot.sqlite", (3, 13), (3, 42, 0)),
        ("postgresql://host/bot", (3, 13), (3, 40, 1)),
    ],
)
def test_what_works_is_not_refused(address, python, library):
    check_sqlite(address, python, library)


async def test_who_only_asks_does_not_pay_for_the_engine():
    look = "import sys, bot.cli, bot.app, bot.assistant; sys.exit('dbos' in sys.modules)"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", look)

    assert await process.wait() == 0

"""How a process keeps to its turns."""

import asyncio

import pytest

from bot.delivery import slots
from bot.delivery.budget import Budget, Turn
from bot.delivery.pace import Pace, Stopping
from tests.bot.delivery.town import NOON

pytestmark = pytest.mark.anyio
NOW = 1_800_000_000.0


@pytest.fixture
def slot(light_town):
    with light_town.state.writing() as connection:
        return slots.take(connection, NOON)


@pytest.fixture
def pace(light_town, slot, stop):
    """A pace on a clock that shows these seconds, one at each look, and the last for good."""

    def pace(*seconds):
        shown = [*seconds]
        look = lambda: NOW + (shown.pop(0) if len(shown) > 1 else shown[0])  # noqa: E731
        return Pace(light_town.state, Budget(10), slot, stop, look)

    return pace


async def test_a_turn_that_has_come_is_used(pace):
    assert await pace(0).turn() == Turn(NOW, 0)


async def test_a_turn_that_was_missed_is_void(pace):
    assert (await pace(0, 0.5).turn()).at == NOW + 0.5


async def test_turns_from_before_a_flood_are_void(pace):
    paced = pace(0, 0, 0, 1)
    before = await paced.turn()
    await paced.pause(before, 0)

    assert (await paced.turn()).floods == 1


async def test_who_was_given_up_for_dead_gets_no_turn(pace, light_town, slot):
    with light_town.state.writing() as connection:
        slot.leave(connection)

    with pytest.raises(slots.LostSlotError):
        await pace(0).turn()


async def test_nobody_waits_for_a_turn_when_the_process_ends(pace, stop):
    paced = pace(0)
    await paced.turn()
    waiting = asyncio.gather(*(paced.turn() for _ in range(9)), return_exceptions=True)
    stop.set()

    assert {type(result) for result in await waiting} == {Stopping}

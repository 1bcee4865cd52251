from datetime import timedelta

import pytest

from bot.delivery.slots import LostSlotError, SlotTakenError, Watch, take
from tests.bot.delivery.town import NOON


@pytest.fixture
def watch(connection):
    """The watch of worker-1, on a clock that the test sets."""
    own = take(connection, NOON)
    seconds = [0.0]
    watch = Watch(own, 25, lambda: seconds[0])

    def look(at):
        seconds[0] = at
        return [slot.name for slot in watch.take_over(connection, NOON)]

    return look


def test_every_process_has_a_name_of_its_own(connection):
    assert [take(connection, NOON).name for _ in range(3)] == ["worker-1", "worker-2", "worker-3"]


def test_a_second_process_with_one_identity_is_refused(connection):
    first = take(connection, NOON, "berlin")

    with pytest.raises(SlotTakenError, match=f"berlin is held by {first.holder}"):
        take(connection, NOON, "berlin")


def test_a_slot_that_was_left_is_taken_again(connection):
    take(connection, NOON).leave(connection)

    assert take(connection, NOON).name == "worker-1"


def test_a_slot_that_stands_still_is_taken_over(connection, watch):
    take(connection, NOON)

    assert [watch(0), watch(24), watch(25)] == [[], [], ["worker-2"]]


def test_a_process_that_shows_to_be_alive_is_left_alone(connection, watch):
    other = take(connection, NOON)
    watch(0)
    other.beat(connection, NOON + timedelta(seconds=20))

    assert watch(30) == []


def test_what_a_stopped_process_left_is_taken_over_too(connection, watch):
    take(connection, NOON).leave(connection)

    assert [watch(0), watch(25)] == [[], ["worker-2"]]


def test_one_process_alone_takes_over(connection, watch):
    other = Watch(take(connection, NOON, "other"), 25, lambda: 0.0)
    take(connection, NOON)
    other.take_over(connection, NOON)
    watch(0)

    assert sorted(watch(25)) == ["other", "worker-2"]
    assert other.take_over(connection, NOON) == []


def test_who_was_given_up_for_dead_learns_of_it(connection, watch):
    dead = take(connection, NOON)
    watch(0)
    watch(25)

    with pytest.raises(LostSlotError, match="taken over from worker-2"):
        dead.beat(connection, NOON)

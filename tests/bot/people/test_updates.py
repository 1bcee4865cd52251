"""An update is claimed once."""

from concurrent.futures import ThreadPoolExecutor

from bot.people.state import open_state
from bot.people.updates import HandledUpdates
from tests.builders import NOW

LARGEST = 2**62


def claim(state, update_id=LARGEST):
    with state.writing() as connection:
        return update_id in HandledUpdates(connection).claim([update_id], NOW)


def test_an_update_is_claimed_once(state):
    assert claim(state)
    assert not claim(state)
    assert claim(state, LARGEST + 1)


def test_of_several_updates_those_are_claimed_that_nobody_had(state):
    claim(state, 2)
    with state.writing() as connection:
        updates = HandledUpdates(connection)

        assert updates.claim([1, 2, 3, 3], NOW) == {1, 3}
        assert updates.claim([1, 2, 3, 4], NOW) == {4}


def test_a_claim_survives_a_restart(address):
    with open_state(address) as before:
        claim(before)
    with open_state(address) as after:
        assert not claim(after)


def test_one_of_many_claims_at_once_wins(address):
    with open_state(address) as one, open_state(address) as other, ThreadPoolExecutor(8) as pool:
        won = list(pool.map(claim, [one, other] * 8))

    assert won.count(True) == 1

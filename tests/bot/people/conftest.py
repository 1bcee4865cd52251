"""Both databases."""

import pytest

from bot.people.cipher import Cipher
from bot.people.state import open_state


@pytest.fixture
def sqlite(tmp_path):
    return f"sqlite:///{tmp_path}/people.sqlite"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request):
    """An address where no table is yet."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def state(address):
    with open_state(address) as opened:
        yield opened


@pytest.fixture
def cipher():
    return Cipher([b"k" * 32])


@pytest.fixture
def connection(state):
    """A transaction that is undone after the test."""
    with state.writing() as begun:
        yield begun
        begun.rollback()

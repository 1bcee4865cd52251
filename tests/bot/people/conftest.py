"""Both databases."""

import pytest
import sqlalchemy as sa

from bot.people.cipher import Cipher
from bot.people.columns import UtcTime, metadata
from bot.people.state import open_state
from tests.builders import NOW

CHAT_ID = 7
FILLERS = {UtcTime: NOW, sa.Date: NOW.date(), sa.Text: "a", sa.Boolean: True}


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


@pytest.fixture
def filled(connection, cipher):
    """A row in every table, all of them made now and of one chat."""
    for table in metadata.sorted_tables:
        row = {column.name: _filler(column, cipher) for column in table.c}
        connection.execute(sa.insert(table).values(row))
    return connection


def _filler(column, cipher):
    if column.name == "chat_key":
        return cipher.key_of(CHAT_ID)
    if "seal" in column.info:
        return cipher.seal(str(CHAT_ID), column.info["seal"])
    return FILLERS.get(type(column.type), 1)

"""marketbot key: new ones are made, and the database follows."""

import pytest

from bot.people.chats import Chats
from bot.people.cipher import Cipher
from bot.people.keys import claim, read_keys
from bot.people.state import open_state
from tests.builders import NOW


@pytest.fixture
def new_key(marketbot):
    return lambda: marketbot("key", "new").strip()


@pytest.fixture
def people(tmp_path):
    """A people database with one chat, sealed with a key."""

    def made(key):
        with open_state(f"sqlite:///{tmp_path}/people.sqlite") as state, state.writing() as connection:
            claim(connection, Cipher(read_keys(key)))
            Chats(connection, Cipher(read_keys(key))).meet(7, NOW)

    return made


@pytest.fixture
def ids(tmp_path):
    def found(key):
        cipher = Cipher(read_keys(key))
        with open_state(f"sqlite:///{tmp_path}/people.sqlite") as state, state.writing() as connection:
            claim(connection, cipher)
            return list(Chats(connection, cipher).ids([cipher.key_of(7)]).values())

    return found


def test_new_keys_differ(new_key):
    assert new_key() != new_key()


def test_a_database_goes_from_an_old_key_to_a_new_one(marketbot, new_key, people, ids):
    old, new = new_key(), new_key()
    people(old)
    said = marketbot("key", "rotate", MARKETBOT_KEY=f"{new},{old}")

    assert "1 chats named anew" in said
    assert ids(new) == [7]


def test_one_key_is_not_enough(marketbot, new_key):
    assert "NEW,OLD" in marketbot("key", "rotate", code=1, MARKETBOT_KEY=new_key())


def test_a_wrong_old_key_changes_nothing(marketbot, new_key, people, ids):
    old = new_key()
    people(old)
    said = marketbot("key", "rotate", code=1, MARKETBOT_KEY=f"{new_key()},{new_key()}")

    assert "MARKETBOT_KEY" in said
    assert ids(old) == [7]


def test_a_key_file_is_rotated_and_the_old_key_kept(marketbot, new_key, people, ids, tmp_path):
    file = tmp_path / "config" / "marketbot" / "key"
    file.parent.mkdir(parents=True)
    file.write_text(new_key())
    people(old := file.read_text())
    marketbot("key", "rotate", XDG_CONFIG_HOME=str(tmp_path / "config"))

    assert ids(file.read_text().strip()) == [7]
    assert file.with_name("key.old").read_text().strip() == old


def test_without_any_key_there_is_nothing_to_rotate(marketbot, tmp_path):
    assert "no key yet" in marketbot("key", "rotate", code=1, XDG_CONFIG_HOME=str(tmp_path))

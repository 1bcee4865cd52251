"""A new key: everything opens with it, nothing with the old one, and no chat loses anything."""

import pytest
import sqlalchemy as sa

from bot.people import schema
from bot.people.chats import Chats, ChatSettings
from bot.people.cipher import Cipher
from bot.people.contexts import Context, Contexts
from bot.people.errors import StateError
from bot.people.keys import claim
from bot.people.profiles import Profiles
from bot.people.questions import Questions
from bot.people.rotation import Rotated, rotate
from bot.people.wishes import Wishes
from tests.bot.people.conftest import CHAT_ID
from tests.builders import NOW

NEW = b"n" * 32


@pytest.fixture
def rotated(connection, cipher):
    """A database with a known chat and one that is only passing by, brought to a new key."""
    claim(connection, cipher)
    key = Chats(connection, cipher).meet(7, NOW)
    Contexts(connection, cipher).save({key: Context("{}", "{}"), "passing": Context("{}")}, NOW)
    ChatSettings(connection).choose(key, "language", "de")
    Profiles(connection, cipher).keep(key, "72000", NOW)
    Questions(connection, cipher).keep("k1", "{}", NOW)
    return rotate(connection, Cipher([NEW, b"k" * 32]))


def test_everything_of_a_known_chat_is_found_under_the_new_key(connection, rotated):
    cipher = Cipher([NEW])
    key = cipher.key_of(7)

    assert rotated == Rotated(values=6, chats=1, dropped=1)
    assert Chats(connection, cipher).ids([key]) == {key: 7}
    assert Contexts(connection, cipher).load([key], NOW) == {key: Context("{}", "{}")}
    assert ChatSettings(connection).of([key]) == {key: {"language": "de"}}
    assert Profiles(connection, cipher).of([key]) == {key: "72000"}
    assert Questions(connection, cipher).find("k1") == "{}"


@pytest.mark.usefixtures("rotated")
def test_the_database_belongs_to_the_new_key(connection, cipher):
    claim(connection, Cipher([NEW]))

    with pytest.raises(StateError):
        claim(connection, cipher)


@pytest.mark.usefixtures("rotated")
def test_the_old_key_opens_nothing_any_more(connection, cipher):
    for column, seal in schema.sealed_columns():
        for value in connection.scalars(sa.select(column).where(column.is_not(None))):
            with pytest.raises(StateError):
                cipher.open(value, seal)


def test_no_table_is_left_behind(filled):
    new = Cipher([NEW])
    rotate(filled, Cipher([NEW, b"k" * 32]))
    opened = [
        new.open(value, seal)
        for column, seal in schema.sealed_columns()
        for value in filled.scalars(sa.select(column))
    ]

    assert opened == [str(CHAT_ID)] * len(schema.sealed_columns())
    for table in schema.personal_tables():
        assert list(filled.scalars(sa.select(table.c.chat_key))) == [new.key_of(CHAT_ID)], table.name


def test_a_wish_is_kept_once_under_the_new_key_too(connection, cipher):
    key = Chats(connection, cipher).meet(7, NOW)
    Wishes(connection, cipher).keep(key, '{"intent":"salary"}', "en", NOW)
    rotate(connection, Cipher([NEW, b"k" * 32]))
    wishes = Wishes(connection, Cipher([NEW]))
    wishes.keep(Cipher([NEW]).key_of(7), '{"intent":"salary"}', "en", NOW)

    assert len(list(wishes.all())) == 1


def test_without_the_old_key_nothing_is_changed(connection, cipher):
    key = Chats(connection, cipher).meet(7, NOW)

    with pytest.raises(StateError, match="MARKETBOT_KEY"):
        rotate(connection, Cipher([NEW]))
    assert Chats(connection, cipher).ids([key]) == {key: 7}


def test_many_chats_are_renamed_in_pages(connection, cipher):
    for chat_id in range(2500):
        Chats(connection, cipher).meet(chat_id, NOW)

    assert rotate(connection, Cipher([NEW, b"k" * 32])).chats == 2500
    assert len(Chats(connection, Cipher([NEW])).ids(map(Cipher([NEW]).key_of, range(2500)))) == 2500

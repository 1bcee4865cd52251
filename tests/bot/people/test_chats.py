"""What belongs to a chat: its id, its settings, and all of it after a move or a goodbye."""

import sqlalchemy as sa

from bot.people import schema
from bot.people.chats import Chats, ChatSettings
from bot.people.columns import metadata
from bot.people.contexts import Context, Contexts
from bot.people.profiles import Profiles
from tests.bot.people.conftest import CHAT_ID
from tests.builders import NOW

OLD, NEW = -123, -100123


def test_a_chat_has_the_settings_it_chose_last(connection):
    settings = ChatSettings(connection)
    settings.choose("a", "language", "en")
    settings.choose("a", "language", "de")
    settings.choose("a", "locale", "de_AT")
    settings.choose("b", "language", "es")

    assert settings.of(["a"]).get("a", {}) == {"language": "de", "locale": "de_AT"}
    assert settings.of(["c"]).get("c", {}) == {}


def test_settings_of_several_chats_are_given_together(connection):
    settings = ChatSettings(connection)
    settings.choose("a", "language", "en")
    settings.choose("a", "locale", "en_GB")
    settings.choose("b", "language", "de")

    chosen = {"a": {"language": "en", "locale": "en_GB"}, "b": {"language": "de"}}
    assert settings.of(["a", "b", "c"]) == chosen


def test_a_chat_that_was_met_can_be_written_to(connection, cipher):
    key = Chats(connection, cipher).meet(OLD, NOW)

    assert Chats(connection, cipher).ids([key, "nobody"]) == {key: OLD}


def test_a_chats_id_is_sealed(connection, cipher):
    key = Chats(connection, cipher).meet(OLD, NOW)
    row = connection.execute(sa.select(schema.chat)).one()

    assert "123" not in key
    assert b"123" not in row.sealed_id


def test_a_moved_chat_keeps_everything(connection, cipher):
    chats, old, new = Chats(connection, cipher), cipher.key_of(OLD), cipher.key_of(NEW)
    chats.meet(OLD, NOW)
    Contexts(connection, cipher).save({old: Context("{}")}, NOW)
    chats.move(OLD, NEW)

    assert Contexts(connection, cipher).load([old, new], NOW) == {new: Context("{}")}
    assert chats.ids([old, new]) == {new: NEW}


def test_what_the_new_chat_has_already_stays(connection, cipher):
    settings, old, new = ChatSettings(connection), cipher.key_of(OLD), cipher.key_of(NEW)
    settings.choose(old, "language", "de")
    settings.choose(old, "locale", "de_AT")
    settings.choose(new, "language", "en")
    Chats(connection, cipher).move(OLD, NEW)

    assert settings.of([old, new]) == {new: {"language": "en", "locale": "de_AT"}}


def test_a_move_that_is_told_twice_loses_nothing(connection, cipher):
    Profiles(connection, cipher).keep(cipher.key_of(OLD), "{}", NOW)
    Chats(connection, cipher).move(OLD, NEW)
    Chats(connection, cipher).move(OLD, NEW)

    assert Profiles(connection, cipher).of([cipher.key_of(NEW)]) == {cipher.key_of(NEW): "{}"}


def test_a_forgotten_chat_leaves_no_row_in_any_table(filled, cipher):
    Chats(filled, cipher).forget(cipher.key_of(CHAT_ID))
    left = {table.name for table in metadata.sorted_tables if filled.execute(sa.select(table)).first()}

    assert left == {table.name for table in metadata.sorted_tables if "chat_key" not in table.c}


def test_another_chat_that_is_forgotten_takes_nothing_along(filled, cipher):
    Chats(filled, cipher).forget(cipher.key_of(CHAT_ID + 1))

    assert all(filled.execute(sa.select(table)).first() for table in metadata.sorted_tables)

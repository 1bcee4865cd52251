"""What belongs to a chat: its context for a day, its settings, and both after a move."""

from datetime import timedelta

from bot.people.chats import ChatSettings, Contexts, move_chat
from tests.builders import NOW

DAY = timedelta(days=1)
MOMENT = timedelta(microseconds=1)


def test_a_context_is_loaded_for_a_day(connection):
    contexts = Contexts(connection)
    contexts.save({"a": "{}"}, NOW)

    assert contexts.load(["a"], NOW + DAY - MOMENT).get("a") == "{}"
    assert contexts.load(["a"], NOW + DAY).get("a") is None


def test_a_later_context_takes_the_place_of_the_one_before(connection):
    contexts = Contexts(connection)
    contexts.save({"a": "1"}, NOW - DAY)
    contexts.save({"a": "2"}, NOW)

    assert contexts.load(["a"], NOW).get("a") == "2"


def test_an_ended_context_is_gone_and_others_stay(connection):
    contexts = Contexts(connection)
    contexts.save({"a": "1"}, NOW)
    contexts.save({"b": "2"}, NOW)
    contexts.end("a")

    assert (contexts.load(["a"], NOW).get("a"), contexts.load(["b"], NOW).get("b")) == (None, "2")


def test_a_chat_has_the_settings_it_chose_last(connection):
    settings = ChatSettings(connection)
    settings.choose("a", "language", "en")
    settings.choose("a", "language", "de")
    settings.choose("a", "locale", "de_AT")
    settings.choose("b", "language", "es")

    assert settings.of(["a"]).get("a", {}) == {"language": "de", "locale": "de_AT"}
    assert settings.of(["c"]).get("c", {}) == {}


def test_contexts_of_several_chats_are_saved_and_loaded_together(connection):
    contexts = Contexts(connection)
    contexts.save({"a": "1", "b": "2"}, NOW - DAY)
    contexts.save({"b": "3", "c": "4"}, NOW)

    assert contexts.load(["a", "b", "c", "d"], NOW) == {"b": "3", "c": "4"}


def test_settings_of_several_chats_are_given_together(connection):
    settings = ChatSettings(connection)
    settings.choose("a", "language", "en")
    settings.choose("a", "locale", "en_GB")
    settings.choose("b", "language", "de")

    chosen = {"a": {"language": "en", "locale": "en_GB"}, "b": {"language": "de"}}
    assert settings.of(["a", "b", "c"]) == chosen


def test_a_moved_chat_keeps_everything(connection):
    Contexts(connection).save({"old": "{}"}, NOW)
    ChatSettings(connection).choose("old", "language", "de")
    move_chat(connection, "old", "new")

    assert Contexts(connection).load(["new"], NOW).get("new") == "{}"
    assert ChatSettings(connection).of(["new"]).get("new", {}) == {"language": "de"}
    assert Contexts(connection).load(["old"], NOW).get("old") is None


def test_what_the_new_chat_has_already_stays(connection):
    settings = ChatSettings(connection)
    settings.choose("old", "language", "de")
    settings.choose("old", "locale", "de_AT")
    settings.choose("new", "language", "en")
    move_chat(connection, "old", "new")

    assert settings.of(["new"]).get("new", {}) == {"language": "en", "locale": "de_AT"}
    assert settings.of(["old"]).get("old", {}) == {}


def test_a_move_that_is_told_twice_loses_nothing(connection):
    Contexts(connection).save({"old": "{}"}, NOW)
    move_chat(connection, "old", "new")
    move_chat(connection, "old", "new")

    assert Contexts(connection).load(["new"], NOW).get("new") == "{}"

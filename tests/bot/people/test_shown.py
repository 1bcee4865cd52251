"""Who saw what: only subscribers, and exactly those who saw what is corrected."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from bot.people import schema
from bot.people.receipts import Receipts
from bot.people.shown import Corrections, Shown
from tests.bot.people.test_receipts import RECEIPT
from tests.builders import NOW


@pytest.fixture
def follow(connection):
    def follow(*chat_keys):
        rest = {"language": "en", "zone": "UTC", "weekday": 0, "hour": 9, "minute": 0}
        rest |= {"speaks_when_quiet": False}
        for key in chat_keys:
            connection.execute(sa.insert(schema.subscriber).values(chat_key=key, **rest))

    return follow


@pytest.fixture
def answers(connection):
    """Answers by two knowledge versions."""
    for code, version in (("R-1", "v1"), ("R-2", "v1"), ("R-3", "v2")):
        Receipts(connection).keep(replace(RECEIPT, code=code, knowledge_version=version))


@pytest.mark.usefixtures("answers")
def test_what_somebody_saw_who_follows_nothing_is_not_noted(connection, follow):
    follow("a")
    for chat_key in ("a", "b"):
        Shown(connection).note(chat_key, "R-1", NOW)

    assert connection.scalars(sa.select(schema.shown.c.chat_key)).all() == ["a"]


@pytest.mark.usefixtures("answers")
def test_many_are_noted_together_and_each_once(connection, follow):
    follow("a", "c")
    seen = [("a", "R-1"), ("b", "R-1"), ("c", "R-2"), ("a", "R-1"), ("a", "R-2")]
    Shown(connection).note_all(seen, NOW)
    Shown(connection).note_all(seen[:1], NOW)

    rows = connection.execute(sa.select(schema.shown.c.chat_key, schema.shown.c.receipt))
    assert sorted(map(tuple, rows)) == [("a", "R-1"), ("a", "R-2"), ("c", "R-2")]


@pytest.mark.usefixtures("answers")
def test_answers_of_another_version_are_looked_through_once(connection, follow):
    follow("a", "b")
    for chat_key, code in (("a", "R-1"), ("b", "R-1"), ("a", "R-3"), ("a", "R-1")):
        Shown(connection).note(chat_key, code, NOW)

    assert list(Shown(connection).receipts(other_than="v2")) == ["R-1"]


@pytest.mark.usefixtures("answers")
def test_exactly_those_who_saw_it_are_told(connection, follow):
    follow("a", "b", "c")
    for chat_key, code in (("a", "R-1"), ("b", "R-2"), ("c", "R-1")):
        Shown(connection).note(chat_key, code, NOW)
    Corrections(connection).keep("R-1", "v2", "[1]", NOW)

    assert Corrections(connection).chats("v2") == ["a", "c"]
    assert Corrections(connection).of_chat("a", "v2") == ["[1]"]
    assert Corrections(connection).of_chat("b", "v2") == []
    assert Corrections(connection).of_receipt("R-1") == ["[1]"]

"""A context is loaded for a day, and cannot be read without the key."""

from datetime import timedelta

import sqlalchemy as sa

from bot.people import schema
from bot.people.contexts import Context, Contexts
from tests.builders import NOW

DAY = timedelta(days=1)
MOMENT = timedelta(microseconds=1)


def test_a_context_is_loaded_for_a_day(connection, cipher):
    contexts = Contexts(connection, cipher)
    contexts.save({"a": Context("{}")}, NOW)

    assert contexts.load(["a"], NOW + DAY - MOMENT) == {"a": Context("{}")}
    assert contexts.load(["a"], NOW + DAY) == {}


def test_a_later_context_takes_the_place_of_the_one_before(connection, cipher):
    contexts = Contexts(connection, cipher)
    contexts.save({"a": Context("1")}, NOW - DAY)
    contexts.save({"a": Context("2")}, NOW)

    assert contexts.load(["a"], NOW) == {"a": Context("2")}


def test_an_open_form_outlives_other_questions(connection, cipher):
    contexts = Contexts(connection, cipher)
    contexts.save({"a": Context("form", "form")}, NOW)
    contexts.save({"a": Context("aside")}, NOW)

    assert contexts.load(["a"], NOW) == {"a": Context("aside", "form")}


def test_an_ended_context_is_gone_and_others_stay(connection, cipher):
    contexts = Contexts(connection, cipher)
    contexts.save({"a": Context("1"), "b": Context("2")}, NOW)
    contexts.end("a")

    assert contexts.load(["a", "b"], NOW) == {"b": Context("2")}


def test_contexts_of_several_chats_are_saved_and_loaded_together(connection, cipher):
    contexts = Contexts(connection, cipher)
    contexts.save({"a": Context("1"), "b": Context("2")}, NOW - DAY)
    contexts.save({"b": Context("3"), "c": Context("4")}, NOW)

    assert contexts.load(["a", "b", "c", "d"], NOW) == {"b": Context("3"), "c": Context("4")}


def test_a_context_is_sealed(connection, cipher):
    Contexts(connection, cipher).save({"a": Context("72000", "72000")}, NOW)
    row = connection.execute(sa.select(schema.context)).one()

    assert b"72000" not in row.context + row.form

"""Questions behind small buttons are found by their key, and cannot be read without it."""

import sqlalchemy as sa

from bot.people import schema
from bot.people.questions import Questions
from tests.builders import NOW


def test_a_question_is_found_by_its_key(connection, cipher):
    Questions(connection, cipher).keep("k1", '{"intent":"salary"}', NOW)

    assert Questions(connection, cipher).find("k1") == '{"intent":"salary"}'
    assert Questions(connection, cipher).find("k2") is None


def test_a_kept_question_is_sealed(connection, cipher):
    Questions(connection, cipher).keep("k1", '{"intent":"salary"}', NOW)

    assert b"salary" not in connection.scalar(sa.select(schema.question.c.query))

"""Questions behind small buttons are found by their key."""

from bot.people.questions import Questions
from tests.builders import NOW


def test_a_question_is_found_by_its_key(connection):
    Questions(connection).keep("k1", '{"intent":"salary"}', NOW)

    assert Questions(connection).find("k1") == '{"intent":"salary"}'
    assert Questions(connection).find("k2") is None

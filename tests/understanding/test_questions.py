"""The questions that measure understanding are not those that it was taught with."""

from collections import Counter

import pytest

from bot.models import Intent
from bot.parse import NEAREST_INTENT
from bot.understand.text import key
from tests.shared import shared
from tests.training.examples import read_taught
from tests.understanding.questions import OWN, read_questions


@pytest.fixture(scope="module")
def taught():
    return {key(example.text) for example in read_taught()}


def test_no_question_of_the_own_set_is_taught(taught):
    assert [question.text for question in read_questions(OWN) if key(question.text) in taught] == []


def test_no_question_of_the_shared_set_is_taught(taught):
    questions = read_questions(shared("understanding/questions_dev.jsonl"))

    assert [question.text for question in questions if key(question.text) in taught] == []


def test_the_own_set_asks_everything():
    questions = read_questions(OWN)
    asked = Counter(question.intent for question in questions)

    assert len(questions) >= 420
    assert asked.keys() == {str(intent) for intent in Intent if intent not in NEAREST_INTENT}
    assert sum(question.near_miss for question in questions) >= 60


def test_no_question_stands_twice():
    texts = Counter(key(question.text) for question in read_questions(OWN))

    assert [text for text, number in texts.items() if number > 1] == []

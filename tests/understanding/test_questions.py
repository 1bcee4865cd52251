"""The questions that measure understanding are not those that it was taught with."""

from collections import Counter

import pytest

from bot.models import Intent
from bot.parse import NEAREST_INTENT
from bot.understand.text import key
from tests.shared import shared
from tests.training.examples import read_taught
from tests.understanding.questions import CHATS, OWN, read_questions


@pytest.fixture(scope="module")
def taught():
    return {key(example.text) for example in read_taught()}


@pytest.mark.parametrize("path", [OWN, CHATS])
def test_no_question_of_the_own_sets_is_taught(taught, path):
    assert [question.text for question in read_questions(path) if key(question.text) in taught] == []


def test_no_question_of_the_shared_set_is_taught(taught):
    questions = read_questions(shared("understanding/questions_dev.jsonl"))

    assert [question.text for question in questions if key(question.text) in taught] == []


@pytest.mark.parametrize(("path", "least"), [(OWN, 420), (CHATS, 820)])
def test_the_own_sets_ask_everything(path, least):
    questions = read_questions(path)
    asked = Counter(question.intent for question in questions)

    assert len(questions) >= least
    assert asked.keys() == {str(intent) for intent in Intent if intent not in NEAREST_INTENT}
    assert sum(question.near_miss for question in questions) >= 60


def test_no_question_stands_twice():
    texts = Counter(key(question.text) for path in (OWN, CHATS) for question in read_questions(path))

    assert [text for text, number in texts.items() if number > 1] == []

"""What understanding reaches at least; the floors only go up."""

import pytest

from tests.shared import shared
from tests.understanding.evaluate import canonical_roles, understand_all
from tests.understanding.measures import headline, slot_scores
from tests.understanding.questions import CHATS, OWN, read_questions

OWN_FLOORS = {
    "macro-F1": 0.97,
    "out-of-scope recall": 0.97,
    "near-miss recall": 0.97,
    "in scope kept": 0.98,
    "role": 0.97,
    "country": 0.975,
    "city": 0.975,
    "amount": 0.99,
}
CHAT_FLOORS = {
    "macro-F1": 0.955,
    "out-of-scope recall": 0.95,
    "near-miss recall": 0.96,
    "in scope kept": 0.98,
    "role": 0.965,
    "country": 0.98,
    "city": 0.98,
    "amount": 0.97,
}
SHARED_FLOORS = {
    "macro-F1": 0.945,
    "out-of-scope recall": 0.92,
    "near-miss recall": 0.9,
    "in scope kept": 0.975,
    "role": 0.955,
    "seniority": 0.97,
    "country": 0.99,
    "city": 0.98,
    "amount": 0.99,
}
CEILINGS = {"invented role": 0.015, "invented country": 0.012, "invented amount": 0.01}
"""Invented entities."""


def measured(path, understanding):
    questions = read_questions(path)
    understood = understand_all(questions, understanding)
    return headline(understood) | slot_scores(understood, canonical_roles(questions))


def below(scores, floors):
    return {name: round(scores[name], 3) for name, floor in floors.items() if scores[name] < floor}


def above(scores):
    return {name: round(scores[name], 3) for name, most in CEILINGS.items() if scores[name] > most}


@pytest.mark.parametrize(("path", "floors"), [(OWN, OWN_FLOORS), (CHATS, CHAT_FLOORS)])
def test_the_own_questions_are_understood(understanding, path, floors):
    scores = measured(path, understanding)

    assert (below(scores, floors), above(scores)) == ({}, {})


def test_the_shared_questions_are_understood(understanding):
    scores = measured(shared("understanding/questions_dev.jsonl"), understanding)

    assert (below(scores, SHARED_FLOORS), above(scores)) == ({}, {})

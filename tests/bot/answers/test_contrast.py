"""Claimed premiums beside measured ones."""

import pytest

from bot.answers.contrast import Scope, Verdict, contrasts
from bot.evidence import judge
from knowledge.models import FactKind, Label
from tests.builders import TODAY, claim, source


def figure(subject, low=None, high=None, **changes):
    fact = claim(FactKind.SKILL_PREMIUM, subject=subject, low=low, high=high, unit="percent", **changes)
    return judge(fact, source(), today=TODAY)


def measured(subject, value, low=None, high=None, **changes):
    return figure(subject, low, high, value=value, n=60, label=Label.MEASURED, **changes)


@pytest.mark.parametrize(
    ("value", "low", "high", "verdict"),
    [
        (4, -3, 14.9, Verdict.BELOW),
        (4, -3, 15, Verdict.OVERLAPS),
        (30, 25, 40, Verdict.OVERLAPS),
        (30, 25.1, 40, Verdict.ABOVE),
        (11, None, None, Verdict.BELOW),
    ],
)
def test_the_measured_range_is_below_above_or_overlaps_the_claimed_one(value, low, high, verdict):
    (pair,) = contrasts([figure("Python", 15, 25)], [measured("Python", value, low, high)], "data engineer")

    assert (pair.verdict, pair.scope) == (verdict, Scope.SAME)


def test_both_sides_keep_their_grades():
    (pair,) = contrasts([figure("Python", 15, 25)], [measured("Python", 4)], "data engineer")

    assert (pair.claimed.grade, pair.measured.grade) == ("D", "A")


@pytest.mark.parametrize(
    ("subject", "occupation", "scope"),
    [
        ("PyTorch/TensorFlow", "data engineer", Scope.WIDER),
        ("Python", "machine learning engineer", Scope.WIDER),
        ("Python", "data engineer", None),
    ],
)
def test_ai_skills_are_wider_than_a_skill_of_machine_learning(subject, occupation, scope):
    found = contrasts([figure(subject, 15, 25)], [measured("AI skills", 11)], occupation)

    assert [pair.scope for pair in found] == ([scope] if scope else [])


def test_other_skills_are_no_contrast():
    assert contrasts([figure("Python", 15, 25)], [measured("Go", 11)], "data engineer") == ()


def test_what_cannot_be_told_from_none_is_set_beside_the_claim_and_said():
    beside = [measured("Python", 3.9, -8.8, 18.3, flags=("not_significant",))]
    (pair,) = contrasts([figure("Python (NumPy/Pandas)", 15, 25)], beside, "data engineer")

    assert pair.significant is False

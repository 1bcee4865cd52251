"""A message as the value of what a form asks for."""

from dataclasses import replace

import pytest

from bot.models import Aspect, Intent, Place, Query
from bot.understand.filling import Filling
from knowledge.vocabulary.words import Vocabulary

FORM = Query(Intent.COMPARE, places=(Place("GB"),), aspect=Aspect.OFFERS)


@pytest.fixture(scope="module")
def filling():
    return Filling(Vocabulary())


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("yearly", "92k", "92000"),
        ("yearly", "£92,000", "92000"),
        ("yearly", "6k a month", "72000"),
        ("yearly", "84", "84000"),
        ("yearly", "84.000 €", "84000"),
        ("monthly", "£1,900", "1900"),
        ("monthly", "1900 a month", "1900"),
        ("monthly", "24k a year", "2000"),
        ("monthly", "my rent is about 1,100 euros a month", "1100"),
        ("monthly", "ungefähr 900 € warm", "900"),
        ("percent", "10%", "10"),
        ("percent", "7.5 %", "7.5"),
        ("percent", "7,5 Prozent", "7.5"),
        ("number", "25 days", "25"),
        ("number", "37.5", "37.5"),
        ("yearly", "skip", ""),
        ("percent", "weiß nicht", ""),
    ],
)
def test_an_answer_fills_what_was_asked(filling, kind, text, value):
    filled = filling.fill(replace(FORM, asking=f"{kind}:a.x"), text)

    assert filled == FORM.with_detail("a.x", value)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("yearly", "what does a data engineer earn?"),
        ("yearly", "60-70k"),
        ("monthly", "they offered 80k in london, tips?"),
        ("monthly", "they offered 80k in london"),
        ("yearly", "is 72k fair?"),
        ("percent", "a lot"),
        ("number", ""),
    ],
)
def test_what_is_no_value_fills_nothing(filling, kind, text):
    assert filling.fill(replace(FORM, asking=f"{kind}:a.x"), text) is None


def test_a_form_that_asks_nothing_is_not_filled(filling):
    assert filling.fill(FORM, "92k") is None

"""A message as the value of what a form asks for."""

from dataclasses import replace

import pytest

from bot.models import UNREAD, Aspect, Intent, Money, PayPeriod, Place, Query, Unclear
from bot.understand.filling import Filling
from knowledge.vocabulary.words import Vocabulary

FORM = Query(Intent.COMPARE, places=(Place("GB"),), aspect=Aspect.OFFERS)


@pytest.fixture(scope="module")
def filling():
    return Filling(Vocabulary())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("£1,900", "1900"),
        ("1900 a month", "1900"),
        ("24k a year", "2000"),
        ("my rent is about 1,100 pounds a month", "1100"),
        ("ungefähr 900 warm", "900"),
        ("skip", ""),
        ("weiß nicht", ""),
    ],
)
def test_an_answer_fills_what_was_asked(filling, text, value):
    filled = filling.fill(replace(FORM, asking="monthly:rent.a"), text)

    assert filled == FORM.with_detail("rent.a", value)


@pytest.mark.parametrize(
    "text",
    [
        "what does a data engineer earn?",
        "60-70k",
        "they offered 80k in london, tips?",
        "they offered 80k in london",
        "is 1900 fair?",
        "a lot",
        "",
    ],
)
def test_what_is_no_value_fills_nothing(filling, text):
    assert filling.fill(replace(FORM, asking="monthly:rent.a"), text) is None


@pytest.mark.parametrize(
    ("name", "text", "is_read"),
    [
        ("rent.a", "€900", False),
        ("rent.a", "£900", True),
        ("rent.b", "€900", True),
        ("rent.b", "£900", False),
    ],
)
def test_a_cost_is_told_in_the_money_of_its_place(filling, name, text, is_read):
    form = replace(FORM, places=(Place("GB"), Place("DE")), asking=f"monthly:{name}")
    filled = filling.fill(form, text)

    assert (filled.detail(name), UNREAD in filled.flags) == (("900", False) if is_read else (None, True))


@pytest.mark.parametrize(("text", "value"), [("12 years", "12"), ("7,5", "7.5"), ("a lot", None), ("", None)])
def test_years_are_a_mere_number(filling, text, value):
    filled = filling.fill(replace(FORM, asking="number:years"), text)

    assert (filled and filled.detail("years")) == value


def test_a_form_that_asks_nothing_is_not_filled(filling):
    assert filling.fill(FORM, "92k") is None


OWN = Query(Intent.SALARY, places=(Place("GB"),), aspect=Aspect.WORTH, asking="pay")


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("72000", Money(72_000, "GBP", assumed=True, surface="72000")),
        ("72", Money(72_000, "GBP", assumed=True, surface="72")),
        ("€6k a month", Money(6_000, "EUR", PayPeriod.MONTH, surface="€6k a month")),
        ("3000 € netto", Money(3_000, "EUR", surface="3000 € netto", is_net=True)),
        ("70-80k", Money(70_000, "GBP", high=80_000, assumed=True, surface="70-80k")),
    ],
)
def test_own_pay_is_an_amount_in_the_money_of_the_place(filling, text, money):
    assert filling.fill(OWN, text) == replace(OWN, money=(money,), asking=None)


@pytest.mark.parametrize("text", ["0", "-5000", "99999999999999", "my boss is mean"])
def test_what_nobody_is_paid_is_no_pay(filling, text):
    assert filling.fill(OWN, text) is None


@pytest.mark.parametrize("text", ["no idea", "I don't know", "n/a", "keine Ahnung", "Weiß ich nicht!"])
def test_who_does_not_tell_their_pay_asks_about_the_market(filling, text):
    assert filling.fill(OWN, text) == replace(OWN, aspect=None, asking=None)


def test_the_base_of_an_offer_is_asked_for_again(filling):
    form = replace(FORM, asking="offer:a.base")

    assert filling.fill(form, "no idea") == replace(form, flags=form.flags | {UNREAD})


@pytest.mark.parametrize("found", [Unclear(), Query(Intent.OUT_OF_SCOPE)])
def test_what_is_neither_an_answer_nor_a_question_is_asked_again(filling, found):
    assert filling.unread(OWN, "well", found) == replace(OWN, flags=frozenset({UNREAD}))
    assert filling.unread(OWN, "is the sea salty?", found) is None
    assert filling.unread(replace(OWN, asking=None), "well", found) is None


def test_another_question_leaves_the_form(filling):
    assert filling.unread(OWN, "thanks", Query(Intent.THANKS)) is None


@pytest.mark.parametrize(
    ("text", "flags"), [("B", {"path:ob"}), (" b. ", {"path:ob"}), ("d", None), ("ab", None)]
)
def test_a_letter_goes_on_along_a_path(filling, text, flags):
    form = Query(Intent.NEGOTIATION, aspect=Aspect.PRACTICE, flags=frozenset({"path:o"}), asking="reply:abc")
    filled = filling.fill(form, text)

    assert (filled and filled.flags) == flags

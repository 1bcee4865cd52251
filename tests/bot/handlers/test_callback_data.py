"""Queries in the 64 bytes of a button, and what is no such thing."""

from dataclasses import replace

import pytest

from bot.handlers.callback_data import (
    StaleButtonError,
    change,
    is_change,
    read,
    read_key,
    write,
    write_change,
    write_key,
)
from bot.handlers.keyboard import Keyboard
from bot.models import Aspect, Button, Intent, Money, PayPeriod, Place, Query, Role
from knowledge.models import Level

DIRECTOR = Role("machine learning engineer", Level.DIRECTOR)
QUERIES = [
    Query(Intent.HELP),
    Query(Intent.SALARY, roles=(DIRECTOR,), places=(Place("GB"),)),
    Query(Intent.COMPARE, roles=(Role("data engineer"), Role("data scientist")), places=(Place("DE"),)),
    Query(Intent.COST_OF_LIVING, places=(Place("GB", "England", "Leeds"), Place("US"))),
    Query(Intent.SALARY, money=(Money(72_000.5, "GBP", PayPeriod.YEAR, 80_000, assumed=True),)),
    Query(Intent.COST_OF_LIVING, money=(Money(1_100.0, "GBP", PayPeriod.MONTH, is_rent=True),)),
    Query(Intent.SALARY, money=(Money(450.0, None, PayPeriod.DAY),), flags=frozenset({"older", "chart"})),
    Query(Intent.SALARY, money=(Money(3_000.0, "EUR", PayPeriod.MONTH, is_net=True),)),
    Query(Intent.WHY, receipt="R-7F3KQ2AB", flags=frozenset({"this"})),
    Query(Intent.SKILLS, skill="Python", role_candidates=(Role("data analyst"),)),
]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: str(query.intent))
def test_a_query_survives_its_button(query):
    data = write(query)

    assert len(data.encode()) <= 64
    assert read(data) == query


def test_every_intent_has_a_letter():
    assert len({write(Query(intent)) for intent in Intent}) == len(Intent)


def test_words_and_doubts_stay_behind():
    said = Query(
        Intent.SALARY, 0.7, roles=(Role("data engineer", surface="de"),), flags=frozenset({"lang:de"})
    )

    assert read(write(said)) == Query(Intent.SALARY, roles=(Role("data engineer"),))


@pytest.mark.parametrize("place", [Place("GB", city="Ashby-de-la-Zouch " * 4), Place("GB", city="a|b")])
def test_what_does_not_fit_is_named_by_a_key(place):
    assert write(Query(Intent.SALARY, places=(place,))) is None
    key, data = write_key("{}")
    assert read_key(data) == key
    assert len(data) <= 64


@pytest.mark.parametrize(
    "data", ["", "0s", "2s|pGB", "buy:1", "1s|zzz", "1s|mmuch", "1s|rx:emperor", "1?", "💥"]
)
def test_what_no_button_of_ours_holds_is_stale(data):
    with pytest.raises(StaleButtonError):
        read(data)


def test_a_query_too_long_for_its_button_is_kept_without_own_pay():
    roles = tuple(Role(f"{name} infrastructure reliability engineer") for name in ("cloud", "network"))
    query = Query(Intent.COMPARE, roles=roles, money=(Money(72_000, "GBP"),))
    keyboard = Keyboard([[Button("Compare", query)]])

    ((_, kept),) = keyboard.kept.items()
    assert "72" not in kept
    assert read_key(keyboard.markup["inline_keyboard"][0][0]["callback_data"]) in keyboard.kept


OFFERS = Query(
    Intent.COMPARE,
    roles=(DIRECTOR,),
    places=(Place("GB"),),
    aspect=Aspect.OFFERS,
    details=(("a.base", "92000"), ("a.bonus", "10")),
)
CHANGED = {
    "told": OFFERS.with_detail("b.base", "84000"),
    "told anew": OFFERS.with_detail("a.base", "93000"),
    "taken back": OFFERS.with_detail("a.bonus", None),
    "asked": replace(OFFERS, asking="yearly:b.base"),
    "flags": replace(OFFERS, flags=frozenset({"file"})),
    "another role": replace(OFFERS, roles=(Role("data engineer"),)),
    "no place": replace(OFFERS, places=()),
    "another question": replace(OFFERS, intent=Intent.NEGOTIATION, aspect=Aspect.PRACTICE),
}


@pytest.mark.parametrize("query", CHANGED.values(), ids=CHANGED)
def test_a_form_is_changed_as_its_button_says(query):
    data = write_change(OFFERS, query)

    assert is_change(data)
    assert set(change(OFFERS, data).details) == set(query.details)
    assert replace(change(OFFERS, data), details=()) == replace(query, details=())


def test_no_button_holds_what_a_person_told():
    assert write(OFFERS) is None
    assert "92000" not in write_change(OFFERS, CHANGED["told"])


@pytest.mark.parametrize(
    "form", [None, replace(OFFERS, aspect=Aspect.MOVE), replace(OFFERS, places=(Place("US"),))]
)
def test_a_button_of_another_form_is_stale(form):
    data = write_change(OFFERS, CHANGED["told"])

    with pytest.raises(StaleButtonError):
        change(form, data)


@pytest.mark.parametrize("data", ["1~", "1~ovo", "1~ov", "1~o?oAAA", "1~ovoAAA|zzz"])
def test_what_changes_no_form_of_ours_is_stale(data):
    with pytest.raises(StaleButtonError):
        change(OFFERS, data)

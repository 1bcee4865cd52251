"""Records of understood lines."""

import json

import pytest

from bot.models import Intent, Money, PayPeriod, Place, Query, Role, Unclear
from bot.parse import parse_lines, record
from knowledge.models import Level


def test_a_line_becomes_a_record(understanding):
    line = json.dumps({"id": "q1", "text": "/salary senior nurse berlin 4000 euros a month"})

    found = json.loads(parse_lines(line, understanding))

    assert (found["id"], found["intent"], found["role"]) == ("q1", "salary", "registered nurse")
    assert (found["seniority"], found["country"], found["city"]) == ("senior", "DE", "Berlin")
    assert (found["amount"], found["currency"], found["period"]) == (4000, "EUR", "month")


@pytest.mark.parametrize(
    ("flag", "intent"), [("pause", "unsubscribe"), ("drop", "unsubscribe"), ("day:4", "subscribe")]
)
def test_to_hear_less_is_to_unsubscribe(flag, intent):
    assert record(Query(Intent.SUBSCRIPTIONS, flags=frozenset({flag})))["intent"] == intent


def test_a_record_names_the_second_role_and_place():
    query = Query(
        Intent.COMPARE,
        roles=(Role("nurse"), Role("teacher", Level.LEAD)),
        places=(Place("GB", city="Leeds"), Place("FR")),
        money=(Money(30, "GBP", PayPeriod.HOUR),),
    )

    found = record(query)

    assert (found["role2"], found["country2"], found["city2"]) == ("teacher", "FR", None)
    assert (found["seniority"], found["period"]) == (None, "hour")


def test_a_record_of_two_offers_names_their_countries_and_the_first_base():
    details = (("a.country", "GB"), ("a.base", "70000"), ("b.country", "IE"), ("b.base", ""))

    found = record(Query(Intent.COMPARE, details=details))

    assert (found["country"], found["country2"], found["amount"]) == ("GB", "IE", 70_000)


@pytest.mark.parametrize(
    ("intent", "known"),
    [
        (Intent.CHECKLIST, "skills"),
        (Intent.REPORT, "salary"),
        (Intent.WHY, "help"),
        (Intent.SOURCES, "help"),
        (Intent.THANKS, "thanks"),
    ],
)
def test_finer_intents_map_onto_the_nearest(intent, known):
    assert record(Query(intent))["intent"] == known


def test_what_is_unclear_is_its_best_reading():
    unclear = Unclear((Query(Intent.DEMAND, 0.4), Query(Intent.SKILLS, 0.3)), 0.4)

    assert record(unclear)["intent"] == "demand"
    assert record(Unclear())["intent"] == "out_of_scope"


def test_a_level_without_a_role_is_kept(understanding):
    assert json.loads(parse_lines('{"text": "entry level pay"}', understanding))["seniority"] == "junior"


@pytest.mark.parametrize("line", ["", "[]", '{"id": 1}', '{"text": 5}', "{"])
def test_a_bad_line_says_what_was_expected(understanding, line):
    with pytest.raises(ValueError, match="expected a"):
        parse_lines(line, understanding)

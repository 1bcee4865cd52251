"""A query about updates changes what a chat follows, and when it is told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.models import Intent, Place, Query, Role
from bot.schedule import Schedule
from bot.updates.agreement import MOST, agree, change, is_full, market_of, standing_of
from knowledge.models import Level
from tests.builders import NOW

NURSE = Role("registered nurse", Level.SENIOR)
LONDON = Place("GB", city="London")


def wish(*flags, role=NURSE, place=LONDON):
    return Query(Intent.SUBSCRIBE, roles=(role,), places=(place,), flags=frozenset(flags))


def ask(*flags, **about):
    return Query(
        Intent.SUBSCRIPTIONS,
        roles=tuple(about.get("roles", ())),
        places=tuple(about.get("places", ())),
        flags=frozenset(flags),
    )


@pytest.fixture
def first():
    return agree(None, wish("zone:Europe/London", "day:0"), "a", "en", NOW)


@pytest.fixture
def both(first):
    return agree(first, wish(place=Place("DE")), "a", "en", NOW)


def test_what_is_agreed_to_is_shown_as_it_was_said(first):
    standing = standing_of(first, NOW)

    assert standing.schedule == Schedule("Europe/London", 0)
    assert [(one.role, one.place) for one in standing.markets] == [(NURSE, LONDON)]


def test_another_day_for_one_is_another_day_for_all(first):
    both = agree(first, wish("day:4", "at:08:30", place=Place("DE")), "a", "de", NOW)

    assert both.schedule == Schedule("Europe/London", 4, 8, 30)
    assert (len(both.subscriptions), both.language) == (2, "de")


def test_who_agrees_again_is_told_what_is_new_since_the_last_time(first):
    told = first.with_subscription(replace(first.subscriptions[0], told_version="v7", paused_until=NOW))
    again = agree(told, wish("monthly"), "a", "en", NOW + timedelta(days=9))

    assert again.subscriptions == (replace(first.subscriptions[0], told_version="v7", monthly=True),)


def test_a_first_subscription_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        agree(None, wish(), "a", "en", NOW)


def test_a_pause_is_for_one_market_or_for_all(both):
    one = change(both, ask("pause", roles=[NURSE], places=[LONDON]), NOW)
    both_paused = change(both, ask("pause"), NOW)

    assert [bool(each.paused_until) for each in one.subscriptions] == [True, False]
    assert {each.paused_until for each in both_paused.subscriptions} == {NOW + timedelta(weeks=4)}
    assert change(both_paused, ask("resume"), NOW) == both


def test_a_market_is_dropped_and_the_others_stay(both):
    left = change(both, ask("drop", roles=[NURSE], places=[LONDON]), NOW)

    assert [each.country for each in left.subscriptions] == ["DE"]


@pytest.mark.parametrize(("flag", "speaks"), [("speak", True), ("quiet", False), ("monthly", True)])
def test_silence_is_chosen_and_stays_until_chosen_anew(first, flag, speaks):
    assert change(replace(first, speaks_when_quiet=True), ask(flag), NOW).speaks_when_quiet is speaks


def test_no_more_markets_than_fit_into_a_message(first):
    full = first
    for number in range(MOST - 1):
        full = agree(full, wish(role=Role(f"role {number}")), "a", "en", NOW)

    assert len(full.subscriptions) == MOST
    assert is_full(full, wish(role=Role("one more")))
    assert not is_full(full, wish())
    assert full.find(market_of(wish()))


@pytest.mark.parametrize(
    ("about", "left"),
    [
        ({"roles": [Role("registered nurse")]}, []),
        ({"places": [Place("DE")]}, ["GB"]),
        ({"places": [Place("GB")]}, ["DE"]),
        ({"roles": [Role("registered nurse", Level.JUNIOR)]}, ["GB", "DE"]),
        ({"roles": [Role("airline pilot")], "places": [LONDON]}, ["GB", "DE"]),
    ],
)
def test_what_is_ended_by_half_its_name_is_all_that_may_be_meant(both, about, left):
    changed = change(both, ask("drop", **about), NOW)

    assert [one.country for one in changed.subscriptions] == left


def test_of_several_that_may_be_meant_the_very_one_is(first):
    all_levels = agree(first, wish(role=Role("registered nurse")), "a", "en", NOW)
    changed = change(all_levels, ask("drop", roles=[Role("registered nurse")], places=[LONDON]), NOW)

    assert [one.level for one in changed.subscriptions] == ["senior"]

"""What is agreed on before anything is kept."""

import pytest

from bot.answers import table
from bot.answers.subscribing import HERE
from bot.models import Intent, Place, Query, Role
from bot.render import Renderers
from tests.builders import pay, report

NURSE = Role("registered nurse")
LONDON, TEXAS, STATES = Place("GB", city="London"), Place("US", "TX"), Place("US")


@pytest.fixture
def ask(market):
    held = market(report(pay()))

    def asked(*flags, role=NURSE, place=LONDON):
        roles, places = (role,) if role else (), (place,) if place else ()
        query = Query(Intent.SUBSCRIBE, roles=roles, places=places, flags=frozenset(flags))
        return table.answer(query, held)

    return asked


def labels(answer):
    return [button.label for button in Renderers().of("en").render(answer).buttons]


def test_a_missing_role_and_a_missing_place_are_asked_for_and_the_time_is_kept(ask):
    without_role, without_place = ask("day:0", role=None), ask("day:0", place=None)

    assert (without_role.template, without_place.template) == ("ask_role", "ask_place")
    choices = [item.query for row in (*without_role.next, *without_place.next) for item in row]
    assert all("day:0" in query.flags for query in choices)


@pytest.mark.parametrize(
    ("place", "first", "count"),
    [(LONDON, "Europe/London", 1), (TEXAS, "America/Chicago", 2), (STATES, "America/New_York", 5)],
)
def test_the_time_zone_is_guessed_and_to_be_confirmed(ask, place, first, count):
    answer = ask(place=place)

    assert answer.template == "ask_zone"
    assert labels(answer)[0] == first
    assert labels(answer)[count:] == ["Not what I meant"]


def test_who_confirms_the_zone_has_told_everything(ask):
    answer = ask("day:4", "at:08:30")
    confirmed = answer.next[0][0].query

    assert confirmed.flags == {"day:4", "at:08:30", "zone:Europe/London", HERE}
    assert confirmed.asking is None
    assert ask(*confirmed.flags).template == "planned"


def test_the_words_agreed_to_say_when_and_how_it_ends(ask):
    said = Renderers().of("en").render(ask("zone:Europe/London")).html

    assert "Tuesday 09:00 Europe/London, nothing when nothing changed, /stop ends it." in said


@pytest.mark.parametrize(("at", "offered"), [("23:30", "21:00"), ("03:00", "07:00")])
def test_at_night_the_nearest_hour_is_offered(ask, at, offered):
    answer = ask(f"at:{at}", "zone:Europe/London")

    assert answer.template == "night"
    assert labels(answer) == [offered, "Not what I meant"]
    assert answer.next[0][0].query.flags == {f"at:{offered}", "zone:Europe/London", HERE}


@pytest.mark.parametrize(("role", "is_said"), [(NURSE, True), (Role("data engineer"), False)])
@pytest.mark.parametrize("flags", [(), ("zone:Europe/London",)])
def test_where_no_pay_is_held_that_is_said_before_it_is_agreed(ask, role, is_said, flags):
    said = Renderers().of("en").render(ask(*flags, role=role)).html

    assert ("No pay figure for just this title is held there yet" in said) == is_said

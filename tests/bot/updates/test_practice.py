"""The practical item: one each week, none twice in a season, nothing retired."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evidence import judge
from bot.models import Place, Role
from bot.updates.practice import SEASON_WEEKS, items_of, practice, week_of
from knowledge.models import FactKind, SectionKind, Status
from tests.builders import TODAY, claim, report, source


def item(text):
    return judge(claim(FactKind.CHECKLIST_ITEM, text=text), source(), today=TODAY)


def said(found):
    return found.script, found.figure and found.figure.fact.text


@given(st.lists(st.text(min_size=1), max_size=30), st.integers(0, 10**6))
def test_nothing_comes_twice_within_a_season(texts, start):
    items = [item(text) for text in texts]
    season = [said(practice(items, week)) for week in range(start, start + SEASON_WEEKS)]

    assert len(set(season)) == SEASON_WEEKS


@given(st.lists(st.text(min_size=1), min_size=1, max_size=30), st.text(min_size=1), st.integers(0, 10**6))
def test_nothing_comes_twice_when_something_is_added(texts, more, week):
    now = practice([item(text) for text in texts], week)
    later = [practice([item(text) for text in [*texts, more]], week + later) for later in range(1, 13)]

    assert now not in later


def test_items_of_one_week_take_turns():
    items = [item(f"Do {number}.") for number in range(60)]
    first, second = (practice(items, week) for week in (0, SEASON_WEEKS))

    assert first != second


def test_weeks_begin_on_mondays():
    sunday = date(2026, 11, 22)

    assert week_of(sunday + timedelta(days=1)) == week_of(sunday) + 1
    assert week_of(sunday) == week_of(sunday - timedelta(days=6))


@pytest.fixture
def items(market):
    facts = (
        claim(FactKind.CHECKLIST_ITEM, text="Keep a list."),
        claim(FactKind.CHECKLIST_ITEM, text="Earn it.", status=Status.RETIRED),
        claim(FactKind.ADVICE, text="Argue.", section=SectionKind.NEGOTIATION),
        claim(FactKind.ADVICE, text="Rest.", section=SectionKind.AI_IMPACT),
    )
    found = items_of(market(report(*facts)), Role("data engineer"), Place("GB"))
    return [figure.fact.text for figure in found]


def test_nothing_retired_is_recommended(items):
    assert items == ["Keep a list.", "Argue."]

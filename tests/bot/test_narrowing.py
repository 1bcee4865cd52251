"""Which missing fact matters most: the one whose values one source prints farthest apart."""

import pytest

from bot.market import Market
from bot.models import Place, Role
from bot.narrowing import Slot, experienced, narrowing
from knowledge.models import Basis, Level
from knowledge.store import Knowledge
from knowledge.vocabulary.words import Vocabulary
from tests.builders import TODAY, figures, knowledge_file, pay

ENGINEER, GB = Role("data engineer"), Place("GB")


@pytest.fixture
def market(tmp_path):
    def make(*facts):
        return Market(Knowledge(knowledge_file(tmp_path, figures=(figures(*facts),))), Vocabulary(), TODAY)

    return make


def levels(low, high):
    return pay(low, level=Level.JUNIOR), pay(high, level=Level.SENIOR)


def years(*values):
    bands = ("0-4", "5-9", "10-19", "20+")
    return tuple(pay(value, flags=(f"years:{band}",)) for band, value in zip(bands, values, strict=False))


def test_the_fact_with_the_widest_figures_is_missed_most(market):
    found = narrowing(market(*levels(50_000, 60_000), *years(40_000, 80_000)), ENGINEER, GB, (), ())

    assert (found.slot, found.ratio) == (Slot.YEARS, 2.0)
    assert [figure.value for figure in found.figures] == [40_000, 80_000]


def test_a_fact_that_was_told_is_not_missed(market):
    held = market(*levels(50_000, 60_000), *years(40_000, 80_000))

    assert narrowing(held, ENGINEER, GB, (Slot.YEARS,), ()).slot == Slot.LEVEL
    assert narrowing(held, ENGINEER, GB, (Slot.YEARS, Slot.LEVEL), ()) is None


def test_a_fact_that_hardly_moves_the_figure_is_not_missed(market):
    assert narrowing(market(*levels(60_000, 61_000)), ENGINEER, GB, (), ()) is None


def test_figures_of_other_currencies_or_bases_are_no_spread(market):
    dollars = pay(90_000, level=Level.SENIOR, currency="USD")
    total = pay(95_000, level=Level.LEAD, basis=Basis.TOTAL)

    assert narrowing(market(pay(50_000, level=Level.JUNIOR), dollars, total), ENGINEER, GB, (), ()) is None


def test_a_city_is_missed_where_a_source_tells_cities_apart(market):
    found = narrowing(market(pay(50_000, region="Leeds"), pay(70_000, region="London")), ENGINEER, GB, (), ())

    assert (found.slot, [figure.fact.region for figure in found.figures]) == (Slot.CITY, ["Leeds", "London"])


@pytest.mark.parametrize(
    ("told", "value"),
    [(0, 40_000), (4, 40_000), (4.5, 40_000), (5, 60_000), (19, 70_000), (20, 80_000), (45, 80_000)],
)
def test_years_find_their_band(market, told, value):
    found = experienced(market(*years(40_000, 60_000, 70_000, 80_000)), ENGINEER, GB, told)

    assert [figure.value for figure in found] == [value]

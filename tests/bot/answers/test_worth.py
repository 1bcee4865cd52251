"""A person's pay: against each source by itself, refused where it cannot be, and what would narrow it."""

from dataclasses import replace

import pytest

from bot.answers import table
from bot.answers.nothing import NoFactsAnswer
from bot.answers.salary import SalaryAnswer
from bot.answers.wish import wished_for
from bot.answers.worth import AskPayAnswer, WorthAnswer, answer
from bot.models import REMEMBER, Aspect, Intent, Money, PayPeriod, Place, Query, Role, earned_now
from bot.standing import Refusal
from bot.understand.filling import Filling
from knowledge.models import Basis, Collection, Level, Statistic
from tests.bot.answers.seen import labels, pressed
from tests.builders import figures, pay, quantiles, report, source

ENGINEER, GB = Role("data engineer"), Place("GB")
POUNDS = Money(66_000, "GBP", PayPeriod.YEAR)
PUBLISHER = source(id="publisher", collection=Collection.PUBLISHER, method_disclosed=False)
BANDS = (("0-4", 40_000), ("5-9", 60_000), ("10-19", 75_000), ("20+", 80_000))


def asked(own=POUNDS, **changes) -> Query:
    named = {"roles": (ENGINEER,), "places": (GB,), "money": (own,) if own else ()}
    return Query(Intent.SALARY, **(named | changes))


def average():
    return report(pay(70_000, source="publisher", statistic=Statistic.MEAN), source=PUBLISHER)


def by_years():
    return figures(quantiles(), *(quantiles(value=value, flags=(f"years:{band}",)) for band, value in BANDS))


def test_who_names_their_pay_is_told_where_it_stands_in_each_source(market):
    found = table.answer(asked(), market(average(), figures=(figures(quantiles()),)))

    assert isinstance(found, WorthAnswer)
    assert found.lead.position.difference_percent == pytest.approx(-5.714, abs=0.001)
    assert not found.lead.in_spread
    assert [standing.position.percentile for standing in found.beside] == [60]


def test_no_place_in_a_spread_is_made_up_where_none_is_printed(market):
    found = answer(asked(), market(average()))

    assert not found.placed
    assert found.lead.position.percentile is None


def test_monthly_pay_counts_twelve_times(market):
    monthly = Money(5_500, "GBP", PayPeriod.MONTH)
    found = answer(asked(monthly), market(figures=(figures(quantiles()),)))

    assert (found.pay.amount, found.said, found.lead.position.percentile) == (66_000, monthly, 60)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"currency": "USD"}, Refusal.CURRENCY),
        ({"period": PayPeriod.DAY}, Refusal.PERIOD),
        ({"is_net": True}, Refusal.NET),
    ],
)
def test_another_currency_and_a_day_rate_are_not_compared(market, changes, refusal):
    found = answer(asked(replace(POUNDS, **changes)), market(figures=(figures(quantiles()),)))

    assert (found.lead.position, found.among.obstacle, found.missing) == (None, refusal, None)


def test_pay_that_could_not_be_compared_may_be_told_anew(market, vocabulary):
    sources = market(figures=(figures(quantiles()),))
    found = answer(asked(replace(POUNDS, period=PayPeriod.DAY)), sources)
    again = answer(Filling(vocabulary).fill(found.query, "66k"), sources)

    assert (again.among.obstacle, again.lead.position.percentile) == (None, 60)


def test_the_figures_above_the_pay_are_counted(market):
    found = answer(asked(), market(average(), figures=(figures(quantiles(value=60_000)),)))

    assert (found.among.count, found.among.above) == (2, 1)


def test_without_a_leading_figure_the_nearest_title_comes_first(market):
    found = answer(asked(roles=(Role("data scientist"),)), market(figures=(figures(quantiles()),)))

    assert found.lead is None
    assert found.among.first.position.percentile == 60


@pytest.mark.parametrize(("told", "refusal"), [("base", None), ("total", Refusal.BASIS)])
def test_base_pay_is_never_set_against_total_pay(market, told, refusal):
    found = answer(asked(details=(("basis", told),)), market(figures=(figures(quantiles(basis=Basis.BASE)),)))

    assert found.lead.refusal == refusal


def test_pay_that_is_missing_is_asked_for(market):
    found = answer(asked(None, aspect=Aspect.WORTH), market(figures=(figures(quantiles()),)))

    assert isinstance(found, AskPayAnswer)


def test_without_a_figure_nothing_is_compared(market):
    assert isinstance(answer(asked(), market(figures=(figures(pay(country="FR")),))), NoFactsAnswer)


def test_the_level_that_would_narrow_it_is_offered_to_tap(market):
    levels = (pay(value, level=level) for value, level in ((40_000, Level.JUNIOR), (80_000, Level.SENIOR)))
    sources = market(figures=(figures(quantiles(), *levels),))
    found = answer(asked(), sources)
    senior = pressed(found, "role")

    assert found.missing.slot == "level"
    assert (
        answer(replace(senior, roles=(Role("data engineer", Level.SENIOR),)), sources).missing.slot != "level"
    )


def test_years_of_experience_narrow_it_to_people_with_as_many(market):
    sources = market(figures=(by_years(),))
    band = pressed(answer(asked(), sources), "years")
    found = answer(band.with_detail("years", "12"), sources)

    assert band.detail("years") == "0"
    assert [standing.figure.fact.value for standing in found.peers] == [75_000]
    assert found.missing.slot == "basis"


def test_years_that_would_narrow_it_may_be_typed(market, vocabulary):
    found = answer(asked(), market(figures=(by_years(),)))
    typed = Filling(vocabulary).fill(found.query, "12 years")

    assert typed.detail("years") == "12"
    assert answer(typed, market(figures=(by_years(),))).query.asking is None


def test_base_or_total_is_asked_where_nothing_else_would_narrow_it(market):
    sources = market(figures=(figures(quantiles()),))
    found = answer(asked(), sources)
    told = answer(pressed(found, "basis_base"), sources)

    assert found.missing.slot == "basis"
    assert (told.basis, told.missing) == (Basis.BASE, None)


def test_what_was_told_can_be_taken_back(market):
    sources = market(figures=(by_years(),))
    query = asked(details=(("years", "12"), ("basis", "base")))
    parts = table.answer(replace(query, flags=frozenset({"change"})), sources)

    assert pressed(parts, "change_years") == query.with_detail("years", None)
    assert pressed(parts, "change_basis") == query.with_detail("basis", None)


@pytest.mark.parametrize("details", [(("years", "many"),), (("basis", "both"),), (("years", "nan"),)])
def test_details_that_nobody_offered_are_left_out(market, details):
    found = answer(asked(details=details), market(figures=(by_years(),)))

    assert (found.years, found.basis) == (None, None)


def test_who_leaves_their_pay_out_gets_the_market_alone(market):
    sources = market(figures=(by_years(),))
    query = asked(aspect=Aspect.WORTH, flags=frozenset({"change:pay"}))

    assert isinstance(table.answer(pressed(table.answer(query, sources), "no_pay"), sources), SalaryAnswer)


def test_own_pay_can_be_remembered_once_and_deleted(market):
    sources = market(figures=(figures(quantiles()),))
    found = answer(asked(), sources)
    again = answer(pressed(found, "remember_pay"), sources)

    assert pressed(found, "forget") == Query(Intent.FORGET)
    assert REMEMBER in pressed(found, "remember_pay").flags
    assert "remember_pay" not in labels(again)


def test_the_negotiation_after_it_knows_the_pay_and_other_questions_do_not(market):
    found = answer(asked(), market(figures=(figures(quantiles()),)))

    assert pressed(found, "negotiation").money == earned_now((POUNDS,))
    assert not pressed(found, "skills").is_personal


def test_who_is_placed_among_neighbours_alone_may_wait_for_the_title(market):
    neighbour = figures(pay(title="Solutions architect", role="enterprise architect"))
    found = answer(asked(roles=(Role("solution architect"),)), market(figures=(neighbour,)))
    wished = pressed(found, "tell_me")

    assert found.is_in_vain
    assert (wished.aspect, wished.money) == (None, ())


def test_who_asked_for_their_worth_in_vain_is_told_what_the_title_pays(market):
    query = asked(None, aspect=Aspect.WORTH, roles=(Role("prompt engineer"),))
    wished = wished_for(pressed(answer(query, market(average())), "tell_me"))
    known = market(report(pay(role="prompt engineer", source="publisher"), source=PUBLISHER))

    assert isinstance(table.answer(wished, known), SalaryAnswer)

"""The first ask: each rule in its turn, never above what its figure says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evidence import Match, judge
from bot.models import Money, PayPeriod
from bot.money.asks import Rule, first_ask
from knowledge.models import Basis, Collection, Statistic
from tests.builders import TODAY, pay, quantiles, source

PUBLISHER = source(id="publisher", collection=Collection.PUBLISHER, method_disclosed=False)


def figure(fact, origin=None, match=Match.SAME):
    return judge(fact, origin or source(), today=TODAY, match=match)


def average(value=77_093):
    return figure(pay(value, statistic=Statistic.MEAN, basis=Basis.UNSTATED), PUBLISHER)


def offered(amount, **changes):
    return Money(amount, **({"currency": "GBP", "period": PayPeriod.YEAR} | changes))


def test_asks_for_the_upper_quartile_of_the_very_title():
    found = first_ask(average(), [figure(quantiles())], offered(60_000))

    assert (found.amount, found.rule) == (75_000, Rule.UPPER_QUARTILE)
    assert found.over_percent == pytest.approx(25.0)


def test_else_asks_for_the_average_with_nothing_on_top():
    near = figure(quantiles(), match=Match.NEAR)

    assert first_ask(average(), [near], None).amount == 77_000
    assert first_ask(average(), [near], offered(72_000)).rule is Rule.PUBLISHED


def test_above_the_average_the_lowest_neighbour_above_the_offer_is_asked_for():
    beside = [figure(quantiles(value=value), match=Match.NEAR) for value in (98_500, 78_000, 82_500)]
    found = first_ask(average(), beside, offered(80_000))

    assert (found.amount, found.supported, found.rule) == (82_000, 82_500, Rule.NEIGHBOUR)


def test_above_everything_known_there_is_no_ask():
    assert first_ask(average(), [figure(quantiles())], offered(150_000)) is None


def test_a_small_sample_of_the_title_itself_is_no_neighbour():
    small = figure(quantiles(n=10, value=78_000))
    found = first_ask(figure(quantiles(basis=Basis.TOTAL)), [small], offered(72_000))

    assert (found.amount, found.rule) == (78_000, Rule.MIDDLE)


def test_a_leading_figure_of_a_broader_title_is_not_of_this_one():
    broader = figure(quantiles(), match=Match.BROADER)

    assert first_ask(broader, [], None) is None
    assert first_ask(broader, [], offered(55_000)).rule is Rule.NEIGHBOUR


def test_total_pay_is_set_against_total_pay_alone():
    total = figure(quantiles(basis=Basis.TOTAL))
    found = first_ask(figure(quantiles()), [total], offered(60_000), Basis.TOTAL)

    assert (found.figure, found.over_percent) == (total, pytest.approx(25.0))


def test_a_published_rate_is_asked_for_as_it_stands():
    rate = figure(pay(525, unit="day"), PUBLISHER)

    assert first_ask(rate, [], offered(450, period=PayPeriod.DAY)).amount == 525
    assert first_ask(rate, [], None) is None


def test_total_pay_supports_an_ask_for_everything_together():
    found = first_ask(None, [figure(quantiles(basis=Basis.TOTAL))], offered(60_000))

    assert (found.amount, found.is_total, found.over_percent) == (75_000, True, None)


def test_base_is_asked_for_where_any_base_supports_it():
    found = first_ask(average(), [figure(quantiles(basis=Basis.TOTAL, p75=89_000))], offered(72_000))

    assert (found.amount, found.is_total) == (77_000, False)


def test_another_currency_or_a_day_rate_supports_nothing():
    assert first_ask(average(), [], offered(80_000, currency="EUR")) is None
    assert first_ask(average(), [], offered(450, period=PayPeriod.DAY)) is None


def test_few_answers_print_no_upper_quartile():
    assert first_ask(average(), [figure(quantiles(n=10))], None).rule is Rule.PUBLISHED


@given(st.integers(1_000, 400_000), st.none() | st.integers(1_000, 400_000))
def test_no_ask_exceeds_its_figure_or_falls_to_the_offer(value, amount):
    found = first_ask(average(value), [], offered(amount) if amount else None)

    assert found is None or (amount or 0) < found.amount <= found.supported == value

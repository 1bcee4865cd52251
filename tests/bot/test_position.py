"""Where a pay stands: percent against the value, percentile only between published ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evidence import judge
from bot.models import Money, PayPeriod
from bot.position import Side, position
from tests.builders import TODAY, pay, quantiles, source


def figure(fact):
    return judge(fact, source(), today=TODAY)


def pounds(amount, **changes):
    return Money(amount, **({"currency": "GBP", "period": PayPeriod.YEAR} | changes))


def test_differs_from_the_average_by_percent():
    found = position(pounds(72_000), figure(pay(77_093)))

    assert found.difference_percent == pytest.approx(-6.6, abs=0.01)
    assert found.side is None


@pytest.mark.parametrize(
    ("amount", "side", "percentile"),
    [
        (39_999, Side.BELOW, 10),
        (40_000, Side.WITHIN, 10),
        (55_000, Side.WITHIN, 38),
        (60_000, Side.WITHIN, 50),
        (90_000, Side.WITHIN, 90),
        (90_001, Side.ABOVE, 90),
    ],
)
def test_interpolates_between_published_percentiles_only(amount, side, percentile):
    found = position(pounds(amount), figure(quantiles()))

    assert (found.side, found.percentile) == (side, percentile)


def test_names_no_percentile_without_a_spread():
    assert position(pounds(60_000), figure(quantiles(n=8))).side is None


@pytest.mark.parametrize("changes", [{"currency": "USD"}, {"currency": None}, {"period": PayPeriod.DAY}])
def test_places_nothing_across_currencies_or_periods(changes):
    assert position(pounds(60_000, **changes), figure(pay())) is None


@given(st.floats(40_000, 90_000), st.floats(40_000, 90_000))
def test_more_pay_never_stands_lower(one, other):
    low, high = sorted((one, other))
    spread = figure(quantiles())

    assert position(pounds(low), spread).percentile <= position(pounds(high), spread).percentile

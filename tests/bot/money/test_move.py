"""What keeps a standard of living elsewhere: own costs out of take-home pay, or published prices."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.money.move import SLOTS, Change, Cost, carried, changes, keeping, replaced
from bot.money.take_home import take_home
from knowledge.statutory.rates import rates_for

TODAY = date(2026, 11, 23)
BRITISH, SCOTTISH = rates_for("GB", None, TODAY), rates_for("GB", "Scotland", TODAY)
GERMAN = rates_for("DE", None, TODAY)
RENTS = {"rent.a": "1100", "rent.b": "1900"}


def test_eight_hundred_more_a_month_is_nine_thousand_six_hundred_a_year():
    (found,) = changes(RENTS)

    assert found == Change(Cost.RENT, 1_100, 1_900)
    assert found.yearly == 9_600


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"rent.a": "1100"},
        {"rent.a": "1100", "rent.b": ""},
        {"kids.b": "900"},
        {"rent.a": "1", "rent.b": "nan"},
    ],
)
def test_a_cost_that_is_told_at_one_end_only_changes_nothing(told):
    assert changes(told) == ()


def test_every_cost_is_asked_for_at_both_ends():
    assert SLOTS == ("rent.a", "rent.b", "trip.a", "trip.b", "kids.a", "kids.b")


def test_the_rent_of_the_dialogue_needs_88552_gross():
    found = keeping(72_000, changes(RENTS), BRITISH, BRITISH)

    assert (found.extra, found.marginal_percent) == (9_600, 42)
    assert found.net == pytest.approx(52_317.40)
    assert found.gross == pytest.approx(72_000 + 9_600 / 0.58, abs=0.01)


@given(rent=st.floats(0, 5_000), other=st.floats(0, 5_000), pay=st.floats(40_000, 200_000))
def test_what_is_left_after_the_costs_is_as_much_as_before(rent, other, pay):
    (change,) = (Change(Cost.RENT, rent, other),)
    found = keeping(pay, (change,), BRITISH, SCOTTISH)

    if found is not None:
        left = take_home(found.gross, SCOTTISH).net - change.yearly
        assert left == pytest.approx(take_home(pay, BRITISH).net, abs=0.05)


def test_a_pay_that_the_rates_do_not_hold_for_keeps_nothing():
    assert keeping(20_000, changes(RENTS), GERMAN, GERMAN) is None


def test_dearer_prices_carry_a_pay_before_and_after_tax():
    found = carried(60_000, 1.5, BRITISH, GERMAN)

    assert found.amount == pytest.approx(90_000)
    assert found.net_there == pytest.approx(found.net_here * 1.5)
    assert take_home(found.gross, GERMAN).net == pytest.approx(found.net_there, abs=0.05)


@pytest.mark.parametrize(("here", "there"), [(None, GERMAN), (BRITISH, None), (None, None)])
def test_without_both_laws_only_prices_count(here, there):
    found = carried(60_000, 0.5, here, there)

    assert (found.amount, found.net_here, found.gross) == (30_000, None, None)


@given(rent=st.floats(0, 2_000), other=st.floats(0, 5_000), pay=st.floats(50_000, 200_000))
def test_own_costs_abroad_leave_what_the_rest_buys(rent, other, pay):
    found = replaced(pay, 1.2, (Change(Cost.RENT, rent, other),), BRITISH, GERMAN)
    left = take_home(found.gross, GERMAN).net - other * 12

    assert left == pytest.approx((take_home(pay, BRITISH).net - rent * 12) * 1.2, abs=0.05)


@given(rent=st.floats(0, 2_000), pay=st.floats(50_000, 200_000))
def test_a_dearer_rent_there_needs_more_and_one_here_less(rent, pay):
    def needed(here, there):
        return replaced(pay, 1.2, (Change(Cost.RENT, here, there),), BRITISH, GERMAN).gross

    assert needed(rent, rent) < needed(rent, rent + 1)
    assert needed(rent + 1, rent) < needed(rent, rent)


def test_costs_that_take_all_that_is_left_are_not_carried():
    assert replaced(30_000, 1.2, (Change(Cost.RENT, 5_000, 1_000),), BRITISH, GERMAN) is None

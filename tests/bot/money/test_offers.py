"""Two offers: the arithmetic that was published, and what holds for any two."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.money.offers import Offer, Shares, Side, Way, break_even, compare, parts

A = Offer(92_000, "GBP", bonus_percent=10, pension_percent=5)
B = Offer(84_000, "GBP", bonus_percent=5, shares=Shares(40_000), sign_on=8_000, pension_percent=10)

amounts = st.integers(10_000, 400_000)
percents = st.integers(0, 40)
offers = st.builds(
    Offer,
    base=amounts,
    currency=st.just("GBP"),
    bonus_percent=st.none() | percents,
    shares=st.none() | st.builds(Shares, st.integers(1, 400_000)),
    sign_on=st.none() | st.integers(0, 50_000),
    pension_percent=st.none() | percents,
    pension_amount=st.none() | st.integers(500, 20_000),
    leave_days=st.none() | st.integers(20, 40),
    weekly_hours=st.none() | st.integers(20, 60),
    country=st.sampled_from([None, "GB", "DE"]),
)
PARITY = {"GB": 0.66, "DE": 0.73}


def counted(a, b, **more):
    return {count.way: count for count in compare(a, b, **more)}


def total(offer, way):
    return sum(parts(offer, way).values())


@pytest.mark.parametrize(
    ("way", "a", "b", "winner"),
    [
        (Way.FIRST_YEAR, 101_200, 106_200, Side.B),
        (Way.AVERAGE, 101_200, 100_200, Side.A),
        (Way.PENSION, 105_800, 108_600, Side.B),
        (Way.NO_SHARES, 105_800, 98_600, Side.A),
        (Way.HALF_BONUS, 101_200, 106_500, Side.B),
    ],
)
def test_the_winner_changes_with_what_is_counted(way, a, b, winner):
    count = counted(A, B)[way]

    assert (count.a, count.b, count.winner) == (a, b, winner)


def test_shares_must_be_worth_a_certain_amount_to_draw_level():
    (found,) = break_even(A, B)

    assert (found.side, found.value, found.promised) == (Side.B, 7_200, 10_000)


def test_shares_vest_by_their_own_schedule():
    late = replace(B, shares=Shares(40_000, vesting=(5, 15, 40, 40)))

    assert total(late, Way.FIRST_YEAR) == total(B, Way.FIRST_YEAR) - 10_000 + 2_000
    assert total(late, Way.AVERAGE) == total(B, Way.AVERAGE)


def test_only_four_years_of_a_longer_schedule_count():
    longer = replace(B, shares=Shares(50_000, vesting=(20,) * 5))

    assert parts(longer, Way.AVERAGE)["shares"] == 10_000


def test_pay_an_hour_takes_hours_and_leave():
    less = replace(A, weekly_hours=35, leave_days=30)
    more = replace(A, weekly_hours=40, leave_days=25)
    count = counted(less, more)[Way.HOUR]

    assert count.a == pytest.approx(105_800 / (35 * 46))
    assert count.winner is Side.A


def test_two_currencies_meet_in_purchasing_power_alone():
    here, there = replace(A, country="GB"), replace(A, currency="EUR", country="DE")
    count = counted(here, there, parity=PARITY)

    assert set(count) == {Way.POWER}
    assert count[Way.POWER].b == pytest.approx(105_800 * 0.66 / 0.73)
    assert break_even(here, replace(B, currency="EUR")) == ()


@pytest.mark.parametrize(
    ("missing", "way"),
    [
        ("pension_percent", Way.PENSION),
        ("weekly_hours", Way.HOUR),
        ("leave_days", Way.HOUR),
        ("country", Way.POWER),
    ],
)
def test_there_is_no_result_without_its_inputs(missing, way):
    whole = replace(B, weekly_hours=40, leave_days=25, country="GB")
    other = replace(whole, country="DE")
    lacking = replace(other, **{missing: None})

    assert way in counted(whole, other, parity=PARITY)
    assert way not in counted(whole, lacking, parity=PARITY)


def test_purchasing_power_needs_both_price_levels():
    assert Way.POWER not in counted(replace(A, country="GB"), replace(B, country="DE"), parity={"GB": 0.66})


@given(offers, offers, st.integers(1, 100_000))
def test_more_base_pay_is_never_less(a, b, more):
    before, after = counted(a, b, parity=PARITY), counted(replace(a, base=a.base + more), b, parity=PARITY)

    assert set(before) == set(after)
    assert all(after[way].a > before[way].a for way in before)
    assert all(after[way].winner is Side.A for way in before if before[way].winner is Side.A)


@given(offers, offers)
def test_neither_offer_is_favoured_for_its_place(a, b):
    mirrored = {Side.A: Side.B, Side.B: Side.A, None: None}
    before, after = counted(a, b, parity=PARITY), counted(b, a, parity=PARITY)

    assert {way: mirrored[count.winner] for way, count in before.items()} == {
        way: count.winner for way, count in after.items()
    }


@given(offers, offers)
def test_at_its_break_even_an_offer_draws_level(a, b):
    for found in break_even(a, b):
        level = Shares(found.value * 4)
        changed = (replace(a, shares=level), b) if found.side is Side.A else (a, replace(b, shares=level))
        count = counted(*changed).get(Way.PENSION) or counted(*changed)[Way.AVERAGE]

        assert count.winner in ({found.side} if found.alone else {None})


@given(offers)
def test_an_offer_is_level_with_itself(offer):
    assert {count.winner for count in compare(offer, offer, PARITY)} == {None}
    assert total(offer, Way.FIRST_YEAR) >= offer.base


def test_every_part_of_a_sum_is_named():
    assert parts(B, Way.PENSION) == {
        "base": 84_000,
        "bonus": 4_200,
        "shares": 10_000,
        "sign_on": 2_000,
        "pension": 8_400,
    }

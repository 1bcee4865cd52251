"""What is negotiated about: each amount in its place, a raise counted on what is earned now."""

from hypothesis import given
from hypothesis import strategies as st

from bot.models import Intent, Money, PayPeriod, Query, Stake
from bot.money.bargain import RAISE_OFFERED, RAISE_WANTED, bargain_of


def told(*amounts, **details):
    return bargain_of(Query(Intent.NEGOTIATION, money=amounts, details=tuple(details.items())))


def test_of_two_amounts_on_the_table_the_second_is_the_other_offer():
    first, second = Money(95_000, "EUR"), Money(88_000, "EUR")
    found = told(first, second)

    assert (found.offer, found.other, found.uncounted) == (first, second, ())


def test_what_is_left_over_is_not_dropped():
    amounts = [Money(amount, "EUR", stake=Stake.WISH) for amount in (90_000, 95_000)]

    assert told(*amounts).uncounted == (amounts[1],)


def test_the_floor_is_the_offer_else_what_is_earned_now_by_the_year():
    now = Money(4_000, "EUR", PayPeriod.MONTH, stake=Stake.NOW)

    assert told(now).floor.amount == 48_000
    assert told(now, Money(52_000, "EUR")).floor.amount == 52_000
    assert told(Money(52_000, "EUR", stake=Stake.WISH)).floor is None


def test_what_is_after_tax_is_told_and_is_no_floor():
    found = told(Money(60_000, "EUR", is_net=True))

    assert (found.amount, found.floor, found.is_net) == (found.offer, None, True)
    assert not told(Money(60_000, "EUR")).is_net


def test_a_rent_is_no_amount_of_a_negotiation():
    assert told(Money(1_100, "GBP", PayPeriod.MONTH, is_rent=True)).offer is None


@given(st.integers(1_000, 500_000), st.floats(0, 40))
def test_a_raise_is_counted_on_what_is_earned_now(amount, percent):
    found = told(Money(amount, "GBP"), **{RAISE_OFFERED: str(percent), RAISE_WANTED: "50"})

    assert found.now.amount == amount
    assert abs(found.offer.amount - amount * (1 + percent / 100)) <= 0.01
    assert found.offer.amount < found.wish.amount == amount * 1.5
    assert found.is_raise

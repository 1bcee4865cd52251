import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models import PayPeriod
from bot.understand.money import find_money
from knowledge.vocabulary.currencies import Currencies

YEAR, MONTH, WEEK, DAY, HOUR = PayPeriod.YEAR, PayPeriod.MONTH, PayPeriod.WEEK, PayPeriod.DAY, PayPeriod.HOUR


@pytest.fixture(scope="module")
def currencies():
    return Currencies()


@pytest.mark.parametrize(
    ("text", "amount", "currency", "period"),
    [
        ("£72,000", 72_000, "GBP", None),
        ("72.000 €", 72_000, "EUR", None),
        ("72'000 CHF", 72_000, "CHF", None),
        ("72 000 kr", 72_000, "SEK", None),
        ("45 k€", 45_000, "EUR", None),
        ("58k€", 58_000, "EUR", None),
        ("EUR 60k", 60_000, "EUR", None),
        ("$85/h", 85, "USD", HOUR),
        ("£450 a day", 450, "GBP", DAY),
        ("$900 per week", 900, "USD", WEEK),
        ("25 lpa", 2_500_000, "INR", YEAR),
        ("1.8 lakh per month", 180_000, "INR", MONTH),
        ("1.2 crore", 12_000_000, "INR", None),
        ("a package of Rs. 12,50,000", 1_250_000, "INR", None),
        ("60k eur brutto im Jahr", 60_000, "EUR", YEAR),
        ("R$ 8.000 por mês", 8_000, "BRL", MONTH),
        ("2.500 euros al mes", 2_500, "EUR", MONTH),
        ("42.000 euros par an", 42_000, "EUR", YEAR),
        ("is 40 grand in quid fine, say 40k quid", 40_000, "GBP", None),
        ("my hourly rate of $70", 70, "USD", HOUR),
        ("asked for a $3 raise", 3, "USD", HOUR),
        ("she makes $130k", 130_000, "USD", YEAR),
        ("tester at a bank, 71k plus bonus", 71_000, "USD", None),
        ("64k and stock", 64_000, "USD", None),
        ("which car with a 40k salary", 40_000, "USD", None),
        ("my day rate is 425", 425, "USD", DAY),
        ("TJM 550 €", 550, "EUR", DAY),
        ("Stundensatz von 85", 85, "USD", HOUR),
    ],
)
def test_amount_is_read_with_currency_and_period(currencies, text, amount, currency, period):
    money = find_money(text, None, currencies)[-1].money
    assert (money.amount, money.currency, money.period) == (amount, currency, period)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("100-120k", 100_000, 120_000),
        ("between 60 and 70k", 60_000, 70_000),
        ("$80,000 - $95,000", 80_000, 95_000),
    ],
)
def test_range_has_both_ends(currencies, text, low, high):
    money = find_money(text, "US", currencies)[0].money
    assert (money.amount, money.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "country", "currency"), [("72k", "GB", "GBP"), ("450/day", "DE", "EUR"), ("72k", None, "USD")]
)
def test_unsaid_currency_is_assumed_from_the_place(currencies, text, country, currency):
    money = find_money(text, country, currencies)[0].money
    assert (money.currency, money.assumed) == (currency, True)


def test_said_currency_is_not_assumed(currencies):
    assert not find_money("72k pounds", "US", currencies)[0].money.assumed


@pytest.mark.parametrize(
    ("text", "nets"),
    [
        ("am i underpaid? 72k take home", [True]),
        ("i get 3,000 a month after tax", [True]),
        ("5500 € netto", [True]),
        ("my net salary is £40k", [True]),
        ("72k gross, 50k net", [False, True]),
        ("50k net and 72k gross", [True, False]),
        ("72k gross", [False]),
        ("£60k .net developer", [False]),
        ("£60k dot net developer", [False]),
    ],
)
def test_what_is_left_after_tax_is_told_from_pay(currencies, text, nets):
    assert [span.money.is_net for span in find_money(text, "GB", currencies)] == nets


@pytest.mark.parametrize(
    "text",
    [
        "5 years of experience",
        "the market in 2025",
        "a team of 12 people",
        "from 9am to 5pm",
        "a 12% raise",
        "my 401k",
        "5G and B2B, 24/7",
        "top 10 skills",
        "24k subscribers",
        "call 555 123 4567",
        "on 2026-05-01",
        "a 4k monitor",
        "3 interviews a week",
        "40 hours a week",
        "I have a $30,000 student loan",
        "a flat of 80 lakhs",
        "I am 35",
        "",
    ],
)
def test_other_numbers_are_not_pay(currencies, text):
    assert find_money(text, "US", currencies) == ()


@pytest.mark.parametrize(
    ("text", "pay", "rent"),
    [
        ("72k, my rent is £1,100 a month", 72_000, 1_100),
        ("I make 60k and pay 1,200 in rent", 60_000, 1_200),
        ("my rent is 1100", None, 1_100),
        ("renting out software for 72k", 72_000, None),
        ("on 72k, rent from £1,100 to £1,900 a month", 72_000, 1_100),
        ("80k, Miete 900", 80_000, 900),
    ],
)
def test_rent_is_told_from_pay(currencies, text, pay, rent):
    found = [span.money for span in find_money(text, "GB", currencies)]

    assert next((money.amount for money in found if not money.is_rent), None) == pay
    assert next((money.amount for money in found if money.is_rent), None) == rent


def test_millions_are_pay_only_where_people_earn_them(currencies):
    assert find_money("the startup got 2 million dollars", "US", currencies) == ()
    assert find_money("6 million yen a year", None, currencies)[0].money.amount == 6_000_000


def test_bonus_in_percent_leaves_the_base(currencies):
    assert [span.money.amount for span in find_money("92k base + 10% bonus", "US", currencies)] == [92_000]


def test_two_offers_come_in_the_order_they_were_said(currencies):
    amounts = [span.money.amount for span in find_money("90k at one, 105k at the other", "US", currencies)]
    assert amounts == [90_000, 105_000]


def test_span_covers_amount_and_period(currencies):
    text = "they pay 6k a month, is it ok"
    span = find_money(text, "DE", currencies)[0]
    assert text[span.start : span.end] == span.money.surface == "6k a month"


def test_text_full_of_numbers_is_read_without_delay(currencies):
    assert len(find_money("$5 per hour " * 340, None, currencies)) == 50


@given(st.text(alphabet="0123456789.,k $€£-/ aper\u0301\u0663lakh", max_size=80))
def test_any_mix_of_digits_and_signs_is_read_without_an_exception(currencies, text):
    for span in find_money(text, "DE", currencies):
        assert text[span.start : span.end] == span.money.surface

"""Amounts of money as people print them."""

import pytest

from knowledge.readers.amounts import Amounts
from tests.knowledge.readers.synthetic import vocabulary


def found(text, country):
    amounts = Amounts(vocabulary().currencies, country).find(text)
    return [(amount.value, amount.high, amount.currency, amount.unit) for amount in amounts]


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("£77,093/yr", "GB", (77_093, None, "GBP", "year")),
        ("77.093,50 €", "DE", (77_093.5, None, "EUR", "year")),
        ("93\u202f000\u00a0€", "FR", (93_000, None, "EUR", "year")),
        ("77'093 CHF", "CH", (77_093, None, "CHF", "year")),
        ("18 000 zł per month", "PL", (18_000, None, "PLN", "month")),
        ("₹12,50,000 p.a.", "IN", (1_250_000, None, "INR", "year")),
        ("25-30 LPA", "IN", (2_500_000, 3_000_000, "INR", "year")),
        ("1.2 crore", "IN", (12_000_000, None, "INR", "year")),
        ("$1.2 million", "US", (1_200_000, None, "USD", "year")),
        ("$120k", "CA", (120_000, None, "CAD", "year")),
        ("US$120,000", "CA", (120_000, None, "USD", "year")),
        ("60-80k €", "DE", (60_000, 80_000, "EUR", "year")),
        ("between £60,000 and £80,000", "GB", (60_000, 80_000, "GBP", "year")),
        ("USD 150k to 180k", "US", (150_000, 180_000, "USD", "year")),
        ("£450 a day", "GB", (450, None, "GBP", "day")),
        ("$85/h", "US", (85, None, "USD", "hour")),
        ("R850,000", "ZA", (850_000, None, "ZAR", "year")),
        ("94,000 pounds", "GB", (94_000, None, "GBP", "year")),
    ],
)
def test_an_amount_is_read(text, country, expected):
    assert found(f"It is {text}, they say.", country) == [expected]


@pytest.mark.parametrize(
    "text", ["15-25%", "2,338 data points", "in 2026", "300 real-world projects", "top 10"]
)
def test_a_number_without_a_currency_is_no_money(text):
    assert found(text, "GB") == []


def test_two_amounts_joined_by_and_are_no_range():
    assert [amount[0] for amount in found("£70,000 on average and £84,000 projected", "GB")] == [
        70_000,
        84_000,
    ]


def test_a_year_before_an_amount_is_not_part_of_it():
    assert [amount[0] for amount in found("in 2026 £84,802", "GB")] == [84_802]

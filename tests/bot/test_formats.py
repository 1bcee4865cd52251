"""Numbers, amounts and dates as people write them."""

import pytest

from bot.formats import Formats


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        (77_093, "GBP", "£77,093"),
        (112_590, "USD", "US$112,590"),
        (85.5, "USD", "US$85.50"),
        (85, "USD", "US$85"),
        (77_093.4, "EUR", "€77,093"),
        (77_093, "PLN", "PLN 77,093"),
        (1_250_000, "INR", "₹1,250,000"),
        (72_000, None, "72,000"),
    ],
)
def test_writes_amounts(amount, currency, written):
    assert Formats("en").amount(amount, currency) == written


def test_writes_amounts_in_the_order_of_the_language():
    assert Formats("de").amount(77_093, "GBP") == "77.093\N{NO-BREAK SPACE}£"


@pytest.mark.parametrize(
    ("value", "written"), [(15.0, "15 %"), (4.25, "4.2 %"), (16.55, "16.6 %"), (4.0007, "4.0 %")]
)
def test_writes_percent(value, written):
    assert Formats("en").percent(value) == written


@pytest.mark.parametrize(("value", "written"), [(10.0, "+10.0 %"), (-6.606, "-6.6 %"), (0.0, "+0.0 %")])
def test_writes_differences_with_their_sign(value, written):
    assert Formats("en").change(value) == written


@pytest.mark.parametrize(
    ("period", "written"),
    [("2025", "2025"), ("2026-04", "April 2026"), ("2026-08-14", "14 August 2026")],
)
def test_writes_periods(period, written):
    assert Formats("en").period(period) == written


def test_names_countries_and_languages():
    assert Formats("en").country("GB") == "United Kingdom"
    assert Formats("de").language("en") == "Englisch"

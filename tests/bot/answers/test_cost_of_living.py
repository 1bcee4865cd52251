"""What a place costs: every place that was named, and a pay from where its currency is paid."""

import pytest

from bot.answers.cost_of_living import answer
from bot.models import Intent, Money, PayPeriod, Place, Query
from bot.plain import to_text
from bot.render import Renderer
from knowledge.models import FactKind, Label
from tests.builders import claim, figures

GB, US, PL, DE = Place("GB"), Place("US"), Place("PL"), Place("DE")


def held(kind, value, **changes):
    return claim(kind, **({"role": None, "value": value, "label": Label.MEASURED} | changes))


@pytest.fixture
def known(market):
    parities = (("US", "USD", 1.0), ("PL", "PLN", 2.0), ("GB", "GBP", 0.66), ("DE", "EUR", 0.7))
    powers = [
        held(FactKind.PURCHASING_POWER, value, country=country, currency=currency)
        for country, currency, value in parities
    ]
    state = held(FactKind.PRICE_PARITY, 107.6, country="US", region="NY", unit="US = 100")
    return market(figures=(figures(*powers, state),))


def asked(*places, pay=None) -> Query:
    return Query(Intent.COST_OF_LIVING, places=places, money=(pay,) if pay else ())


def said(found) -> str:
    return to_text(Renderer().render(found).html)


def test_both_places_that_were_named_are_answered(known):
    text = said(answer(asked(GB, DE), known))

    assert text.startswith("Cost of living, United Kingdom and Germany\n")
    assert "Price level, United Kingdom: 0.66 GBP" in text
    assert "Price level, Germany: 0.7 EUR" in text


@pytest.mark.parametrize(
    ("pay", "places", "words"),
    [
        (Money(100_000, "USD", PayPeriod.YEAR), (PL,), "buys as much as PLN 200,000 a year (Poland)"),
        (Money(4_000, "PLN", PayPeriod.MONTH), (PL,), "buys as much as US$2,000 a month (United States)"),
        (Money(7_000, "EUR"), (PL,), "is in the currency of no place named here"),
    ],
)
def test_a_pay_is_carried_from_where_its_currency_is_paid(known, pay, places, words):
    assert words in said(answer(asked(*places, pay=pay), known))


def test_a_pay_is_not_called_foreign_between_two_states(known):
    own = Money(90_000, "USD")

    assert "Your US$90,000" not in said(answer(asked(US, Place("US", region="NY"), pay=own), known))


def test_the_price_level_of_a_state_is_not_taken_for_its_citys(known):
    city = Place("US", region="NY", city="New York")

    assert "All items in the state of New York: 107.6" in said(answer(asked(city), known))

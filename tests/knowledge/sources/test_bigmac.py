import pytest

from knowledge.models import FactKind
from knowledge.sources.adapter import SourceError
from knowledge.sources.bigmac import BigMac
from knowledge.sources.exchange import ExchangeRates
from tests.knowledge.sources.upstream import find, read, write
from tests.shared import shared

HEAD = "date,iso_a3,currency_code,name,local_price,dollar_ex,dollar_price"
PRICES = (
    "2025-07-01,POL,PLN,Poland,22.1,3.62,6.1",
    "2026-01-01,POL,PLN,Poland,22.7,3.63085,6.25",
    "2026-01-01,GBR,GBP,Britain,5.29,0.74708,7.08",
    "2026-01-01,EUZ,EUR,Euro area,6.08,0.86192,7.05",
)
SWINGING = {"VES"}
"""Currencies that lost so much value between the two dates that their rates cannot agree."""


@pytest.fixture
def prices(tmp_path):
    return write(tmp_path / "big-mac-full-index.csv", HEAD, *PRICES)


def test_a_burger_is_an_illustration_in_the_newest_local_price(prices):
    fact = find(read(BigMac(), prices), FactKind.BURGER_PRICE, country="PL")

    assert (fact.value, fact.currency, fact.period) == (22.7, "PLN", "2026-01")
    assert fact.flags == ("illustration",)


def test_the_euro_area_is_a_region_without_a_country(prices):
    fact = find(read(BigMac(), prices), FactKind.BURGER_PRICE, region="Euro area")

    assert (fact.value, fact.country) == (6.08, None)


def test_rates_are_taken_for_what_the_monthly_rates_lack(prices):
    facts = read(BigMac(), prices).figures.facts
    rates = {fact.subject: fact.value for fact in facts if fact.kind is FactKind.EXCHANGE_RATE}

    assert rates == {"USD/PLN": 3.63085}


def test_a_price_of_nothing_is_refused(prices):
    write(prices, HEAD, "2026-01-01,POL,PLN,Poland,0,3.6,0")
    with pytest.raises(SourceError, match=r"big-mac-full-index\.csv:2: local_price"):
        BigMac().read(prices, print)


def test_shared_prices_fill_the_gaps_in_the_rates():
    imported = read(BigMac(), shared("data/big-mac"))
    kinds = [fact.kind for fact in imported.figures.facts]
    rates = {fact.currency for fact in imported.figures.facts if fact.kind is FactKind.EXCHANGE_RATE}

    assert kinds.count(FactKind.BURGER_PRICE) == 54
    assert {"PLN", "UAH", "CZK", "HUF", "RON", "ILS", "TRY", "ARS"} <= rates


def test_shared_rates_of_both_sources_have_one_direction_and_magnitude():
    folder = shared("data/big-mac")
    burger_day = {
        line.split(",")[2]: float(line.split(",")[5])
        for line in (folder / "big-mac-full-index.csv").read_text().splitlines()
        if line.startswith("2026-01-01")
    }
    monthly = read(ExchangeRates(), shared("data/exchange-rates")).figures.facts
    ratios = {fact.currency: fact.value / burger_day.get(fact.currency, fact.value) for fact in monthly}

    assert all(0.85 < ratio < 1.15 for currency, ratio in ratios.items() if currency not in SWINGING)

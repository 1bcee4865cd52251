import pytest

from knowledge.models import FactKind
from knowledge.sources.adapter import SourceError
from knowledge.sources.exchange import CURRENCIES, ExchangeRates
from tests.knowledge.sources.upstream import find, read, write
from tests.shared import shared

HEAD = "Date,Country,Exchange rate"
RATES = ("2026-05-01,United Kingdom,0.7412", "2026-06-01,United Kingdom,0.7497", "2026-06-01,Japan,160.77")


@pytest.fixture
def monthly(tmp_path):
    return tmp_path / "monthly.csv"


def test_a_rate_is_units_per_us_dollar_of_the_newest_month(monthly):
    fact = find(
        read(ExchangeRates(), write(monthly, HEAD, *RATES)), FactKind.EXCHANGE_RATE, subject="USD/GBP"
    )

    assert (fact.value, fact.currency, fact.unit, fact.period) == (0.7497, "GBP", "GBP per USD", "2026-06")


def test_dollars_per_pound_are_refused(monthly):
    upside_down = write(monthly, HEAD, "2026-06-01,United Kingdom,1.3339")
    with pytest.raises(SourceError, match=r"units of GBP per US dollar, between 0\.4 and 1, found 1\.3339"):
        ExchangeRates().read(upside_down, print)


def test_dollars_per_yen_are_refused(monthly):
    upside_down = write(monthly, HEAD, "2026-06-01,Japan,0.00622")
    with pytest.raises(SourceError, match="units of JPY per US dollar"):
        ExchangeRates().read(upside_down, print)


def test_currencies_that_the_euro_replaced_are_dropped(monthly):
    imported = read(ExchangeRates(), write(monthly, HEAD, *RATES, "2001-12-01,Germany,2.1946"))

    assert imported.dropped == {"a currency that is no more, or no rate": 1, "an older month": 1}
    assert {fact.currency for fact in imported.figures.facts} == {"GBP", "JPY"}


def test_a_rate_that_is_no_number_is_named_by_its_line(monthly):
    damaged = write(monthly, HEAD, *RATES, "2026-06-01,Brazil,five")
    with pytest.raises(SourceError, match=r"monthly\.csv:5: Exchange rate: expected a number, found five"):
        ExchangeRates().read(damaged, print)


def test_two_rates_for_one_month_are_refused(monthly):
    twice = write(monthly, HEAD, *RATES, "2026-06-01,Japan,161")
    with pytest.raises(SourceError, match=r"monthly\.csv:5: .* a second for 2026-06-01, Japan"):
        ExchangeRates().read(twice, print)


def test_another_table_is_not_recognised(monthly):
    reason = ExchangeRates().recognise(write(monthly, "date,rate"))

    assert reason == "monthly.csv has no column Country, Date, Exchange rate"


def test_shared_rates_cover_every_currency_with_the_pound_below_one():
    imported = read(ExchangeRates(), shared("data/exchange-rates"))

    assert {fact.currency for fact in imported.figures.facts} == set(CURRENCIES.values())
    assert {fact.period for fact in imported.figures.facts} == {"2026-06"}
    assert find(imported, FactKind.EXCHANGE_RATE, subject="USD/GBP").value == 0.7497

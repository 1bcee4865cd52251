import pytest

from knowledge.models import FactKind
from knowledge.sources.adapter import SourceError
from knowledge.sources.ppp import PurchasingPower
from tests.knowledge.sources.upstream import find, read, write
from tests.shared import shared

HEAD = "Country,Country ID,Year,PPP"
PARITIES = (
    '"United States",US,2024,1',
    '"United Kingdom",GB,2023,0.6721',
    '"United Kingdom",GB,2024,0.664153',
    '"Namibia",NA,2024,7.21',
    '"Venezuela, RB",VE,2011,2.681e-11',
    '"Bulgaria",BG,2024,0.757952',
)


@pytest.fixture
def parities(tmp_path):
    return write(tmp_path / "ppp-gdp.csv", HEAD, *PARITIES)


def test_a_parity_is_for_the_whole_economy_in_the_newest_year(parities):
    fact = find(read(PurchasingPower(), parities), FactKind.PURCHASING_POWER, country="GB")

    assert (fact.value, fact.currency, fact.period) == (0.664153, "GBP", "2024")
    assert fact.flags == ("whole_economy",)


def test_na_is_namibia(parities):
    assert find(read(PurchasingPower(), parities), FactKind.PURCHASING_POWER, country="NA").value == 7.21


def test_a_country_without_a_recent_year_is_dropped(parities):
    imported = read(PurchasingPower(), parities)

    assert "VE" not in {fact.country for fact in imported.figures.facts}
    assert imported.dropped["a country without a recent year"] == 1


def test_the_currency_is_that_of_the_year(parities):
    fact = find(read(PurchasingPower(), parities), FactKind.PURCHASING_POWER, country="BG")

    assert fact.currency == "BGN"


def test_age_counts_from_the_yearly_publication(parities):
    source = read(PurchasingPower(), parities).figures.source

    assert (source.official_yearly, f"{source.published}") == (True, "2025-07-01")


def test_another_base_than_the_us_is_refused(parities):
    write(parities, HEAD, "United States,US,2024,1.2")
    with pytest.raises(SourceError, match=r"ppp-gdp\.csv:2: PPP: expected 1 for the US, found 1\.2"):
        PurchasingPower().read(parities, print)


def test_shared_parities_are_recent_for_nearly_all_areas():
    imported = read(PurchasingPower(), shared("data/ppp"))

    assert imported.kept == 198
    assert find(imported, FactKind.PURCHASING_POWER, country="GB").value == 0.664153

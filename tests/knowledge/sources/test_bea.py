import pytest

from knowledge.models import FactKind
from knowledge.sources.adapter import SourceError
from knowledge.sources.bea import PriceParities
from tests.knowledge.sources.upstream import find, read, write
from tests.shared import shared

HEAD = "GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2022,2023"
ROWS = (
    ' "00000","United States", ,SARPP,5,"...","RPPs: All items ","Index",100.000,100.000',
    ' "06000","California",8,SARPP,5,"...","RPPs: All items ","Index",112.566,112.581',
    ' "06000","California",8,SARPP,6,"..."," RPPs: Goods ","Index",108.432,107.530',
    ' "06000","California",8,SARPP,7,"..."," RPPs: Services: Housing ","Index",160.122,157.839',
    ' "06000","California",8,SARPP,10,"...","Implicit regional price deflator ","Index",(NA),(NA)',
)
FOOTNOTE = '"Last updated: February 20, 2025-- revised statistics for 2010-2019."'


@pytest.fixture
def table(tmp_path):
    return write(tmp_path / "SARPP_STATE_2008_2023.csv", HEAD, *ROWS, FOOTNOTE)


def test_a_state_has_its_newest_price_level(table):
    fact = find(read(PriceParities(), table), FactKind.PRICE_PARITY, region="CA")

    assert (fact.country, fact.value, fact.period) == ("US", 112.581, "2023")


def test_housing_is_a_subject_of_its_own(table):
    assert (
        find(read(PriceParities(), table), FactKind.PRICE_PARITY, region="CA", subject="Housing").value
        == 157.839
    )


def test_the_nation_other_lines_and_footnotes_are_dropped(table):
    imported = read(PriceParities(), table)

    assert (imported.read, imported.kept) == (6, 2)


def test_age_counts_from_the_release_in_the_footnote(table):
    assert f"{read(PriceParities(), table).figures.source.published}" == "2025-02-20"


def test_another_base_than_the_nation_is_refused(table):
    write(table, HEAD, *(row.replace("100.000", "98.000") for row in ROWS))
    with pytest.raises(SourceError, match=r"expected 100 for the United States, found 98\.0"):
        PriceParities().read(table, print)


def test_a_table_without_years_is_refused(table):
    write(table, "GeoName,Description")
    with pytest.raises(SourceError, match="a column for each year"):
        PriceParities().read(table, print)


def test_shared_parities_cover_every_state_and_the_capital():
    imported = read(PriceParities(), shared("data/bea-rpp"))
    states = {fact.region for fact in imported.figures.facts}

    assert len(states) == 51
    assert find(imported, FactKind.PRICE_PARITY, region="NY").value == 107.626

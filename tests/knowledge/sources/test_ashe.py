import pytest

from knowledge.models import Basis, Collection, FactKind, Level
from knowledge.sources.adapter import SourceError
from knowledge.sources.ashe import Ashe
from tests.knowledge.sources.upstream import find, read, write
from tests.knowledge.sources.workbook import write_workbook
from tests.shared import shared

HEAD = "Description,Code,No_jobs,Median,change,Mean,change.1,10,20,25,30,40,60,70,75,80,90"
ROWS = (
    "All employees,XX,16813,34963,5.8,42210,5.4,21000,24496,26085,27673,31069,39516,44738,48000,52007,66669",
    "   Information technology directors,1137,40,80000,8.4,92084,9.1,42140,,58755,,,,,101096,x,x",
    '"   Pharmacists, hospital ",2251,x,46139,,50000,,x,,40000,,,,,52000,,x',
    "   Dental practitioners,2253,x,x,,x,,x,,x,,,,,x,,x",
    "   Programmers,2134,319,49430,9.2,52502,6.9,28099,33602,36296,38547,43990,54708,60184,64200,68309,x",
    "   Stilt walkers,9999,3,20000,,20500,,x,,18000,,,,,22000,,x",
    "Not Classified,,:,,,,,,,,,,,,,,",
)


@pytest.fixture
def table(tmp_path):
    return write(tmp_path / "2023p_annual_FT.csv", HEAD, *ROWS)


def pay(imported, role, **fields):
    return find(imported, FactKind.PAY, role=role, **fields)


def test_percentiles_are_taken_as_printed(table):
    fact = pay(read(Ashe(), table), "IT manager", level=Level.DIRECTOR)
    assert (fact.p10, fact.p25, fact.p50, fact.p75) == (42140, 58755, 80000, 101096)
    assert (fact.country, fact.currency, fact.unit, fact.basis) == ("GB", "GBP", "year", Basis.TOTAL)


def test_suppressed_cells_are_no_numbers(table):
    fact = pay(read(Ashe(), table), "pharmacist")
    assert (fact.p10, fact.p25, fact.p90) == (None, 40000, None)


def test_jobs_are_counted_in_thousands_and_are_not_people(table):
    imported = read(Ashe(), table)
    director = pay(imported, "IT manager", level=Level.DIRECTOR)
    assert (director.n, director.n_unit) == (40_000, "jobs")
    assert pay(imported, "pharmacist").n is None


def test_the_indent_of_a_name_is_taken_off(table):
    assert pay(read(Ashe(), table), "pharmacist").title == "Pharmacists, hospital"


def test_a_code_that_covers_more_than_the_role_is_flagged(table):
    imported = read(Ashe(), table)
    assert pay(imported, "software developer").flags == ()
    assert pay(imported, "backend developer").flags == ("broad_title",)


def test_what_is_left_out_is_counted_by_reason(table):
    imported = read(Ashe(), table)
    assert (imported.read, imported.kept) == (7, 3)
    assert imported.dropped == {
        "not a four-digit group": 2,
        "median suppressed": 1,
        "no canonical occupation": 1,
    }


def test_age_counts_from_the_publication(table):
    source = read(Ashe(), table).figures.source
    assert (source.official_yearly, str(source.published)) == (True, "2023-11-01")
    assert (source.collection, source.period) == (Collection.OFFICIAL, "2023 (provisional)")


def test_a_folder_gives_each_of_its_years(table):
    write(
        table.parent / "2021r_annual_FT.csv", HEAD, ROWS[1].replace("80000", "63156").replace("101096", "x")
    )
    write(table.parent / "2023p_annual_FTPT.csv", HEAD, *ROWS)
    imported = read(Ashe(), table.parent)
    years = {fact.period for fact in imported.figures.facts}
    assert years == {"2021", "2023"}
    assert imported.figures.source.period == "2023 (provisional), 2021 (revised)"


def test_the_publishers_workbook_gives_the_same_figures(table):
    path = table.parent / "PROV - Occupation SOC20 (4) Table 14.7a   Annual pay - Gross 2023.xlsx"
    cells = [[cell.strip('"') for cell in row.split(",")] for row in (HEAD, ROWS[0], ROWS[1], ROWS[4])]
    cells[0][2] = "(thousand)"
    write_workbook(path, **{"All": [["other"]], "Full-Time": [["Table 14.7a"], [], *cells]})
    workbook, csv_file = read(Ashe(), path), read(Ashe(), table)
    assert pay(workbook, "software developer") == pay(csv_file, "software developer")


@pytest.mark.parametrize("name", ["2023p_hourly_FT.csv", "2023p_annual_FTPT.csv", "annual_FT.csv"])
def test_another_table_is_not_recognised(table, name):
    assert "its name does not say" in Ashe().recognise(table.rename(table.parent / name))


def test_hourly_pay_under_a_wrong_name_is_refused(table):
    write(table, HEAD, "Programmers,2134,319,25.10,,,,,,20.1,,,,,30.2,,")
    with pytest.raises(SourceError, match=r"2023p_annual_FT\.csv:2: Median: expected a year's pay"):
        read(Ashe(), table)


def test_a_cell_that_is_no_number_is_named(table):
    write(table, HEAD, ROWS[0], ROWS[4].replace("49430", "lots"))
    with pytest.raises(SourceError, match=r":3: Median: expected a number or x .*found lots"):
        read(Ashe(), table)


def test_a_missing_column_is_named(table):
    write(table, HEAD.replace(",75,", ",76,"), *ROWS)
    with pytest.raises(SourceError, match=r"columns: .* found no 75"):
        read(Ashe(), table)


@pytest.mark.parametrize("name", ["2023p_annual_FT.csv", "ashe_table14_2023p.xlsx"])
def test_published_check_values_are_met(name):
    imported = read(Ashe(), shared(f"data/ons-ashe-table14/{name}"))
    directors = pay(imported, "IT manager", level=Level.DIRECTOR)
    programmers = pay(imported, "software developer")
    assert (directors.p25, directors.p50, directors.p75, directors.n) == (58_755, 80_000, 101_096, 40_000)
    assert (programmers.p25, programmers.p50, programmers.p75) == (36_296, 49_430, 64_200)

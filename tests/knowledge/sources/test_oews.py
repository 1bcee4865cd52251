import pytest

from knowledge.models import Basis, FactKind, Level
from knowledge.sources.adapter import SourceError
from knowledge.sources.oews import Oews
from tests.knowledge.sources.upstream import find, read
from tests.knowledge.sources.workbook import write_workbook
from tests.shared import shared

HEAD = ["AREA_TITLE", "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP"]
WAGES = ["A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90"]
CHIEFS = ["U.S.", "11-1011", "Chief Executives", "detailed", "211850", "73710", "126080", "206420", "#", "#"]
SCIENTISTS = ["U.S.", "15-2051", "Data Scientists", "detailed", "233440"]
SPREAD = ["63650", "82630", "112590", "155810", "194410"]
NOTE = "#  = indicates a wage equal to or greater than $115.00 per hour or $239,200 per year "


def workbook(folder, *rows, note=NOTE):
    sheets = {"national_M2024_dl": [HEAD + WAGES, *rows], "Field Descriptions": [["Field"], [note]]}
    return write_workbook(folder / "national_M2024_dl.xlsx", **sheets)


def test_percentiles_are_base_wages_of_the_month(tmp_path):
    fact = find(read(Oews(), workbook(tmp_path, SCIENTISTS + SPREAD)), FactKind.PAY, role="data scientist")
    assert (fact.p10, fact.p25, fact.value, fact.p75, fact.p90) == (63650, 82630, 112590, 155810, 194410)
    assert (fact.basis, fact.period, fact.n, fact.n_unit) == (Basis.BASE, "2024-05", 233_440, "jobs")


def test_a_top_coded_wage_is_flagged_and_no_number(tmp_path):
    fact = find(read(Oews(), workbook(tmp_path, CHIEFS)), FactKind.PAY, role="chief executive officer")
    assert (fact.p50, fact.p75, fact.p90) == (206_420, None, None)
    assert fact.flags == ("top_coded:239200",)
    assert fact.level is Level.C_LEVEL


def test_an_occupation_with_a_top_coded_median_is_left_out(tmp_path):
    surgeons = ["U.S.", "29-1224", "Radiologists", "detailed", "26290", "90000", "170000", "#", "#", "#"]
    imported = read(Oews(), workbook(tmp_path, surgeons, SCIENTISTS + SPREAD))
    assert imported.dropped == {"median at or above the top value": 1}


def test_suppressed_wages_are_left_out(tmp_path):
    actors = ["U.S.", "15-1251", "Computer Programmers", "detailed", "**", "*", "*", "*", "*", "*"]
    assert read(Oews(), workbook(tmp_path, actors, SCIENTISTS + SPREAD)).dropped == {"median suppressed": 1}


def test_totals_and_broad_groups_are_left_out(tmp_path):
    broad = ["U.S.", "15-2050", "Data Scientists", "broad", "233440", *SPREAD]
    imported = read(Oews(), workbook(tmp_path, broad, SCIENTISTS + SPREAD))
    assert imported.dropped == {"not a detailed occupation": 1}


def test_a_residual_group_says_nothing_of_an_occupation(tmp_path):
    other = ["U.S.", "15-1299", "Computer Occupations, All Other", "detailed", "439380", *SPREAD]
    imported = read(Oews(), workbook(tmp_path, other, SCIENTISTS + SPREAD))
    assert "DevOps engineer" not in {fact.role for fact in imported.figures.facts}


def test_a_cell_that_is_no_number_is_named(tmp_path):
    path = workbook(tmp_path, [*SCIENTISTS, "1", "2", "many", "4", "5"])
    with pytest.raises(SourceError, match=r"dl\.xlsx:2: A_MEDIAN: expected a number or # .*, found many"):
        read(Oews(), path)


def test_a_workbook_that_does_not_say_its_top_value_is_refused(tmp_path):
    with pytest.raises(SourceError, match="the wage that # stands for"):
        read(Oews(), workbook(tmp_path, SCIENTISTS + SPREAD, note="nothing"))


def test_another_workbook_is_not_recognised(tmp_path):
    path = workbook(tmp_path, SCIENTISTS + SPREAD)
    assert Oews().recognise(path.rename(tmp_path / "state.xlsx")) == "its name is not national_MYYYY_dl.xlsx"


def test_published_check_values_are_met():
    imported = read(Oews(), shared("data/bls-oews-2024/national_M2024_dl.xlsx"))
    fact = find(imported, FactKind.PAY, role="data scientist", level=None)
    assert (fact.p25, fact.p50, fact.p75) == (82_630, 112_590, 155_810)
    assert imported.read == 1403

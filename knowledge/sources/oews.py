"""BLS OEWS: annual wages in the US by SOC 2018 occupation, from a survey of employers (public domain).

Wages are base pay: no bonuses, shares or overtime. `#` stands for a wage at or above a top value and is no
number; `*` is suppressed. Employment counts jobs in the country, not people asked.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from knowledge.models import Basis, Collection, Fact, FactKind, Figures, Source
from knowledge.sources.adapter import Import, Progress, SourceError, date_of
from knowledge.sources.checks import amount, require_columns
from knowledge.sources.occupations import Fit, Occupations, soc_2018
from knowledge.sources.spread import statistic
from knowledge.sources.workbooks import open_workbook

_ID = "bls-oews"
_METHOD = "oews-national-annual"
_PERCENTILES = {"A_PCT10": "p10", "A_PCT25": "p25", "A_MEDIAN": "p50", "A_PCT75": "p75", "A_PCT90": "p90"}
_NEEDED = ("AREA_TITLE", "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", *_PERCENTILES)
_DETAILED = "detailed"
_TOP = "#"
_MARKS = {"": "empty", "#": "at or above the top", "*": "suppressed", "**": "suppressed", "~": "below 0.5 %"}
_TOP_VALUE = re.compile(r"\$([\d,]+) per year")
_DESCRIPTIONS = "Field Descriptions"
_YEAR = re.compile(r"M(20\d\d)")
_PUBLISHED = {2024: date(2025, 4, 2)}
_NATIONAL = "U.S."

Row = dict[str, str]


class Oews:
    """The workbook of national estimates, national_MYYYY_dl.xlsx."""

    id = _ID

    def recognise(self, path: Path) -> str | None:
        """Say what the name or the workbook lacks."""
        if not _YEAR.search(path.name) or path.suffix != ".xlsx":
            return "its name is not national_MYYYY_dl.xlsx"
        return None if _data_sheet(path) else "no sheet of national estimates"

    def read(self, path: Path, progress: Progress) -> Import:
        """Take the published percentiles of each detailed fit."""
        table = list(_rows(path))
        progress("occupations", len(table))
        top_value, groups = _top_value(path), soc_2018()
        facts: list[Fact] = []
        outcome: Counter[str] = Counter()
        for number, row in enumerate(table, 2):
            found = list(_facts(path, number, row, top_value, groups))
            facts += found
            outcome[_outcome(row, found)] += 1
        figures = Figures(source=_source(path), method_version=_METHOD, facts=tuple(facts))
        return Import(figures, len(table), outcome.pop("kept", 0), outcome)


def _facts(path: Path, number: int, row: Row, top_value: str, groups: Occupations) -> Iterator[Fact]:
    if row["O_GROUP"] != _DETAILED:
        return
    wages = {
        name: wage
        for column, name in _PERCENTILES.items()
        if (wage := amount(path, number, column, row[column], _MARKS)) is not None
    }
    is_top_coded = any(row[column] == _TOP for column in _PERCENTILES)
    if "p50" in wages:
        flags = (f"top_coded:{top_value}",) if is_top_coded else ()
        for fit in groups.of(row["OCC_CODE"]):
            yield _fact(path, number, row, wages, fit, flags)


def _fact(
    path: Path, number: int, row: Row, wages: dict[str, float], fit: Fit, flags: tuple[str, ...]
) -> Fact:
    jobs = amount(path, number, "TOT_EMP", row["TOT_EMP"], _MARKS)
    return Fact(
        kind=FactKind.PAY,
        source=_ID,
        title=row["OCC_TITLE"],
        role=fit.role,
        level=fit.level,
        country="US",
        value=wages["p50"],
        **wages,
        unit="year",
        currency="USD",
        statistic=statistic(wages),
        basis=Basis.BASE,
        n=None if jobs is None else int(jobs),
        n_unit="jobs",
        period=f"{_year(path)}-05",
        method_version=_METHOD,
        flags=(*fit.flags, *flags),
    )


def _outcome(row: Row, facts: list[Fact]) -> str:
    if facts:
        return "kept"
    if row["O_GROUP"] != _DETAILED:
        return "not a detailed occupation"
    if row["A_MEDIAN"] == _TOP:
        return "median at or above the top value"
    return "median suppressed" if row["A_MEDIAN"] in _MARKS else "no canonical occupation"


def _rows(path: Path) -> Iterator[Row]:
    """Yield the rows of the national estimates."""
    sheet = open_workbook(path).load_sheet(_data_sheet(path) or 0, dtypes="string").to_polars()
    require_columns(path, sheet.columns, _NEEDED)
    for row in sheet.select(_NEEDED).fill_null("").to_dicts():
        yield {name: value.strip() for name, value in row.items()}


def _data_sheet(path: Path) -> str | None:
    return next((name for name in open_workbook(path).sheet_names if name.startswith("national_M")), None)


def _top_value(path: Path) -> str:
    """Read from the field descriptions which wage `#` stands for; raise SourceError where they do not say."""
    book = open_workbook(path)
    if _DESCRIPTIONS in book.sheet_names:
        notes = book.load_sheet(_DESCRIPTIONS, header_row=None, dtypes="string").to_polars()
        for cell in notes.to_series(0):
            if cell and cell.startswith(_TOP) and (stated := _TOP_VALUE.search(cell)):
                return stated.group(1).replace(",", "")
    raise SourceError(path, None, _DESCRIPTIONS, "the wage that # stands for", "none")


def _year(path: Path) -> int:
    stated = _YEAR.search(path.name)
    if stated is None:
        raise SourceError(path, None, "name", "national_MYYYY_dl.xlsx", path.name)
    return int(stated.group(1))


def _source(path: Path) -> Source:
    year = _year(path)
    return Source(
        id=_ID,
        publisher="U.S. Bureau of Labor Statistics",
        title="Occupational Employment and Wage Statistics, national estimates",
        address="https://www.bls.gov/oes/",
        licence="US public domain",
        attribution="U.S. Bureau of Labor Statistics, OEWS",
        retrieved=date_of(path),
        period=f"May {year}",
        collection=Collection.OFFICIAL,
        method_disclosed=True,
        official_yearly=True,
        published=_PUBLISHED.get(year),
        note="Base wages as employers report them, without bonuses, shares and overtime; the count is jobs "
        "in the country, estimated, not people asked.",
    )

"""The rows of ASHE Table 14, from the publisher's workbook or a CSV of the same columns."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.sources.adapter import SourceError
from knowledge.sources.checks import amount, require_columns
from knowledge.sources.workbooks import open_workbook

_SHEETS = ("Full-Time", "annual_FT")
_HEADING = ["Description", "Code"]
_JOBS = ("No_jobs", "(thousand)")
_NEEDED = ("Description", "Code", "jobs", "Median", "10", "25", "75", "90")
_MARKS = {"": "empty", "x": "suppressed", "..": "suppressed", ":": "not available", "-": "none"}


@dataclass(frozen=True, slots=True)
class Row:
    """One group as printed; None where a cell is suppressed."""

    number: int
    """Its place in the file, counted from 1."""
    title: str
    code: str
    thousand_jobs: float | None
    percentiles: dict[str, float]
    """Those that are printed, under the names that a fact gives them."""


def rows(path: Path) -> Iterator[Row]:
    """Yield the rows below the heading; raise SourceError naming row and column."""
    table = list(_cells(path))
    heading = next((place for place, cells in enumerate(table) if cells[:2] == _HEADING), None)
    if heading is None:
        raise SourceError(path, None, "heading", "a row that begins with Description, Code", "none")
    names = [_column_name(name) for name in table[heading]]
    require_columns(path, names, _NEEDED)
    for number, cells in enumerate(table[heading + 1 :], heading + 2):
        if len(cells) >= len(names):
            yield _row(path, number, dict(zip(names, cells, strict=False)))


def workbook_sheet(path: Path) -> str | None:
    """Name the sheet of full-time employees; None where there is none."""
    return next((name for name in open_workbook(path).sheet_names if name in _SHEETS), None)


def _cells(path: Path) -> Iterator[list[str]]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as lines:
            yield from (_stripped(cells) for cells in csv.reader(lines))
        return
    sheet = open_workbook(path).load_sheet(
        workbook_sheet(path) or _SHEETS[0], header_row=None, dtypes="string"
    )
    yield from (_stripped(cells) for cells in sheet.to_polars().rows())


def _stripped(cells: Sequence[str | None]) -> list[str]:
    """Take the indent off names and read an empty cell as an empty word."""
    return [" ".join((cell or "").split()) for cell in cells]


def _column_name(printed: str) -> str:
    if printed in _JOBS:
        return "jobs"
    return re.sub(r"\.0$", "", printed)


def _row(path: Path, number: int, cells: dict[str, str]) -> Row:
    columns = {"p10": "10", "p25": "25", "p50": "Median", "p75": "75", "p90": "90"}
    printed = {name: amount(path, number, column, cells[column], _MARKS) for name, column in columns.items()}
    return Row(
        number,
        cells["Description"],
        re.sub(r"\.0$", "", cells["Code"]),
        amount(path, number, "jobs", cells["jobs"], _MARKS),
        {name: pay for name, pay in printed.items() if pay is not None},
    )

"""ONS ASHE Table 14: annual pay of full-time employees in the UK by SOC 2020 group (Open Government Licence).

Jobs are an estimate of how many there are, in thousands; they are not people asked. Annual pay is gross and
includes bonuses and overtime.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from knowledge.models import Basis, Collection, Fact, FactKind, Figures, Source
from knowledge.sources.adapter import Import, Progress, SourceError, date_of
from knowledge.sources.ashe_table import Row, rows, workbook_sheet
from knowledge.sources.occupations import Fit, Occupations, soc_2020
from knowledge.sources.spread import statistic

_ID = "ons-ashe"
_METHOD = "ashe-soc2020-full-time-annual"
_CSV_NAME = "annual_FT"
_OTHER_TABLE = re.compile(r"FTPT|hourly|weekly", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_GROUP = re.compile(r"\d{4}")
_PUBLISHED = {2021: date(2022, 10, 26), 2023: date(2023, 11, 1)}
_MEDIANS = range(5_000, 500_000)
"""What a year's pay can be; an hour's wage is far below."""


class Ashe:
    """A CSV or workbook of Table 14 whose name says the year, or a folder with one for each year."""

    id = _ID

    def recognise(self, path: Path) -> str | None:
        """Say what is missing: the year, the sheet, or the words that tell annual full-time pay."""
        if path.is_dir():
            return None if _files(path) else f"no file in it is named YEAR_{_CSV_NAME}.csv"
        if not _YEAR.search(path.name) or _OTHER_TABLE.search(path.name):
            return "its name does not say annual pay of full-time employees in a year"
        if path.suffix == ".xlsx":
            return None if workbook_sheet(path) else "no sheet Full-Time or annual_FT"
        is_csv = path.suffix == ".csv" and _CSV_NAME in path.name
        return None if is_csv else f"its name does not say {_CSV_NAME}.csv"

    def read(self, path: Path, progress: Progress) -> Import:
        """Take the published percentiles of each group for each occupation it speaks of."""
        facts: list[Fact] = []
        outcome: Counter[str] = Counter()
        years = _files(path) if path.is_dir() else {_year(path): path}
        groups = soc_2020()
        for year, file in sorted(years.items()):
            for row in rows(file):
                found = list(_facts(file, year, row, groups))
                facts += found
                outcome[_outcome(row, found)] += 1
            progress(f"groups of {year}", outcome.total())
        figures = Figures(source=_source(path, years), method_version=_METHOD, facts=tuple(facts))
        return Import(figures, outcome.total(), outcome.pop("kept", 0), outcome)


def _files(folder: Path) -> dict[int, Path]:
    files = sorted(folder.glob(f"*_{_CSV_NAME}.csv"))
    return {_year(path): path for path in files if _YEAR.search(path.name)}


def _year(path: Path) -> int:
    stated = _YEAR.search(path.name)
    if stated is None:
        raise SourceError(path, None, "name", "the year of the figures", path.name)
    return int(stated.group())


def _outcome(row: Row, facts: list[Fact]) -> str:
    if facts:
        return "kept"
    if not _GROUP.fullmatch(row.code):
        return "not a four-digit group"
    return "no canonical occupation" if "p50" in row.percentiles else "median suppressed"


def _facts(path: Path, year: int, row: Row, groups: Occupations) -> Iterator[Fact]:
    median = row.percentiles.get("p50")
    if median is None or not _GROUP.fullmatch(row.code):
        return
    if int(median) not in _MEDIANS:
        raise SourceError(path, row.number, "Median", "a year's pay in pounds", f"{median:g}")
    for fit in groups.of(row.code):
        yield _fact(year, row, median, fit)


def _fact(year: int, row: Row, median: float, fit: Fit) -> Fact:
    return Fact(
        kind=FactKind.PAY,
        source=_ID,
        title=row.title,
        role=fit.role,
        level=fit.level,
        country="GB",
        value=median,
        **row.percentiles,
        unit="year",
        currency="GBP",
        statistic=statistic(row.percentiles),
        basis=Basis.TOTAL,
        n=round(row.thousand_jobs * 1000) if row.thousand_jobs is not None else None,
        n_unit="jobs",
        period=str(year),
        method_version=_METHOD,
        flags=fit.flags,
    )


def _source(path: Path, years: dict[int, Path]) -> Source:
    newest = max(years)
    return Source(
        id=_ID,
        publisher="Office for National Statistics",
        title="Annual Survey of Hours and Earnings, Table 14: earnings by occupation",
        address="https://www.ons.gov.uk/employmentandlabourmarket/peopleinwork/earningsandworkinghours/datasets/"
        "occupation4digitsoc2010ashetable14",
        licence="Open Government Licence v3.0",
        attribution="Office for National Statistics",
        retrieved=date_of(path),
        period=", ".join(f"{year} ({_edition(file)})" for year, file in sorted(years.items(), reverse=True)),
        collection=Collection.OFFICIAL,
        method_disclosed=True,
        official_yearly=True,
        published=_PUBLISHED.get(newest),
        note="Full-time employees, gross pay of a year with bonuses and overtime; the count is jobs in the "
        "country, estimated, not people asked.",
    )


def _edition(path: Path) -> str:
    name = path.name.lower()
    return "provisional" if "prov" in name or re.search(r"20\d\dp", name) else "revised"

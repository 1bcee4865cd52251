"""aijobs.net: pay ranges of adverts for AI, machine learning and data titles (CC0, ended in January 2025).

Since mid-2022 most rows are the two ends of one advert's range, the high end first, next to each other and
alike in all other fields. They are put together again: an advert counts once, with the middle of its range.
Amounts in another currency than the country's are left out: half of them carry a wrong label. `salary_in_usd`
is never read; its rates are fixed by the year.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl

from knowledge.models import Basis, Collection, Fact, FactKind, Figures, Level, Source
from knowledge.samples import SHOWN_FROM_N
from knowledge.sources.adapter import Import, Progress, date_of
from knowledge.sources.columns import lacks, read_columns, refuse_rows
from knowledge.sources.occupations import Fit, Occupations, printed_titles
from knowledge.sources.sifting import count, sift
from knowledge.sources.spread import allowed, spread, statistic
from knowledge.vocabulary.currencies import Currencies

_ID = "aijobs"
_METHOD = "range-midpoints-1"
_COLUMNS = {
    "work_year": pl.Int64,
    "experience_level": pl.String,
    "employment_type": pl.String,
    "job_title": pl.String,
    "salary": pl.Int64,
    "salary_currency": pl.String,
    "employee_residence": pl.String,
    "remote_ratio": pl.Int64,
    "company_location": pl.String,
    "company_size": pl.String,
}
_ALIKE = [name for name in _COLUMNS if name != "salary"]
_LEVELS = {"EN": Level.JUNIOR, "MI": Level.MID, "SE": Level.SENIOR, "EX": Level.DIRECTOR}
_WITHOUT_FIELD = ["Manager", "Engineer", "Analyst", "Associate", "Consultant"]
_FULL_TIME = "FT"
_HEADS = "Head of "
_YEARS_BACK, _YEARS_BACK_FOR_HEADS = 1, 2
"""Heads are rare: one more year of adverts stands behind their figures."""
_FILE_DATE = re.compile(r"(\d{4}-\d{2})-\d{2}")
_EARLIEST = 2020


class AiJobs:
    """The weekly CSV of aijobs.net, salaries_YYYY-MM-DD.csv."""

    id = _ID

    def recognise(self, path: Path) -> str | None:
        """Say which of the columns the file lacks."""
        return lacks(path, _COLUMNS)

    def read(self, path: Path, progress: Progress) -> Import:
        """Collapse ranges to adverts and compute the spread of each title and country."""
        rows = read_columns(path, _COLUMNS)
        progress("rows", len(rows))
        no_level = ~pl.col("experience_level").is_in(list(_LEVELS))
        refuse_rows(path, rows, "experience_level", no_level, ", ".join(_LEVELS))
        refuse_rows(path, rows, "work_year", pl.col("work_year") < _EARLIEST, f"a year from {_EARLIEST}")
        adverts = collapse(rows)
        progress("adverts", len(adverts))
        newest = rows.select(pl.col("work_year").max()).item()
        titles = printed_titles("aijobs.tsv")
        kept, dropped = _sift(adverts, newest, titles)
        dated = _FILE_DATE.search(path.name)
        end = dated.group(1) if dated else str(newest)
        facts = tuple(_facts(kept, titles, newest, end))
        figures = Figures(source=_source(path, newest, end), method_version=_METHOD, facts=facts)
        return Import(figures, len(rows), count(kept, "rows"), dropped)


def collapse(rows: pl.DataFrame) -> pl.DataFrame:
    """Put the high and the low end of each range together: one advert a row with low, high and middle.

    In a stretch of rows that are alike and fall in pay, each two are one range; equal pay is two adverts.
    """
    alike = pl.all_horizontal(pl.col(name) == pl.col(name).shift() for name in _ALIKE)
    goes_on = (alike & (pl.col("salary") < pl.col("salary").shift())).fill_null(value=False)
    stretches = rows.with_columns((~goes_on).cum_sum().alias("stretch"))
    place = pl.int_range(pl.len()).over("stretch")
    return (
        stretches.with_columns((place // 2).alias("pair"))
        .group_by("stretch", "pair", *_ALIKE, maintain_order=True)
        .agg(low=pl.col("salary").min(), high=pl.col("salary").max(), rows=pl.len())
        .with_columns(middle=(pl.col("low") + pl.col("high")) / 2)
    )


def _sift(adverts: pl.DataFrame, newest: int, titles: Occupations) -> tuple[pl.DataFrame, dict[str, int]]:
    """Leave out what no figure can be made from; count the rows by the first reason."""
    currencies = Currencies()
    local = {code: currencies.of_country(code) for code in adverts["company_location"].unique()}
    currency = pl.col("company_location").replace_strict(local, return_dtype=pl.String)
    is_head = pl.col("job_title").str.starts_with(_HEADS)
    years_back = pl.when(is_head).then(_YEARS_BACK_FOR_HEADS).otherwise(_YEARS_BACK)
    wanted = {
        "not full-time": pl.col("employment_type") == _FULL_TIME,
        "not in the currency of the country": pl.col("salary_currency") == currency,
        "older than the period": pl.col("work_year") >= newest - years_back,
        "title without a field": ~pl.col("job_title").is_in(_WITHOUT_FIELD),
        "no canonical occupation": pl.col("job_title").is_in(list(titles.listed)),
        "too few adverts": pl.len().over("job_title", "company_location") >= SHOWN_FROM_N,
    }
    return sift(adverts, wanted, "rows")


def _facts(adverts: pl.DataFrame, titles: Occupations, newest: int, end: str) -> Iterator[Fact]:
    """Yield a figure for each title and country, and one for each level where the title names none."""
    by_title = ["company_location", "salary_currency", "job_title"]
    for names in (by_title, [*by_title, "experience_level"]):
        for row in adverts.group_by(names).agg(spread("middle")).sort(names).to_dicts():
            level = _LEVELS.get(row.get("experience_level", ""))
            for fit in titles.of(row["job_title"]):
                if row["n"] >= SHOWN_FROM_N and not (level and fit.level):
                    yield _fact(row, fit, level, newest, end)


def _fact(row: dict[str, Any], fit: Fit, level: Level | None, newest: int, end: str) -> Fact:
    percentiles = allowed(row["n"], row)
    years_back = _YEARS_BACK_FOR_HEADS if row["job_title"].startswith(_HEADS) else _YEARS_BACK
    return Fact(
        kind=FactKind.PAY,
        source=_ID,
        title=row["job_title"],
        role=fit.role,
        level=fit.level or level,
        country=row["company_location"],
        value=percentiles["p50"],
        **percentiles,
        unit="year",
        currency=row["salary_currency"],
        statistic=statistic(percentiles),
        basis=Basis.UNSTATED,
        n=row["n"],
        n_unit="adverts",
        period=end,
        method_version=_METHOD,
        flags=(*fit.flags, f"since:{newest - years_back}-01"),
    )


def _source(path: Path, newest: int, end: str) -> Source:
    return Source(
        id=_ID,
        publisher="aijobs.net",
        title="Global AI, ML and data science salary index",
        address="https://aijobs.net/salaries/",
        licence="CC0 1.0",
        attribution="aijobs.net",
        retrieved=date_of(path),
        period=f"adverts of {newest - _YEARS_BACK} to {end}; heads since {newest - _YEARS_BACK_FOR_HEADS}",
        collection=Collection.POSTED,
        method_disclosed=True,
        note="Middles of posted pay ranges, full-time, in the currency of the country; level as sorted by "
        "the site; an advert with a single amount is printed twice upstream and counts twice. It has ended.",
    )

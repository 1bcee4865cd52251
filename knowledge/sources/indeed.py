"""Indeed Hiring Lab: job-advert index, posted-wage growth, and the share of adverts that mention AI.

Files are known by their columns, so the publisher's repositories may lie in any folders. Where two files hold
the same series, the newer edition is read whole and the older one not at all.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from knowledge.models import Collection, Fact, FactKind, Figures, Source
from knowledge.sources.adapter import Import, Progress, SourceError, date_of
from knowledge.sources.columns import Types, header, read_columns, refuse_repeats, refuse_rows
from knowledge.sources.indeed_index import ADVERT_METHOD, SOURCE_ID, Series, index_facts
from knowledge.sources.indeed_rates import ai_share_facts, area, wage_growth_facts

_COUNTRY_IN_NAME = re.compile(r"_([a-z]{2})(?:_\d{4}-\d{2}-\d{2})?$", re.IGNORECASE)
_ALL_ADVERTS = "total postings"
_FRIDAY = 5
_GROWTH = "posted_wage_growth_yoy_3moavg"
_SHARE = "AI_share_postings"


@dataclass(frozen=True, slots=True)
class Table:
    """One of the publisher's files: how many rows, and what they hold."""

    rows: int
    series: tuple[Series, ...] = ()
    facts: tuple[Fact, ...] = ()


class HiringLab:
    """Reads a folder of the publisher's files, or one of them."""

    id = SOURCE_ID

    def recognise(self, path: Path) -> str | None:
        """Look at the names of the columns of every file."""
        known = any(_reader(file) for file in _files(path))
        return None if known else f"{path.name} has no file with the columns of its indices"

    def read(self, path: Path, progress: Progress) -> Import:
        """Read all files that are known by their columns."""
        tables: list[Table] = []
        for file in _files(path):
            if reader := _reader(file):
                tables.append(reader(file))
                progress(file.name, tables[-1].rows)
        series = [one for table in tables for one in table.series]
        newest = newest_editions(series)
        facts = [fact for table in tables for fact in table.facts]
        facts += [fact for one in newest for fact in index_facts(one)]
        return _import(path, facts, sum(table.rows for table in tables), len(series) - len(newest))


def newest_editions(series: Iterable[Series]) -> list[Series]:
    """Keep the edition that ends last; they are never joined, for their seasonal methods may differ."""
    newest: dict[tuple[str | None, ...], Series] = {}
    for one in sorted(series, key=lambda item: max(item.values)):
        newest[one.country, one.region, one.sector] = one
    return list(newest.values())


def _files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.csv")) if path.is_dir() else [path]


def _reader(file: Path) -> Callable[[Path], Table] | None:
    """Choose what reads a file by its columns; None where it is none of the publisher's tables."""
    found = header(file)
    readers: tuple[tuple[Types, Callable[[Path], Table]], ...] = (
        (_INDEX_BY_COUNTRY, _read_countries),
        (_INDEX_BY_SECTOR, _read_sectors),
        (_INDEX_BY_REGION, _read_regions),
        (_WAGES_BY_SECTOR, _read_sector_wages),
        (_WAGES, _read_wages),
        (_AI, _read_ai),
    )
    return next((reader for columns, reader in readers if found >= set(columns)), None)


_INDEX_BY_COUNTRY = {
    "date": pl.Date,
    "jobcountry": pl.String,
    "indeed_job_postings_index_SA": pl.Float64,
    "variable": pl.String,
}
_INDEX_BY_SECTOR = {
    "date": pl.Date,
    "jobcountry": pl.String,
    "indeed_job_postings_index": pl.Float64,
    "variable": pl.String,
    "display_name": pl.String,
}
_INDEX_BY_REGION = {"date": pl.Date, "region": pl.String, "indeed_job_postings_index": pl.Float64}
_WAGES = {"jobcountry": pl.String, "month": pl.Date, "n_obs": pl.Int64, _GROWTH: pl.Float64}
_WAGES_BY_SECTOR = {"sector": pl.String, **_WAGES}
_AI = {"date": pl.Date, "jobcountry": pl.String, _SHARE: pl.Float64}


def _read_countries(file: Path) -> Table:
    table = read_columns(file, _INDEX_BY_COUNTRY, nulls=("", "NA"))
    rows = table.filter(pl.col("variable") == _ALL_ADVERTS).rename({"indeed_job_postings_index_SA": "index"})
    found = _series(file, rows, ["jobcountry"])
    return Table(table.height, tuple(Series(values, **area(code)) for (code,), values in found))


def _read_sectors(file: Path) -> Table:
    table = read_columns(file, _INDEX_BY_SECTOR, nulls=("", "NA"))
    rows = table.filter(pl.col("variable") == _ALL_ADVERTS).rename({"indeed_job_postings_index": "index"})
    found = _series(file, rows, ["jobcountry", "display_name"])
    return Table(
        table.height, tuple(Series(values, sector=name, **area(code)) for (code, name), values in found)
    )


def _read_regions(file: Path) -> Table:
    country = _COUNTRY_IN_NAME.search(file.stem)
    if country is None:
        raise SourceError(file, None, "name", "the country's code at the end, regional_gb.csv", file.name)
    table = read_columns(file, _INDEX_BY_REGION, nulls=("", "NA"))
    found = _series(file, table.rename({"indeed_job_postings_index": "index"}), ["region"])
    code = country[1].upper()
    return Table(table.height, tuple(Series(values, code, region) for (region,), values in found))


def _series(
    file: Path, rows: pl.DataFrame, keys: list[str]
) -> list[tuple[tuple[str, ...], dict[date, float]]]:
    """Split rows into one series for each place or sector, Fridays alone."""
    refuse_repeats(file, rows, ["date", *keys])
    refuse_rows(file, rows, "index", pl.col("index") <= 0, "a level above nought")
    fridays = rows.drop_nulls().filter(pl.col("date").dt.weekday() == _FRIDAY).sort("date")
    return [
        (tuple(map(str, key)), dict(group.select("date", "index").iter_rows()))
        for key, group in fridays.group_by(keys, maintain_order=True)
    ]


def _read_sector_wages(file: Path) -> Table:
    return _wage_table(file, _WAGES_BY_SECTOR, ["jobcountry", "sector", "month"])


def _read_wages(file: Path) -> Table:
    return _wage_table(file, _WAGES, ["jobcountry", "month"])


def _wage_table(file: Path, columns: Types, keys: list[str]) -> Table:
    table = read_columns(file, columns, nulls=("", "NA"), date_format="%b-%y").rename({_GROWTH: "growth"})
    refuse_repeats(file, table, keys)
    refuse_rows(file, table, "growth", pl.col("growth").abs() > 1, "a fraction: 0.04 for 4 %")
    return Table(table.height, facts=tuple(wage_growth_facts(table.drop_nulls())))


def _read_ai(file: Path) -> Table:
    table = read_columns(file, _AI, nulls=("", "NA")).rename({_SHARE: "share"})
    refuse_repeats(file, table, ["date", "jobcountry"])
    refuse_rows(file, table, "share", ~pl.col("share").is_between(0, 100), "a percentage")
    return Table(table.height, facts=tuple(ai_share_facts(table.drop_nulls())))


def _import(path: Path, facts: list[Fact], rows: int, older: int) -> Import:
    kept = sum(fact.kind is not FactKind.ADVERT_CHANGE for fact in facts)
    dropped = {"new adverts only, a day between, or an older month": rows - kept}
    if older:
        dropped["series of an older edition"] = older
    newest = max((fact.period for fact in facts), default="none")
    source = Source(
        id=SOURCE_ID,
        publisher="Indeed Hiring Lab",
        title="Job postings index, wage tracker and AI tracker",
        address="https://github.com/hiring-lab",
        licence="CC BY 4.0",
        attribution="Indeed Hiring Lab",
        retrieved=max(date_of(file) for file in _files(path)),
        period=newest,
        collection=Collection.POSTED,
        method_disclosed=True,
        note="The index is a level, seasonally adjusted, 1 February 2020 = 100; it counts no adverts.",
    )
    return Import(
        Figures(source=source, method_version=ADVERT_METHOD, facts=tuple(facts)), rows, kept, dropped
    )

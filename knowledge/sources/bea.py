"""Regional price parities by state (US Bureau of Economic Analysis, table SARPP): the nation is 100."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl

from knowledge.models import Collection, Fact, FactKind, Figures, Source, Statistic
from knowledge.sources.adapter import Import, Progress, SourceError, date_of
from knowledge.sources.columns import file_in, header, lacks, read_columns
from knowledge.vocabulary.spelling import read_rows

_ALL_ITEMS = "RPPs: All items"
SUBJECTS = {_ALL_ITEMS: None, "RPPs: Services: Housing": "Housing"}
"""The lines that are kept, by their description: the numbers of the lines change between releases."""

_COLUMNS = {"GeoName": pl.String, "Description": pl.String}
_MISSING = ("", "(NA)")
_NATION = "United States"
_METHOD = "sarpp-2"
_UPDATED = re.compile(r"Last updated: (\w+ \d+, \d{4})")


class PriceParities:
    """Reads `SARPP_STATE_2008_2023.csv`, a year a column, and the footnotes below."""

    id = "bea-rpp"

    def recognise(self, path: Path) -> str | None:
        """Look at the names of the columns."""
        return lacks(_file(path), _COLUMNS)

    def read(self, path: Path, progress: Progress) -> Import:
        """Keep all items and housing, each state's newest year."""
        file = _file(path)
        year = max((name for name in header(file) if re.fullmatch(r"\d{4}", name)), default=None)
        if year is None:
            raise SourceError(file, 1, "columns", "a column for each year", "none")
        table = read_columns(file, _COLUMNS | {year: pl.Float64}, nulls=_MISSING)
        progress("lines", table.height)
        lines = table.with_columns(pl.col("GeoName", "Description").str.strip_chars(" *"))
        lines = lines.filter(pl.col("Description").is_in(list(SUBJECTS))).drop_nulls()
        rows: list[_Row] = lines.select("GeoName", "Description", year).rows()
        _refuse_other_base(file, rows)
        facts = tuple(_facts(rows, year))
        return Import(
            Figures(source=_source(file, year), method_version=_METHOD, facts=facts),
            table.height,
            len(facts),
            {"another line, the nation or a footnote": table.height - len(facts)},
        )


_Row = tuple[str, str, float]
"""State, line, index."""


def _file(path: Path) -> Path:
    """Give the file itself, or the newest of the table's files in a folder."""
    found = sorted(path.glob("SARPP_STATE_*.csv")) if path.is_dir() else [path]
    return found[-1] if found else file_in(path, "SARPP_STATE.csv")


def _refuse_other_base(file: Path, rows: list[_Row]) -> None:
    nation = {line: value for name, line, value in rows if name == _NATION}.get(_ALL_ITEMS)
    if nation != 100:
        raise SourceError(file, None, _ALL_ITEMS, "100 for the United States", str(nation))


def _facts(rows: list[_Row], year: str) -> Iterator[Fact]:
    states = {
        names.split("|")[0]: code for country, code, names in read_rows("regions.tsv") if country == "US"
    }
    for state, line, value in rows:
        if state in states:
            yield Fact(
                kind=FactKind.PRICE_PARITY,
                source=PriceParities.id,
                country="US",
                region=states[state],
                subject=SUBJECTS[line],
                value=value,
                unit="US = 100",
                statistic=Statistic.INDEX,
                period=year,
                method_version=_METHOD,
            )


def _source(file: Path, year: str) -> Source:
    updated = _UPDATED.search(file.read_text(encoding="utf-8"))
    return Source(
        id=PriceParities.id,
        publisher="U.S. Bureau of Economic Analysis",
        title="Regional price parities by state (SARPP)",
        address="https://www.bea.gov/data/prices-inflation/regional-price-parities-state-and-metro-area",
        licence="US public domain",
        attribution="BEA",
        retrieved=date_of(file),
        period=year,
        collection=Collection.OFFICIAL,
        method_disclosed=True,
        official_yearly=True,
        published=_day(updated[1]) if updated else None,
    )


def _day(words: str) -> date:
    return datetime.strptime(words, "%B %d, %Y").replace(tzinfo=UTC).date()

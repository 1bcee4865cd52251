"""ESCO, the European classification of occupations: the titles that it files under occupations of technology.

It files "data engineer" under data scientist: what it says of a title is a candidate, not a verdict.
"""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from knowledge.models import Collection, Figures, Source
from knowledge.sources.adapter import Import, Progress, SourceError, date_of
from knowledge.sources.columns import file_in, lacks, read_columns, refuse_repeats
from knowledge.sources.other_titles import AS_PUBLISHED, title_facts

_COLUMNS = {
    "iscoGroup": pl.String,
    "preferredLabel": pl.String,
    "altLabels": pl.String,
    "modifiedDate": pl.String,
    "code": pl.String,
}
_TECHNICAL = ("1330", "25", "351")
"""ISCO groups of managers, professionals and technicians of information technology."""


class Esco:
    """Reads `occupations_en.csv`."""

    id = "esco"

    def recognise(self, path: Path) -> str | None:
        """Look at the names of the columns."""
        return lacks(file_in(path, "occupations_en.csv"), _COLUMNS)

    def read(self, path: Path, progress: Progress) -> Import:
        """Keep the preferred and the alternative titles of the occupations of technology."""
        file = file_in(path, "occupations_en.csv")
        occupations = read_columns(file, _COLUMNS)
        progress("occupations", occupations.height)
        refuse_repeats(file, occupations, ["code"])
        group = pl.col("iscoGroup")
        technical = occupations.filter(
            pl.any_horizontal(group.str.starts_with(start) for start in _TECHNICAL)
        )
        source = _source(file, technical)
        facts = tuple(title_facts(source, _filed(technical)))
        dropped = {"an occupation outside technology": occupations.height - technical.height}
        figures = Figures(source=source, method_version=AS_PUBLISHED, facts=facts)
        return Import(figures, occupations.height, technical.height, dropped)


def _filed(occupations: pl.DataFrame) -> Iterator[tuple[str, str, str]]:
    """Yield code, preferred label and each label; alternative labels are one a line in their cell."""
    for code, preferred, others in occupations.select("code", "preferredLabel", "altLabels").iter_rows():
        for title in (preferred, *(others or "").splitlines()):
            if title.strip():
                yield code, preferred, title


def _source(file: Path, occupations: pl.DataFrame) -> Source:
    modified = [day[:7] for day in occupations["modifiedDate"].drop_nulls()]
    if not modified:
        raise SourceError(file, None, "modifiedDate", "when the occupations of technology changed", "nothing")
    return Source(
        id=Esco.id,
        publisher="European Commission",
        title="ESCO, occupations in English",
        address="https://esco.ec.europa.eu",
        licence="EU reuse with attribution (Commission Decision 2011/833/EU)",
        attribution="ESCO, European Commission",
        retrieved=date_of(file),
        period=max(modified),
        collection=Collection.OFFICIAL,
        method_disclosed=True,
    )

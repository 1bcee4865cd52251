"""O*NET: technologies by occupation, and the titles that it files under its occupations.

Technologies are examples, not measured shares: "hot" ones are frequent in job adverts of all occupations,
those "in demand" in adverts of the occupation itself.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from knowledge.models import Collection, Fact, FactKind, Figures, Source, Statistic
from knowledge.sources.adapter import Import, Progress, SourceError, date_of
from knowledge.sources.columns import Types, lacks, read_columns, refuse_repeats, refuse_rows
from knowledge.sources.other_titles import AS_PUBLISHED, title_facts
from knowledge.vocabulary.spelling import read_rows

FILLED_UP_TO = 20
"""All technologies that are in demand are kept; those that are only hot are added up to this number."""

_SKILLS = "Technology Skills.txt"
_TITLES = "Alternate Titles.txt"
_OCCUPATIONS = "Occupation Data.txt"
_README = "Read Me.txt"
_CODE = "O*NET-SOC Code"
_SKILL_COLUMNS = {_CODE: pl.String, "Example": pl.String, "Hot Technology": pl.String, "In Demand": pl.String}
_TITLE_COLUMNS = {_CODE: pl.String, "Alternate Title": pl.String, "Short Title": pl.String}
_OCCUPATION_COLUMNS = {_CODE: pl.String, "Title": pl.String}
_NO_SHORT_TITLE = "n/a"
_COMPUTER_OCCUPATIONS = "15-"
_RELEASE = re.compile(r"O\*NET ([\d.]+) Database\s+(\w+ \d{4}) Release")


class Onet:
    """Reads the folder of the database's text release."""

    id = "onet"

    def recognise(self, path: Path) -> str | None:
        """Look at the columns of its technology skills."""
        return lacks(path / _SKILLS, _SKILL_COLUMNS, "\t")

    def read(self, path: Path, progress: Progress) -> Import:
        """Keep the technologies and titles of the occupations of technology."""
        source = _source(path)
        names = dict(_table(path / _OCCUPATIONS, _OCCUPATION_COLUMNS).select(_CODE, "Title").iter_rows())
        skills = _skills(path / _SKILLS)
        progress("technologies", skills.height)
        titles = _table(path / _TITLES, _TITLE_COLUMNS)
        progress("titles", titles.height)
        roles = tuple(technical_roles())
        filed = _technical(titles, {code for _, code in roles})
        facts = (
            *_technology_facts(source, names, _most_apart(skills), roles),
            *title_facts(source, ((code, names[code], title) for code, title in _both_titles(filed))),
        )
        named = {(fact.title, fact.subject) for fact in facts if fact.kind is FactKind.TECHNOLOGY}
        dropped = {
            "a technology of other occupations, or not hot enough": skills.height - len(named),
            "a title of other occupations": titles.height - filed.height,
        }
        figures = Figures(source=source, method_version=AS_PUBLISHED, facts=facts)
        return Import(figures, skills.height + titles.height, len(named) + filed.height, dropped)


def technical_roles() -> Iterator[tuple[str, str]]:
    """Yield each occupation of technology with its O*NET-SOC code."""
    for role, family, _, _, _, code, *_ in read_rows("roles.tsv"):
        if family == "tech" and code:
            yield role, code if "." in code else f"{code}.00"


def _table(file: Path, columns: Types) -> pl.DataFrame:
    return read_columns(file, columns, separator="\t")


def _skills(file: Path) -> pl.DataFrame:
    skills = _table(file, _SKILL_COLUMNS)
    for column in ("Hot Technology", "In Demand"):
        refuse_rows(file, skills, column, ~pl.col(column).is_in(["Y", "N"]), "Y or N")
    refuse_repeats(file, skills, [_CODE, "Example"])
    return skills.rename({_CODE: "code", "Example": "example"}).with_columns(
        hot=pl.col("Hot Technology") == "Y", in_demand=pl.col("In Demand") == "Y"
    )


def _most_apart(skills: pl.DataFrame) -> pl.DataFrame:
    """Sort what is in demand by how few computer occupations share it; what is only hot, by how many."""
    computing = pl.col("code").str.starts_with(_COMPUTER_OCCUPATIONS)
    shared = (pl.col("in_demand") & computing).sum().over("example")
    rank = pl.when("in_demand").then(shared).otherwise(-shared.cast(pl.Int64))
    wanted = skills.with_columns(rank=rank).filter(pl.col("in_demand") | pl.col("hot"))
    ordered = wanted.sort("code", pl.col("in_demand").not_(), "rank", "example")
    place = pl.int_range(pl.len()).over("code")
    return ordered.filter(pl.col("in_demand") | (place < FILLED_UP_TO))


def _technology_facts(
    source: Source, names: dict[str, str], skills: pl.DataFrame, roles: Iterable[tuple[str, str]]
) -> Iterator[Fact]:
    by_code = {str(key[0]): group for key, group in skills.group_by("code", maintain_order=True)}
    for role, code in roles:
        if code in by_code:
            for example, hot, in_demand in by_code[code].select("example", "hot", "in_demand").iter_rows():
                yield Fact(
                    kind=FactKind.TECHNOLOGY,
                    source=source.id,
                    title=names[code],
                    role=role,
                    subject=example,
                    statistic=Statistic.TEXT,
                    period=source.period,
                    method_version=AS_PUBLISHED,
                    flags=tuple(name for name, said in (("in_demand", in_demand), ("hot", hot)) if said),
                )


def _technical(titles: pl.DataFrame, codes: set[str]) -> pl.DataFrame:
    """Keep titles that an occupation of technology has, with every other occupation that has them too."""
    technical = pl.col(_CODE).is_in(list(codes)) | pl.col(_CODE).str.starts_with(_COMPUTER_OCCUPATIONS)
    return titles.filter(technical.any().over(pl.col("Alternate Title").str.to_lowercase()))


def _both_titles(titles: pl.DataFrame) -> Iterator[tuple[str, str]]:
    for code, title, short in titles.select(_CODE, "Alternate Title", "Short Title").iter_rows():
        yield code, title
        if short != _NO_SHORT_TITLE:
            yield code, short


def _source(folder: Path) -> Source:
    file = folder / _README
    found = _RELEASE.search(file.read_text(encoding="utf-8")) if file.is_file() else None
    if found is None:
        raise SourceError(file, None, "release", "O*NET with its number and month", "neither")
    released = datetime.strptime(found[2], "%B %Y").replace(tzinfo=UTC)
    return Source(
        id=Onet.id,
        publisher="U.S. Department of Labor, Employment and Training Administration",
        title=f"O*NET {found[1]} Database",
        address="https://www.onetcenter.org/database.html",
        licence="CC BY 4.0",
        attribution=f"O*NET {found[1]} Database, USDOL/ETA",
        retrieved=date_of(file),
        period=f"{released:%Y-%m}",
        collection=Collection.OFFICIAL,
        method_disclosed=True,
        published=released.date(),
    )

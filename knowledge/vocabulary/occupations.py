"""The occupations that are known, with their codes and neighbours."""

from dataclasses import dataclass

from knowledge.models import Level
from knowledge.vocabulary.spelling import read_rows

OTHER = "other"
"""The family of the occupations that are recognised, and of which no figures are kept."""
_BROAD = "any"
"""The field of a name that stands for any of its nearest: engineer."""


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation; its codes are of O*NET-SOC 2019, UK SOC 2020 and ESCO 1.1.1, empty if unsure."""

    name: str
    family: str
    field: str = ""
    plural: str = ""
    level: Level | None = None
    """The level that the name implies: chief technology officer."""
    soc: str = ""
    soc_uk: str = ""
    esco: str = ""
    nearest: tuple[str, ...] = ()

    @property
    def is_broad(self) -> bool:
        """Whether the name stands for any of its nearest."""
        return self.field == _BROAD


def read_occupations() -> dict[str, Occupation]:
    """Read all occupations by their canonical names."""
    known = [_canonical(row) for row in read_rows("roles.tsv")]
    known += [_other(row) for row in read_rows("roles_others.tsv")]
    return {occupation.name: occupation for occupation in known}


def _canonical(row: list[str]) -> Occupation:
    name, family, field, level, plural, soc, soc_uk, esco, nearest = row
    implied = Level(level) if level else None
    neighbours = tuple(nearest.split("|"))
    return Occupation(name, family, field, plural or _plural(name), implied, soc, soc_uk, esco, neighbours)


def _other(row: list[str]) -> Occupation:
    name, soc, _, nearest = row
    field, neighbours = (_BROAD, nearest[1:]) if nearest.startswith("*") else ("", nearest)
    return Occupation(
        name, OTHER, field, _plural(name), soc=soc, nearest=tuple(filter(None, neighbours.split("|")))
    )


def _plural(name: str) -> str:
    if name.endswith("y") and name[-2] not in "aeiou":
        return name[:-1] + "ies"
    return name + ("es" if name.endswith(("s", "sh", "ch", "x")) else "s")

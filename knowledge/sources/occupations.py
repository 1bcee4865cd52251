"""What a publisher's titles and codes mean: canonical occupations, their levels, and how well they fit."""

from collections.abc import Callable, Iterator, KeysView
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from knowledge.models import Level
from knowledge.vocabulary.occupations import Occupation
from knowledge.vocabulary.roles import Roles

_TITLES = Path(__file__).parent / "titles"

Coded = Callable[[str], tuple[Occupation, ...]]
"""Gives the occupations that the vocabulary knows under a code."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A canonical occupation that an upstream title or code speaks of."""

    role: str
    level: Level | None
    is_broad: bool
    """The title covers much more than the occupation."""

    @property
    def flags(self) -> tuple[str, ...]:
        """What a fact says of the fit."""
        return ("broad_title",) if self.is_broad else ()


class Occupations:
    """The occupations of one publisher's titles or codes, by the vocabulary and a file in `titles/`."""

    def __init__(self, file_name: str, roles: Roles, coded: Coded | None = None) -> None:
        self._file_name = file_name
        self._roles = roles
        self._coded = coded

    def of(self, upstream: str) -> tuple[Fit, ...]:
        """Give the occupations of a title or code as printed; none where it has no canonical one."""
        fits: dict[tuple[str, Level | None], Fit] = {}
        for occupation in self._coded(upstream) if self._coded else ():
            fits[occupation.name, occupation.level] = Fit(occupation.name, occupation.level, is_broad=True)
        for how, role, level in self._listed.get(upstream, ()):
            if how == "never":
                fits.pop((role, level), None)
            else:
                fits[role, level] = Fit(role, level, is_broad=how == "broad")
        return tuple(fits.values())

    @property
    def listed(self) -> KeysView[str]:
        """The titles or codes that the file names."""
        return self._listed.keys()

    @cached_property
    def _listed(self) -> dict[str, list[tuple[str, str, Level | None]]]:
        found: dict[str, list[tuple[str, str, Level | None]]] = {}
        for upstream, how, level, roles in read_titles(self._file_name):
            for role in roles.split("|"):
                stated = Level(level) if level else self._implied_level(role)
                found.setdefault(upstream, []).append((how, role, stated))
        return found

    def _implied_level(self, role: str) -> Level | None:
        occupation = self._roles.get(role)
        if occupation is None:
            raise ValueError(f"{self._file_name}: the vocabulary has no occupation {role}")
        return occupation.level


def soc_2018() -> Occupations:
    """Give the occupations of the US Standard Occupational Classification; wages are of whole groups."""
    roles = Roles()
    return Occupations("soc2018.tsv", roles, roles.by_soc)


def soc_2020() -> Occupations:
    """Give the occupations of the UK Standard Occupational Classification of 2020."""
    roles = Roles()
    return Occupations("soc2020.tsv", roles, roles.by_soc_uk)


def printed_titles(file_name: str) -> Occupations:
    """Give the occupations of a publisher who prints titles without codes."""
    return Occupations(file_name, Roles())


def read_titles(file_name: str) -> Iterator[list[str]]:
    """Read the tab-separated fields of a file in `titles/`; lines that start with # are comments."""
    for line in (_TITLES / file_name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")

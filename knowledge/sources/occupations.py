"""What a publisher's titles and codes mean: canonical occupations, their levels, and how well they fit."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from knowledge.models import Level
from knowledge.vocabulary.spelling import read_rows

_TITLES = Path(__file__).parent / "titles"
_US_CODE, _UK_CODE = 5, 6
_GROUP_LENGTH = {_US_CODE: 7, _UK_CODE: 4}
"""Official wages are of whole groups: 15-1299.08 is a part of 15-1299."""


@dataclass(frozen=True, slots=True)
class Occupation:
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
    """The occupations of one publisher's titles or codes, by a file in `titles/`."""

    def __init__(self, file_name: str, code_column: int | None = None) -> None:
        self._file_name = file_name
        self._code_column = code_column

    def of(self, upstream: str) -> tuple[Occupation, ...]:
        """Give the occupations of a title or code as printed; none where it has no canonical one."""
        return tuple(self._by_upstream.get(upstream, {}).values())

    @property
    def all(self) -> Iterator[tuple[str, Occupation]]:
        """Yield each upstream title or code with each of its occupations."""
        for upstream, known in self._by_upstream.items():
            for occupation in known.values():
                yield upstream, occupation

    @cached_property
    def _by_upstream(self) -> dict[str, dict[tuple[str, Level | None], Occupation]]:
        found: dict[str, dict[tuple[str, Level | None], Occupation]] = {}
        implied = {row[0]: Level(row[3]) if row[3] else None for row in read_rows("roles.tsv")}
        for upstream, role in self._coded():
            occupation = Occupation(role, implied[role], is_broad=True)
            found.setdefault(upstream, {})[role, occupation.level] = occupation
        for upstream, how, level, roles in read_titles(self._file_name):
            known = found.setdefault(upstream, {})
            for role in roles.split("|"):
                stated = Level(level) if level else implied.get(role)
                if how == "never":
                    known.pop((role, stated), None)
                else:
                    known[role, stated] = Occupation(role, stated, is_broad=how == "broad")
        return found

    def _coded(self) -> Iterator[tuple[str, str]]:
        """Yield the groups that the vocabulary gives to its occupations."""
        if self._code_column is None:
            return
        for row in read_rows("roles.tsv"):
            if row[self._code_column]:
                yield row[self._code_column][: _GROUP_LENGTH[self._code_column]], row[0]


def soc_2018() -> Occupations:
    """Give the occupations of the US Standard Occupational Classification of 2018."""
    return Occupations("soc2018.tsv", _US_CODE)


def soc_2020() -> Occupations:
    """Give the occupations of the UK Standard Occupational Classification of 2020."""
    return Occupations("soc2020.tsv", _UK_CODE)


def read_titles(file_name: str) -> Iterator[list[str]]:
    """Read the tab-separated fields of a file in `titles/`; lines that start with # are comments."""
    for line in (_TITLES / file_name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")

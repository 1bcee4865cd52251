"""The words that say how senior a title is."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from knowledge.models import Level
from knowledge.vocabulary.spelling import read_rows
from knowledge.vocabulary.titles import Word, spellings

_LEADING = frozenset({Level.LEAD, Level.MANAGER, Level.DIRECTOR, Level.VP, Level.C_LEVEL})
_RANK = {level: rank for rank, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class LevelMatch:
    """A level that words `start` to `end` (exclusive) name."""

    level: Level
    start: int
    end: int
    where: str
    """Where it counts: anywhere, beside an occupation, after one."""

    @property
    def leads(self) -> bool:
        """Whether it turns a field into a title: head of data, AI lead, marketing intern."""
        return self.level in _LEADING


def find_levels(words: tuple[Word, ...], start: int = 0, stop: int | None = None) -> tuple[LevelMatch, ...]:
    """Give the levels that the words from `start` to `stop` name, in order, the longest where they meet."""
    found = []
    at = start
    stop = len(words) if stop is None else stop
    while at < stop:
        match = _longest(words, at, stop)
        if match:
            found.append(match)
        at = match.end if match else at + 1
    return tuple(found)


def highest(levels: Iterable[Level]) -> Level | None:
    """Give the level that counts: an intern's stays, else the most senior (lead director is a director)."""
    return max(levels, key=lambda level: (level is Level.INTERN, _RANK[level]), default=None)


def is_management(level: Level | None) -> bool:
    """Say whether a level leads people first of all: manager and above."""
    return level is not None and _RANK[level] >= _RANK[Level.MANAGER]


def _longest(words: tuple[Word, ...], at: int, stop: int) -> LevelMatch | None:
    for end in range(min(at + _lengths().get(words[at].text, 0), stop), at, -1):
        known = _names().get(" ".join(word.text for word in words[at:end]))
        if known:
            return LevelMatch(known[0], at, end, known[1])
    return None


@cache
def _lengths() -> dict[str, int]:
    """Count the words of the longest name that begins with each word."""
    lengths: dict[str, int] = {}
    for name in _names():
        first, *rest = name.split(" ")
        lengths[first] = max(lengths.get(first, 0), 1 + len(rest))
    return lengths


@cache
def _names() -> dict[str, tuple[Level, str]]:
    names: dict[str, tuple[Level, str]] = {}
    for level, where, listed in read_rows("roles_levels.tsv"):
        for name in listed.split("|"):
            for spelt in {name.replace("(in)", ""), name.replace("(in)", "in")}:
                names.setdefault(" ".join(text for text, _ in spellings(spelt)), (Level(level), where))
    return names

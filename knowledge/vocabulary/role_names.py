"""The names that occupations go by, and where each of them counts as one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from knowledge.models import Level
from knowledge.vocabulary.spelling import DATA, read_rows
from knowledge.vocabulary.titles import Word, spellings

_SURE_LETTERS = 8
LONGEST = 7
"""Words of the longest name."""
_MARK = re.compile(r"(?:\?\??|~|(?<!\+|c)\+)$")
_OPTIONAL = re.compile(r"\((\w+)\)")


class Weight(StrEnum):
    """Where a name counts within a text."""

    TITLE = ""
    """Anywhere."""
    FIELD = "~"
    """With words about work: it names an activity."""
    IN_POSITION = "?"
    """In the position of a role: it has other meanings."""
    STRICT = "??"
    """There only after an article or in a comparison: it is also a common word or a place."""
    LED = "+"
    """With a word such as director or lead."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a name stands for."""

    occupation: str
    weight: Weight
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name found at words `start` to `end` (exclusive), with all that it stands for, likeliest first."""

    names: tuple[Name, ...]
    start: int
    end: int
    is_field: bool
    """Said as the activity: software engineering."""

    @property
    def weight(self) -> Weight:
        """Where it counts."""
        weight = self.names[0].weight
        return Weight.FIELD if self.is_field and weight is Weight.TITLE else weight


_Names = dict[str, tuple[Name, ...]]


class RoleNames:
    """Look-up of the names of occupations, read at the first question."""

    def longest(self, words: tuple[Word, ...], at: int) -> NameMatch | None:
        """Give the longest name that begins at word `at`; software engineering names a software engineer."""
        return _longest(
            self._names, words, at, [words[at].text, *[word.form for word in words[at : at + LONGEST]]]
        )

    def longest_led(self, words: tuple[Word, ...], at: int) -> NameMatch | None:
        """Give the longest field at word `at` that is a title when a director or lead of it is meant."""
        return _longest(
            self._led, words, at, [words[at].text, *[word.text for word in words[at : at + LONGEST]]]
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that names are made of."""
        return frozenset(word for key in (*self._names, *self._led) for word in key.split())

    @cached_property
    def _names(self) -> _Names:
        return self._read[0]

    @cached_property
    def _led(self) -> _Names:
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[_Names, _Names]:
        names: _Names = {}
        led: _Names = {}
        for spelt, name in _listed():
            words = spellings(spelt)
            if name.weight is Weight.LED:
                _add(led, [text for text, _ in words], name)
            elif len(words) == 1:
                _add(names, [words[0][0]], name)
            else:
                _add(names, [form for _, form in words], name)
        return names, led


def _longest(known: _Names, words: tuple[Word, ...], at: int, keys: list[str]) -> NameMatch | None:
    """Give the longest known name within commas and brackets; `keys` are the word alone, then each word."""
    end = at + 1 if known.get(keys[0]) else at
    key, longest = keys[1], keys[0]
    for length, word in enumerate(keys[2:], start=2):
        key = f"{key} {word}"
        names = known.get(key)
        if names is None or words[at + length - 1].opens:
            break
        if names:
            end, longest = at + length, key
    if end == at or not _is_surely_meant(words[at:end]):
        return None
    return NameMatch(known[longest], at, end, is_field=end - at > 1 and words[end - 1].is_field)


def _is_surely_meant(words: tuple[Word, ...]) -> bool:
    """Say whether a name holds in spite of corrected words: a short word alone was likely no slip."""
    return not all(word.slipped for word in words) or (
        len(words) == 1 and len(words[0].text) >= _SURE_LETTERS
    )


def _add(index: _Names, words: list[str], name: Name) -> None:
    """Add a name by its words; what longer names begin with is there too, standing for nothing."""
    for stop in range(2, len(words)):
        index.setdefault(" ".join(words[:stop]), ())
    key = " ".join(words)
    known = index.get(key)
    if not known:
        index[key] = (name,)
        return
    same = next((other for other in known if other.occupation == name.occupation), None)
    if not same or name.weight is not Weight.FIELD:
        index[key] = (*[other for other in known if other is not same], name)


def _listed() -> Iterator[tuple[str, Name]]:
    """Yield every name as written in the data files; of an occupation the last line counts."""
    for row in read_rows("roles.tsv"):
        yield row[0].casefold(), Name(row[0], Weight.TITLE)
    for file in sorted(DATA.glob("roles_names_*.tsv")):
        for occupation, names in read_rows(file.name):
            yield from _marked(occupation, names)
    for occupation, _, names, _ in read_rows("roles_others.tsv"):
        yield occupation.casefold(), Name(occupation, Weight.TITLE)
        yield from _marked(occupation, names)


def _marked(occupation: str, names: str) -> Iterator[tuple[str, Name]]:
    """Yield each name without its mark; one with an ending in brackets, Entwickler(in), twice."""
    plain = Name(occupation, Weight.TITLE)
    for name in names.split("|"):
        if name[-1:].isalpha() and "=" not in name:
            yield name, plain
        elif name:
            spelt, meaning = _meaning(name, occupation)
            yield _OPTIONAL.sub(r"\1", spelt), meaning
            if "(" in spelt:
                yield _OPTIONAL.sub("", spelt), meaning


def _meaning(name: str, occupation: str) -> tuple[str, Name]:
    """Split a name as listed into the bare name and what its marks say."""
    bare, _, level = name.partition("=")
    mark = _MARK.search(bare)
    weight = Weight(mark.group()) if mark else Weight.TITLE
    spelt = bare[: mark.start()] if mark else bare
    return spelt, Name(occupation, weight, Level(level) if level else None)

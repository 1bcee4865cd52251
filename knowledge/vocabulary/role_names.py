"""The names that occupations go by, and where each of them counts as one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from knowledge.models import Level
from knowledge.vocabulary.name_index import LONGEST, NameIndex
from knowledge.vocabulary.spelling import DATA, read_rows
from knowledge.vocabulary.titles import Word, spellings

_SURE_LETTERS = 8
"""Letters from which a word that is not as any name spells it may be one alone."""
_HEADS = ("developer", "engineer", "programmer")
"""Makers of software, one title with another."""
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


class RoleNames:
    """Look-up of the names of occupations, read at the first question."""

    def longest(self, words: tuple[Word, ...], at: int) -> NameMatch | None:
        """Give the longest name that begins at word `at`; software engineering names a software engineer."""
        ahead = words[at : at + LONGEST]
        name, length = self._names.longest(
            ahead[0].text, [word.form for word in ahead], lambda count: ahead[count].opens
        )
        if not length:
            name, length = self._glued(ahead[0].text)
        if not length or not _is_surely_meant(ahead[:length]):
            return None
        return NameMatch(
            self._names[name], at, at + length, is_field=length > 1 and ahead[length - 1].is_field
        )

    def longest_led(self, words: tuple[Word, ...], at: int) -> NameMatch | None:
        """Give the longest field at word `at` that is a title when a director or lead of it is meant."""
        ahead = words[at : at + LONGEST]
        name, length = self._led.longest(
            ahead[0].text, [word.text for word in ahead], lambda count: ahead[count].opens
        )
        return NameMatch(self._led[name], at, at + length, is_field=False) if length else None

    def __contains__(self, word: str) -> bool:
        """Say whether a word alone is a name."""
        return word in self._names

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that names are made of."""
        return frozenset(
            word for index in (self._names, self._led) for key in index.keys for word in key.split()
        )

    @property
    def english(self) -> frozenset[str]:
        """The words of English names; slips in other languages look too much like other words."""
        return self._read.english

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Words that follow each other in a name."""
        return self._names.pairs

    def _glued(self, word: str) -> tuple[str, int]:
        """Give the name that a long word is with its blank left out: datascientist."""
        if len(word) < _SURE_LETTERS or word in self.words or word not in self._names.joined:
            return "", 0
        return self._names.joined[word], 1

    @property
    def _names(self) -> NameIndex[Name]:
        return self._read.names

    @property
    def _led(self) -> NameIndex[Name]:
        return self._read.led

    @cached_property
    def _read(self) -> "_Read":
        names, led = NameIndex[Name](), NameIndex[Name]()
        english: set[str] = set()
        for spelt, name, is_english in _listed():
            words = spellings(spelt)
            if is_english:
                english.update([text for text, _ in words])
            if name.weight is Weight.LED:
                _add(led, " ".join([text for text, _ in words]), name)
            else:
                _add(names, words[0][0] if len(words) == 1 else " ".join([form for _, form in words]), name)
        _add_other_heads(names)
        return _Read(names, led, frozenset(english))


@dataclass(frozen=True, slots=True)
class _Read:
    """What the data files hold: names, fields that are led, and the words of the English ones."""

    names: NameIndex[Name]
    led: NameIndex[Name]
    english: frozenset[str]


def _is_surely_meant(words: tuple[Word, ...]) -> bool:
    """Say whether a name holds in spite of corrected words: a short word alone was likely no slip."""
    return not all(word.slipped for word in words) or (
        len(words) == 1 and len(words[0].text) >= _SURE_LETTERS
    )


def _add(index: NameIndex[Name], key: str, name: Name) -> None:
    """Add what a name stands for; the same occupation said before is replaced, unless now only as a field."""
    known = index[key]
    same = next((other for other in known if other.occupation == name.occupation), None)
    if not same or name.weight is not Weight.FIELD:
        index[key] = (*[other for other in known if other is not same], name)


def _add_other_heads(index: NameIndex[Name]) -> None:
    """Add Scala engineer where there is a Scala developer, and the like."""
    for key in index.keys:
        field, _, head = key.rpartition(" ")
        for other in _HEADS if head in _HEADS and field else ():
            if f"{field} {other}" not in index:
                index[f"{field} {other}"] = index[key]


def _listed() -> Iterator[tuple[str, Name, bool]]:
    """Yield every name as written, and whether it is English; of an occupation the last line counts."""
    for row in read_rows("roles.tsv"):
        yield row[0].casefold(), Name(row[0], Weight.TITLE), True
    for file in sorted(DATA.glob("roles_names_*.tsv")):
        is_english = file.stem.endswith("_en")
        for occupation, names in read_rows(file.name):
            for spelt, name in _marked(occupation, names):
                yield spelt, name, is_english
    for occupation, _, names, _ in read_rows("roles_others.tsv"):
        yield occupation.casefold(), Name(occupation, Weight.TITLE), True
        for spelt, name in _marked(occupation, names):
            yield spelt, name, True


def _marked(occupation: str, names: str) -> Iterator[tuple[str, Name]]:
    """Yield each name without its mark; one with an ending in brackets, Entwickler(in), twice."""
    plain = Name(occupation, Weight.TITLE)
    for name in names.split("|"):
        if name[-1:].isalpha() and "=" not in name and "(" not in name:
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

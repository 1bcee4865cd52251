"""The runs of words in a text that may each be one title."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.vocabulary.levels import LevelMatch
from knowledge.vocabulary.role_names import NameMatch, Weight
from knowledge.vocabulary.roles import Roles
from knowledge.vocabulary.titles import Word, listed

_COUNTED = frozenset(
    {"year", "yr", "yoe", "month", "mo", "week", "day", "hour", "hr", "k", "plus", "kid", "person", "people"}
    | {"offer", "jahr", "jahre", "monat", "ano", "mes", "an", "mois"}
)
"""What a number counts that stands behind a title and is no grade of it."""
_OF = frozenset({"of", "for", "de", "der", "des", "du", "del", "fur", "da", "do"})


@dataclass(frozen=True, slots=True)
class Run:
    """Words `start` to `end` (exclusive) that may be one title, and where the names in it count."""

    start: int
    end: int
    weight: Weight


class Runs:
    """The names of occupations in a text, each with the words for a level beside it."""

    def __init__(self, words: tuple[Word, ...], levels: tuple[LevelMatch, ...], roles: Roles) -> None:
        self._words = words
        self._roles = roles
        self._ending = {level.end: level for level in levels if level.where != "after"}
        self._starting = {level.start: level for level in levels if level.where != "before"}

    def __iter__(self) -> Iterator[Run]:
        at = done = 0
        while at < len(self._words):
            run = self._run(at, done)
            if run:
                yield run
                done = run.end
            at = run.end if run else at + 1

    def _run(self, at: int, done: int) -> Run | None:
        """Give the run whose first name begins at word `at`; words before `done` belong to another."""
        name = self._roles.name_at(self._words, at)
        end = name.end if name else at + 1
        start, before = self._level_before(at, done)
        if name is None:
            return self._led(at, start, before)
        weight = name.weight
        more = self._next(end) if weight is Weight.FIELD else None
        if more and more.weight is Weight.TITLE:
            weight, end = more.weight, more.end
        end, person = self._person_after(end)
        end, after = self._level_after(end)
        if person or (before and before.leads) or (weight is Weight.FIELD and (before or after)):
            weight = Weight.TITLE
        return Run(start, end, weight)

    def _led(self, at: int, start: int, before: LevelMatch | None) -> Run | None:
        """Give a run that is a field with a word such as director before or after it."""
        field = self._roles.field_at(self._words, at)
        if field is None:
            return None
        end, after = self._level_after(field.end)
        led = any(level and level.leads for level in (before, after))
        return Run(start, end, Weight.TITLE) if led else None

    def _next(self, end: int) -> NameMatch | None:
        """Give the name that goes on where another ended: machine learning data scientist."""
        if end >= len(self._words) or self._words[end].opens:
            return None
        return self._roles.name_at(self._words, end)

    def _level_before(self, at: int, done: int) -> tuple[int, LevelMatch | None]:
        """Give where the words for a level in front of word `at` begin, and the first of them."""
        start, found = at, None
        while start > done and not self._words[start].opens:
            gap = 1 if self._words[start - 1].text in _OF else 0
            level = self._ending.get(start - gap)
            if level is None or level.start < done or (gap and not level.leads):
                break
            start, found = level.start, level
        return start, found

    def _level_after(self, end: int) -> tuple[int, LevelMatch | None]:
        """Give where the words for a level behind a name end, and the last of them."""
        found = None
        while end < len(self._words) and not self._words[end].opens:
            level = self._starting.get(end)
            if level is None or (level.where == "after" and not self._is_number_of_title(end)):
                break
            end, found = level.end, level
        return end, found

    def _is_number_of_title(self, at: int) -> bool:
        """Say whether the number at word `at` is a grade: engineer 2, and not engineer 2 years."""
        return at + 1 == len(self._words) or self._words[at + 1].text not in _COUNTED

    def _person_after(self, end: int) -> tuple[int, bool]:
        """Give where a name ends with the word for a person that may follow: devops guy."""
        follows = (
            end < len(self._words)
            and not self._words[end].opens
            and self._words[end].text in listed("person")
        )
        return (end + 1, True) if follows else (end, False)

"""Look-up of occupations by the titles that people write: an occupation, a level, a field."""

from dataclasses import dataclass, replace
from functools import cached_property

from knowledge.models import Level
from knowledge.vocabulary.corrections import Corrections
from knowledge.vocabulary.levels import LevelMatch, find_levels, highest, is_management
from knowledge.vocabulary.occupations import OTHER, Occupation, read_occupations
from knowledge.vocabulary.role_names import Name, NameMatch, RoleNames, Weight
from knowledge.vocabulary.titles import Word, listed, split

LONGEST = 40
"""Words of a title that are read."""
_SCORES = {
    Weight.TITLE: 1.0,
    Weight.LED: 0.95,
    Weight.FIELD: 0.9,
    Weight.IN_POSITION: 0.85,
    Weight.STRICT: 0.75,
}
_STEP = 0.01
"""The score of each reading is so much below the one before."""
_CORRECTED = 0.9
"""The score of a title with corrected words, to that of one as typed."""
_MANAGEMENT = ("engineering manager", "IT manager")
_SPLITS = frozenset(
    {"of", "to", "for", "at", "with", "in", "from", "under", "von", "de", "bei", "chez", "para"}
)
"""What stands before these is the title: assistant to the director."""


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """What a title may mean; `exact` if every word of it was understood as written."""

    occupation: str
    level: Level | None
    score: float
    exact: bool
    surface: str


class Roles:
    """Look-up of occupations; reads its files at the first question."""

    def match(self, title: str) -> tuple[TitleMatch, ...]:
        """Give what a title that stands alone may mean, best first; none if it is unknown."""
        words = split(title)[:LONGEST]
        found = self.read(words)
        if not found or not found[0].exact:
            corrected = self.corrected(words, slips=2)
            if corrected != words:
                found = max(found, self.read(corrected, typed=words), key=_first_score)
        return tuple(replace(match, surface=title.strip()) for match in found)

    def read(self, words: tuple[Word, ...], typed: tuple[Word, ...] = ()) -> tuple[TitleMatch, ...]:
        """Give what the words of one title may mean, best first; `typed` are the words before correction."""
        levels = find_levels(words)
        best = self._best(words, levels)
        if best is None:
            return ()
        before = (level for level in find_levels(words, stop=best.start) if level.where != "after")
        after = (level for level in find_levels(words, start=best.end) if level.where != "before")
        beside = (*before, *after)
        certain = 1.0 if beside and best.weight is not Weight.LED else _SCORES[best.weight]
        score = certain * _covered(words, best, beside) * (_CORRECTED if typed else 1.0)
        exact = score >= _SCORES[Weight.FIELD] and not typed
        return tuple(
            TitleMatch(name.occupation, self._level(name, beside), score - _STEP * rank, exact, "")
            for rank, name in enumerate(self._with_narrower(best.names))
        )

    def _with_narrower(self, names: tuple[Name, ...]) -> tuple[Name, ...]:
        """Add what a word as broad as engineer may mean."""
        known = self.get(names[0].occupation)
        if known is None or not known.is_broad:
            return names
        return (*names, *(Name(near, Weight.TITLE) for near in known.nearest))

    def name_at(self, words: tuple[Word, ...], at: int) -> NameMatch | None:
        """Give the longest name of an occupation that begins at word `at`."""
        return self._names.longest(words, at)

    def field_at(self, words: tuple[Word, ...], at: int) -> NameMatch | None:
        """Give the longest field that begins at word `at` and is a title beside a word such as director."""
        return self._names.longest_led(words, at)

    def corrected(self, words: tuple[Word, ...], slips: int = 1) -> tuple[Word, ...]:
        """Give the words with those that no name knows spelt like the one they were likely meant as."""
        return tuple(self._corrections.of(words, at, slips) for at in range(len(words)))

    def get(self, name: str) -> Occupation | None:
        """Give an occupation by its canonical name."""
        return self._occupations.get(name)

    def nearest(self, name: str, level: Level | None = None) -> tuple[str, ...]:
        """Give the occupations nearest to one; those who lead a field of tech are near its managers."""
        occupation = self.get(name)
        if occupation is None:
            return ()
        leads = occupation.family == "tech" and is_management(level)
        first = [near for near in _MANAGEMENT if leads and near != name]
        return tuple(dict.fromkeys([*first, *occupation.nearest]))

    def by_soc(self, code: str) -> tuple[Occupation, ...]:
        """Give those of roles.tsv that a US SOC or O*NET-SOC code covers, whole or as a group."""
        return tuple(known for known in self._kept if known.soc.startswith(code.removesuffix(".00")))

    def by_soc_uk(self, code: str) -> tuple[Occupation, ...]:
        """Give those of roles.tsv that a UK SOC 2020 code covers."""
        return tuple(known for known in self._kept if code and known.soc_uk == code)

    @cached_property
    def _kept(self) -> tuple[Occupation, ...]:
        """The occupations that figures are kept of."""
        return tuple(known for known in self._occupations.values() if known.family != OTHER)

    def _best(self, words: tuple[Word, ...], levels: tuple[LevelMatch, ...]) -> NameMatch | None:
        """Give the name that says most of a title; words for a level, such as manager, say least."""
        found = [match for at in range(len(words)) if (match := self.name_at(words, at))]
        if any(level.leads for level in levels):
            found += [match for at in range(len(words)) if (match := self.field_at(words, at))]
        found = [match for match in found if not _is_level(match, levels)] or found
        best = None
        for match in found:
            if best is None or self._outweighs(match, best, words):
                best = match
        return best

    def _outweighs(self, match: NameMatch, best: NameMatch, words: tuple[Word, ...]) -> bool:
        """Say whether a name says more than the best so far: is longer, or the last before a preposition."""
        length, longest = match.end - match.start, best.end - best.start
        if length != longest:
            return length > longest
        if match.start == best.start:
            return match.weight is Weight.LED
        if match.start < best.end or self._is_other(match) > self._is_other(best):
            return False
        return not any(word.text in _SPLITS for word in words[best.end : match.start])

    def _is_other(self, match: NameMatch) -> bool:
        return self._occupations[match.names[0].occupation].family == OTHER

    def _level(self, name: Name, beside: tuple[LevelMatch, ...]) -> Level | None:
        """Give the level that is said or implied; a number counts where nothing else is."""
        is_title = name.weight in {Weight.TITLE, Weight.IN_POSITION}
        implied = self._occupations[name.occupation].level if is_title else None
        own = name.level or implied
        said = [level.level for level in beside if level.where != "after"]
        return highest([*said, own] if own else said) or highest([level.level for level in beside])

    @cached_property
    def _names(self) -> RoleNames:
        return RoleNames()

    @cached_property
    def _corrections(self) -> Corrections:
        return Corrections(self._names)

    @cached_property
    def _occupations(self) -> dict[str, Occupation]:
        return read_occupations()


def _is_level(match: NameMatch, levels: tuple[LevelMatch, ...]) -> bool:
    return any(level.start <= match.start and match.end <= level.end for level in levels)


def _covered(words: tuple[Word, ...], best: NameMatch, levels: tuple[LevelMatch, ...]) -> float:
    """Give 1 if all words are understood, else the less the more are not."""
    known = set(range(best.start, best.end))
    for level in levels:
        known.update(range(level.start, level.end))
    idle = listed("link") | listed("person")
    left = sum(at not in known and word.text not in idle for at, word in enumerate(words))
    return 1.0 if not left else 0.55 + 0.35 * len(known) / (len(known) + left)


def _first_score(found: tuple[TitleMatch, ...]) -> float:
    return found[0].score if found else 0.0

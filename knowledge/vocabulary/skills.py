"""Look-up of skills, technologies and certificates by the names that people use."""

from dataclasses import dataclass
from functools import cached_property

from knowledge.vocabulary.spelling import read_rows
from knowledge.vocabulary.titles import Word, spellings, split

_LONGEST = 6
"""Words of the longest name."""


@dataclass(frozen=True, slots=True)
class Skill:
    """Something that a person can know or hold; `kind` is language, method, certificate and so on."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class SkillMatch:
    """A skill that words `start` to `end` (exclusive) name; `doubtful` if they are also common words."""

    skill: Skill
    start: int
    end: int
    doubtful: bool


class Skills:
    """Look-up of skills; reads its file at the first question."""

    def find(self, words: tuple[Word, ...]) -> tuple[SkillMatch, ...]:
        """Give the skills that `words` name, in order, the longest where they meet."""
        found = []
        at = 0
        while at < len(words):
            match = self._longest(words, at)
            if match:
                found.append(match)
            at = match.end if match else at + 1
        return tuple(found)

    def named(self, text: str) -> frozenset[Skill]:
        """Give the skills that a text names."""
        return frozenset(match.skill for match in self.find(split(text)))

    def _longest(self, words: tuple[Word, ...], at: int) -> SkillMatch | None:
        if words[at].text not in self._openings:
            return None
        for end in range(min(at + _LONGEST, len(words)), at, -1):
            known = self._names.get(" ".join([word.text for word in words[at:end]]))
            if known:
                return SkillMatch(known[0], at, end, known[1])
        return None

    @cached_property
    def _openings(self) -> frozenset[str]:
        return frozenset(key.partition(" ")[0] for key in self._names)

    @cached_property
    def _names(self) -> dict[str, tuple[Skill, bool]]:
        names: dict[str, tuple[Skill, bool]] = {}
        for kind, name, others in read_rows("skills.tsv"):
            skill = Skill(name, kind)
            for spelt in filter(None, [*others.split("|"), name]):
                key = " ".join(text for text, _ in spellings(spelt.removesuffix("?")))
                names.setdefault(key, (skill, spelt.endswith("?")))
        return names

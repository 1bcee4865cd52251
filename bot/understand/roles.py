"""Find the roles that a text names, whatever else it says."""

from dataclasses import dataclass, replace

from bot.models import Role
from bot.understand.role_cues import RoleCues
from bot.understand.role_runs import Runs
from bot.understand.text import LONGEST
from knowledge.models import Level
from knowledge.vocabulary.levels import LevelMatch, find_levels
from knowledge.vocabulary.roles import Roles
from knowledge.vocabulary.titles import Word, split

NEAR = 0.05
"""Readings whose scores differ by no more are about equally likely."""


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A role, where it stands in the text, and the readings that fit the words about equally well."""

    role: Role
    start: int
    end: int
    score: float
    candidates: tuple[Role, ...] = ()


class RoleFinder:
    """Finds roles in texts of any language that the vocabulary knows."""

    def __init__(self, roles: Roles) -> None:
        self._roles = roles
        self._cues = RoleCues()

    def find(self, text: str) -> tuple[RoleSpan, ...]:
        """Give the roles that `text` names, in order."""
        words = self._roles.corrected(split(text[:LONGEST]))
        levels = find_levels(words)
        runs = self._cues.choose(words, tuple(Runs(words, levels, self._roles)))
        found = [self._span(text, words[run.start : run.end]) for run in runs]
        return _levelled([span for span in found if span], words, levels)

    def level(self, text: str) -> Level | None:
        """Give the level that `text` names apart from any title: entry level, starting salary."""
        levels = find_levels(split(text[:LONGEST]))
        return next((level.level for level in levels if level.where == "anywhere"), None)

    def _span(self, text: str, words: tuple[Word, ...]) -> RoleSpan | None:
        """Read the words of one run as a title."""
        found = self._roles.read(words)
        if not found:
            return None
        surface = text[words[0].start : words[-1].end]
        near = [match for match in found if match.score >= found[0].score - NEAR]
        roles = [Role(match.occupation, match.level, surface) for match in near]
        broad = (occupation := self._roles.get(roles[0].occupation)) and occupation.is_broad
        candidates = roles[1:] if broad else roles if len(roles) > 1 else []
        return RoleSpan(roles[0], words[0].start, words[-1].end, found[0].score, tuple(candidates))


def _levelled(
    spans: list[RoleSpan], words: tuple[Word, ...], levels: tuple[LevelMatch, ...]
) -> tuple[RoleSpan, ...]:
    """Give roles without a level the one that is said elsewhere in the text, if only one is."""
    apart = {
        level.level
        for level in levels
        if level.where == "anywhere"
        and not any(span.start <= words[level.start].start < span.end for span in spans)
    }
    if len(apart) != 1:
        return tuple(spans)
    return tuple(span if span.role.level else _at_level(span, *apart) for span in spans)


def _at_level(span: RoleSpan, level: Level) -> RoleSpan:
    candidates = tuple(replace(role, level=level) for role in span.candidates)
    return replace(span, role=replace(span.role, level=level), candidates=candidates)

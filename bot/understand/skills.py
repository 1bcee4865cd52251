"""Find the skill, technology or certificate that a text asks about."""

from functools import cache

from bot.understand.text import LONGEST
from knowledge.vocabulary.skills import SkillMatch, Skills
from knowledge.vocabulary.spelling import read_rows
from knowledge.vocabulary.titles import Word, spell, split


def find_skill(text: str) -> str | None:
    """Give the name of the first skill that `text` asks about; a certificate goes before the rest."""
    words = split(text[:LONGEST])
    found = [match for match in _skills().find(words) if _is_meant(words, match)]
    certificates = [match for match in found if match.skill.kind == "certificate"]
    first = next(iter(certificates or found), None)
    return first.skill.name if first else None


def _is_meant(words: tuple[Word, ...], match: SkillMatch) -> bool:
    """Say whether a skill is meant, and not a title (Python developer) or a common word (go)."""
    after = words[match.end].form if match.end < len(words) and not words[match.end].opens else ""
    if after in _cues("person"):
        return False
    if not match.doubtful or match.end - match.start == len(words):
        return True
    before = words[match.start - 1].text if match.start else ""
    return before in _cues("before") or after in _cues("after")


@cache
def _skills() -> Skills:
    return Skills()


@cache
def _cues(kind: str) -> frozenset[str]:
    """Give the words that stand before or after a skill, and the persons who have it in their title."""
    rows = (row for row in read_rows("skills_cues.tsv") if row[0] == kind)
    return frozenset(spell(word)[1] for _, listed in rows for word in listed.split("|"))

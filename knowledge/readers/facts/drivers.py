"""What drives demand, and what varies in the cost of living."""

import re
from collections.abc import Iterable, Iterator

from knowledge.models import FactKind, SectionKind
from knowledge.readers.cues import words
from knowledge.readers.facts.findings import Findings
from knowledge.readers.facts.names import listed
from knowledge.readers.sentences import Sentence

_NOT_JUST = re.compile(
    r"\b(?:not (?:just|only|merely|simply)) by (?P<first>[^,.;]+?),? but (?:also )?by (?P<second>[^.;]+)",
    re.IGNORECASE,
)
_FORCES = re.compile(
    r"\b(?:driven|fuelled|fueled|caused|explained|shaped) (?:\w+ )?by (?P<list>[^.;]+)"
    r"|\bdue to (?P<due>[^.;]+)"
    r"|\b(?:forces|factors|drivers|trends|reasons|causes)(?: are| include)?:? (?P<after>[^.;]+)",
    re.IGNORECASE,
)
_CAUSE = words(
    r"""driv(?:en|es|ers?|ing)|due to|fuel\w*|because|reclassif\w+|shortage|deficit|surge|thanks to
    stems? from|scarce|rising|increasingly"""
)
_VARIES = re.compile(
    r"\b(?:var(?:y|ies|ying)|differs?|depends?)\b[^.;]*?\b(?:by|between|with|on|across) (?P<by>[^.;]+)"
    r"|\b(?:including|includes?|such as|like) (?P<list>[^.;]+)",
    re.IGNORECASE,
)


def find_drivers(sentences: Iterable[Sentence], findings: Findings) -> None:
    """Add a fact for each cause that a sentence lists, or one for the sentence."""
    by_section: dict[SectionKind, list[Sentence]] = {}
    for sentence in sentences:
        by_section.setdefault(sentence.section, []).append(sentence)
    demand = by_section.get(SectionKind.DEMAND, [])
    for sentence in by_section.get(SectionKind.OVERVIEW, []):
        _add(FactKind.DEMAND_DRIVER, sentence, _forces(sentence.text), findings)
    causes = [sentence for sentence in demand if _forces(sentence.text) or _CAUSE.search(sentence.text)]
    for sentence in causes or demand[:1]:
        _add(FactKind.DEMAND_DRIVER, sentence, _forces(sentence.text) or [None], findings)
    for sentence in by_section.get(SectionKind.COST_OF_LIVING, []):
        _add(FactKind.COST_DRIVER, sentence, _varying(sentence.text) or [None], findings)


def _add(kind: FactKind, sentence: Sentence, subjects: Iterable[str | None], findings: Findings) -> None:
    for subject in subjects:
        if subject is None or not findings.has(kind, subject):
            findings.add(kind, sentence, subject=subject, text=sentence.text)


def _forces(text: str) -> list[str]:
    if both := _NOT_JUST.search(text):
        return [*listed(both["first"]), *listed(both["second"])]
    return list(_items(_FORCES, text))


def _varying(text: str) -> list[str]:
    return list(_items(_VARIES, text))


def _items(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for match in pattern.finditer(text):
        yield from listed(next(group for group in match.groups() if group))

"""A claimed premium beside the measured ones of the same skill, or of a wider one: who contradicts whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot.evidence import Figure
from knowledge.vocabulary.skills import Skills
from knowledge.vocabulary.titles import split

_WIDER = {"AI skills": "machine learning"}
"""Subjects that measure a whole kind of skill, by the kind in the vocabulary."""


class Scope(StrEnum):
    """What a measured premium is about, against the claimed one."""

    SAME = "same"
    WIDER = "wider"


class Verdict(StrEnum):
    """Where the measured range lies against the claimed one."""

    BELOW = "below"
    OVERLAPS = "overlaps"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Contrast:
    """A claim and a measurement side by side; neither corrects the other."""

    claimed: Figure
    measured: Figure
    scope: Scope
    verdict: Verdict
    significant: bool
    """The measured range leaves out zero, after correcting for many comparisons."""


def contrasts(claimed: Iterable[Figure], measured: Iterable[Figure], occupation: str) -> tuple[Contrast, ...]:
    """Pair each claim with what was measured on its skill, or on the kind of skill that the role is about."""
    beside = tuple(measured)
    return tuple(
        Contrast(claim, figure, scope, verdict, "not_significant" not in figure.fact.flags)
        for claim in claimed
        for figure in beside
        if (scope := _scope(claim, figure, occupation)) and (verdict := _verdict(claim, figure))
    )


def _scope(claim: Figure, measured: Figure, occupation: str) -> Scope | None:
    said, found = _named(claim.fact.subject), _named(measured.fact.subject)
    if {name for name, _ in said} & {name for name, _ in found}:
        return Scope.SAME
    kinds = {kind for _, kind in (*said, *_named(occupation))}
    return Scope.WIDER if _WIDER.get(measured.fact.subject or "") in kinds else None


def _verdict(claim: Figure, measured: Figure) -> Verdict | None:
    """Compare the ranges, a single value being a range of no width; None where one is not printed."""
    said, found = _range(claim), _range(measured)
    if said is None or found is None:
        return None
    if found[1] < said[0]:
        return Verdict.BELOW
    return Verdict.ABOVE if found[0] > said[1] else Verdict.OVERLAPS


def _range(figure: Figure) -> tuple[float, float] | None:
    low = figure.fact.low if figure.fact.low is not None else figure.value
    high = figure.fact.high if figure.fact.high is not None else figure.value
    return (low, high) if low is not None and high is not None else None


@cache
def _named(subject: str | None) -> frozenset[tuple[str, str]]:
    """Give the skills that a subject names, with their kinds."""
    return frozenset((match.skill.name, match.skill.kind) for match in _skills().find(split(subject or "")))


@cache
def _skills() -> Skills:
    return Skills()

"""A claimed premium beside the measured ones of the same skill, or of a wider one: who contradicts whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.answers.asked_skill import named
from bot.evidence import Figure

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
    said, found = named(claim.fact.subject), named(measured.fact.subject)
    if said & found:
        return Scope.SAME
    kinds = {skill.kind for skill in said | named(occupation)}
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

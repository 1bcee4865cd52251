"""Figures that somebody was shown and that no longer stand: revised or withdrawn, perhaps with a reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.updates.series import Series, has_number, identity, numbers
from knowledge.models import Fact, FactKind, Status

_ESTIMATED_ANEW = frozenset({FactKind.ADVERT_INDEX, FactKind.WAGE_GROWTH})
"""Series that are adjusted for the seasons: every release estimates all of the past again."""
_REASON = "reason:"
"""Begins the flag in which a source says why it changed a figure."""


class CorrectionKind(StrEnum):
    """What became of a figure."""

    REVISED = "revised"
    RECOUNTED = "recounted"
    """Another figure by another method: the two cannot be compared."""
    RETIRED = "retired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure as it was shown, what stands in its place (None: nothing), and why, in the source's words."""

    kind: CorrectionKind
    before: Fact
    after: Fact | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """What is known now: the facts that may stand for the old ones, and each source's latest period."""

    facts: tuple[Fact, ...]
    latest: Mapping[tuple[str, FactKind], str] = field(default_factory=dict)


def found_corrections(old: Iterable[Fact], new: Held) -> tuple[Correction, ...]:
    """Return what of the facts that were shown no longer stands; a new period corrects nothing."""
    by_identity: dict[Series, list[Fact]] = {}
    for fact in new.facts:
        by_identity.setdefault(identity(fact), []).append(fact)
    shown = {identity(fact): fact for fact in old}
    found = (_correction(fact, by_identity.get(key, []), new) for key, fact in shown.items())
    return tuple(correction for correction in found if correction)


def stands(facts: Iterable[Fact], corrections: Iterable[Correction]) -> tuple[Fact, ...]:
    """Return facts as they stand once they are corrected: what was told already is not told again."""
    changed = {identity(correction.before): correction.after for correction in corrections}
    kept = (changed.get(identity(fact), fact) for fact in facts)
    return tuple(fact for fact in kept if fact)


def _correction(before: Fact, now: list[Fact], held: Held) -> Correction | None:
    if before.status is Status.WITHDRAWN:
        return None
    is_newer = held.latest.get((before.source, before.kind), "") > before.period
    if not now:
        gone = has_number(before) and not is_newer
        return Correction(CorrectionKind.WITHDRAWN, before) if gone else None
    if any(_says_the_same(before, fact) for fact in now) or (is_newer and _is_routine(now[0])):
        return None
    return Correction(_kind(before, now[0]), before, _standing(now[0]), _reason(now[0]))


def _is_routine(now: Fact) -> bool:
    """Tell whether a past figure was estimated anew as always, and not for a reason of its own."""
    is_current = now.status is Status.CURRENT and _reason(now) is None
    return now.kind in _ESTIMATED_ANEW and is_current


def _says_the_same(before: Fact, now: Fact) -> bool:
    is_down = now.status is not Status.CURRENT and before.status is Status.CURRENT
    return not is_down and numbers(before) == numbers(now) and before.n == now.n


def _kind(before: Fact, now: Fact) -> CorrectionKind:
    if now.status is Status.WITHDRAWN:
        return CorrectionKind.WITHDRAWN
    if now.status is Status.RETIRED and before.status is Status.CURRENT:
        return CorrectionKind.RETIRED
    same_method = before.method_version == now.method_version
    return CorrectionKind.REVISED if same_method else CorrectionKind.RECOUNTED


def _standing(now: Fact) -> Fact | None:
    return None if now.status is Status.WITHDRAWN else now


def _reason(fact: Fact) -> str | None:
    return next((flag.removeprefix(_REASON) for flag in fact.flags if flag.startswith(_REASON)), None)

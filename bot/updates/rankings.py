"""The order of skills by what they are said to add, and whether it changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.models import Fact, FactKind, Status

_RANKED = 5
_BY_VALUE = frozenset({FactKind.SKILL_PREMIUM})
_AS_PRINTED = frozenset({FactKind.TOP_SKILL})

Ranking = dict[tuple[str, FactKind, str], tuple[Fact, ...]]
"""By source, kind and method: orders that were made in different ways are never compared."""


@dataclass(frozen=True, slots=True)
class Reordered:
    """One source's skills in order, first to last, before and after."""

    before: tuple[Fact, ...]
    after: tuple[Fact, ...]


def ranking(facts: Iterable[Fact]) -> Ranking:
    """Put each source's skills in order: premiums by size, first skills as printed; at most five."""
    kept: defaultdict[tuple[str, FactKind, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.kind in _BY_VALUE | _AS_PRINTED and fact.subject and fact.status is Status.CURRENT:
            kept[fact.source, fact.kind, fact.method_version].append(fact)
    return {
        key: tuple((sorted(found, key=_by_premium) if key[1] in _BY_VALUE else found)[:_RANKED])
        for key, found in kept.items()
    }


def reordered(old: Iterable[Fact], new: Iterable[Fact]) -> tuple[Reordered, ...]:
    """Return the orders that changed; a source with a single premium has none, a first skill is one."""
    before, after = ranking(old), ranking(new)
    both = [Reordered(before[key], after[key]) for key in after if key in before]
    return tuple(
        found for found in both if _subjects(found.before) != _subjects(found.after) and _orders(found)
    )


def _orders(found: Reordered) -> bool:
    return found.after[0].kind in _AS_PRINTED or min(len(found.before), len(found.after)) > 1


def _subjects(facts: tuple[Fact, ...]) -> tuple[str | None, ...]:
    return tuple(fact.subject for fact in facts)


def _by_premium(fact: Fact) -> tuple[float, str]:
    """Put the larger premium first: its value, else the middle of its range; equal ones by name."""
    ends = [end for end in (fact.low, fact.high) if end is not None]
    middle = sum(ends) / len(ends) if ends else 0.0
    return -(fact.value if fact.value is not None else middle), fact.subject or ""

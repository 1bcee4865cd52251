"""What makes two facts the same figure: one series of a source, told period after period."""

from collections.abc import Iterable

from bot.formats import PENCE_BELOW
from knowledge.models import Fact, FactKind

Series = tuple[object, ...]


def series_of(fact: Fact) -> Series:
    """Name the figure that a fact continues: source, kind, subject, role and place, without the period.

    Title, level, basis, unit and currency keep apart what one source says of one role; words that carry
    neither a number nor a subject are known by themselves.
    """
    words = fact.text if fact.subject is None and not has_number(fact) else None
    return (
        fact.source,
        fact.kind,
        fact.subject,
        fact.role,
        fact.country,
        fact.region,
        fact.title,
        fact.level,
        fact.basis,
        fact.unit,
        fact.currency,
        words,
    )


def identity(fact: Fact) -> Series:
    """Name one figure of one period: what is revised or withdrawn when it changes."""
    return (*series_of(fact), fact.period)


def numbers(fact: Fact) -> tuple[float | None, ...]:
    """Return all that a fact says in numbers, but its sample size, no finer than they are printed."""
    printed = fact.value, fact.low, fact.high, fact.p10, fact.p25, fact.p50, fact.p75, fact.p90
    return tuple(None if value is None else round(value, _decimals(fact, value)) for value in printed)


def _decimals(fact: Fact, value: float) -> int:
    if fact.kind is FactKind.WAGE_GROWTH:
        return 1
    if fact.currency is not None:
        return 0 if value >= PENCE_BELOW else 2
    return 4


def has_number(fact: Fact) -> bool:
    """Say whether a fact is more than words."""
    return any(number is not None for number in numbers(fact))


def newest(facts: Iterable[Fact]) -> dict[Series, Fact]:
    """Keep the latest period of each series; of two of one period the first."""
    latest: dict[Series, Fact] = {}
    for fact in facts:
        series = series_of(fact)
        if series not in latest or fact.period > latest[series].period:
            latest[series] = fact
    return latest

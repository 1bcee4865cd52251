"""What holds for every source, whoever published it: columns there, amounts possible, spreads not made up."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from knowledge.models import Fact, FactKind, Figures
from knowledge.sources.adapter import SourceError

_ROWS_TO_JUDGE = 10
_SHARE_TOO_EVEN = 0.8
_LOWEST_PAY, _HIGHEST_PAY = 1.0, 1e10
"""Bounds in any currency and unit: an hour's wage in dollars, a year's in dong."""


def require_columns(path: Path, found: Iterable[str], needed: Iterable[str]) -> None:
    """Refuse a file that lacks columns that the figures are computed from."""
    missing = set(needed) - set(found)
    if missing:
        raise SourceError(path, 1, "columns", ", ".join(sorted(needed)), f"no {', '.join(sorted(missing))}")


def amount(path: Path, row: int, column: str, printed: str, marks: Mapping[str, str]) -> float | None:
    """Read a printed amount; None for a mark that stands for no number."""
    if printed in marks:
        return None
    try:
        return float(printed.replace(",", ""))
    except ValueError as error:
        known = ", ".join(f"{mark} ({meaning})" for mark, meaning in marks.items() if mark)
        raise SourceError(path, row, column, f"a number or {known}", printed) from error


def check(figures: Figures, path: Path) -> None:
    """Refuse figures that cannot be what they say they are; raise SourceError."""
    pay = [fact for fact in figures.facts if fact.kind is FactKind.PAY]
    if not figures.facts:
        raise SourceError(path, None, "rows", "at least one figure", "none")
    _refuse_foreign(figures, path)
    _refuse_duplicates(figures.facts, path)
    _refuse_impossible_pay(pay, path)
    refuse_even_spreads(pay, path)


def refuse_even_spreads(facts: Iterable[Fact], path: Path) -> None:
    """Refuse percentiles that keep one ratio to the median from row to row: they were made, not measured."""
    spreads = [fact for fact in facts if fact.p50]
    for name in ("p10", "p25", "p75", "p90"):
        # One upstream row may stand for several occupations: it counts once.
        pairs = {(getattr(fact, name), fact.p50) for fact in spreads}
        ratios = [round(edge / median, 3) for edge, median in pairs if edge]
        if len(ratios) < _ROWS_TO_JUDGE:
            continue
        ratio, often = Counter(ratios).most_common(1)[0]
        if often > _SHARE_TOO_EVEN * len(ratios):
            found = f"{ratio:g} in {often} of {len(ratios)} rows"
            raise SourceError(path, None, name, "a ratio to the median that differs between rows", found)


def _refuse_foreign(figures: Figures, path: Path) -> None:
    for fact in figures.facts:
        if fact.source != figures.source.id:
            raise SourceError(path, None, "source", figures.source.id, fact.source)


def _refuse_duplicates(facts: Iterable[Fact], path: Path) -> None:
    """Refuse two figures for the same thing: one of them would be shown at random."""
    seen: set[tuple[object, ...]] = set()
    for fact in facts:
        what = (
            (fact.kind, fact.title, fact.role, fact.level, fact.country, fact.region, fact.subject),
            (fact.period, fact.basis, fact.unit, fact.currency, fact.statistic, fact.text, fact.flags),
        )
        if what in seen:
            raise SourceError(path, None, "rows", "one figure for each thing", f"two for {_named(fact)}")
        seen.add(what)


def _refuse_impossible_pay(facts: Iterable[Fact], path: Path) -> None:
    for fact in facts:
        amounts = (fact.value, fact.low, fact.high, fact.p10, fact.p25, fact.p50, fact.p75, fact.p90)
        for pay in amounts:
            if pay is not None and not _LOWEST_PAY <= pay <= _HIGHEST_PAY:
                raise SourceError(path, None, _named(fact), "possible pay", f"{pay:g}")


def _named(fact: Fact) -> str:
    words = (fact.title or fact.role, fact.level, fact.region, fact.country, fact.subject, fact.period)
    return ", ".join(word for word in words if word)

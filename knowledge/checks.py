"""What a report must satisfy before it enters the knowledge base; each problem says what was expected."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Protocol

from knowledge.models import Fact, FactKind, Report, Status
from knowledge.problem import Problem

LineOf = Callable[[int], int | None]
"""The line on which the fact of this number stands, where it is known."""

MAX_PROJECTION_RATIO = 1.5
MAX_JUMP = 0.30
"""Against the previous version of the same report."""

LEAST_ROWS_TO_COMPARE = 5
"""Constant ratios between percentiles are no coincidence from so many rows on."""

_SAME_RATIO = 0.002
_PERCENTILES = ("p10", "p25", "p50", "p75", "p90")


class Country(Protocol):
    """What is asked of a country."""

    @property
    def currency(self) -> str: ...  # noqa: D102


class Places(Protocol):
    """Finds a country by its ISO 3166 alpha-2 code."""

    def country(self, code: str) -> Country | None: ...  # noqa: D102


def check(
    report: Report,
    previous: Report | None,
    *,
    today: date,
    places: Places,
    accept_jump: bool = False,
    file: str | None = None,
    line_of: LineOf = lambda _: None,
) -> tuple[Problem, ...]:
    """Return all that keeps a report out; none means that it may enter. Without a file its title is named."""
    checks = _Checks(report, file or report.title, line_of)
    found = [
        *checks.required(),
        *checks.currencies(places),
        *checks.medians(),
        *checks.projection(),
        *checks.dates(today),
        *checks.fabricated(),
    ]
    if previous is not None and not accept_jump:
        found += checks.jump(previous)
    return tuple(found)


def constant_ratios(facts: Iterable[Fact]) -> Iterator[tuple[str, float]]:
    """Yield each percentile that keeps one ratio to the median over five rows or more, with the ratio."""
    rows = [fact for fact in facts if fact.p50]
    for name in ("p10", "p25", "p75", "p90"):
        found = [(fact.p50, value / fact.p50) for fact in rows if (value := getattr(fact, name)) and fact.p50]
        ratios = [ratio for _, ratio in found]
        if len(ratios) < LEAST_ROWS_TO_COMPARE or len({median for median, _ in found}) == 1:
            continue
        if max(ratios) - min(ratios) <= _SAME_RATIO:
            yield name, ratios[0]


class _Checks:
    """The checks on one report, each a generator of problems."""

    def __init__(self, report: Report, file: str, line_of: LineOf) -> None:
        self._report = report
        self._file = file
        self._line_of = line_of
        self._pay = [(index, fact) for index, fact in enumerate(report.facts) if fact.kind is FactKind.PAY]

    def required(self) -> Iterator[Problem]:
        """Yield what is missing: a report states pay, above nothing, in a currency, for a time."""
        if not self._pay:
            yield Problem(self._file, None, "facts", "at least one pay figure", "none")
        for index, fact in self._pay:
            figures = _figures(fact)
            if not figures or min(figures) <= 0:
                found = f"{min(figures):g}" if figures else "none"
                yield self._problem(index, "value", "a value, a range or percentiles above 0", found)
            for field in ("currency", "unit"):
                if getattr(fact, field) is None:
                    yield self._problem(index, field, "a value: pay needs it", "none")
            if fact.n == 0:
                yield self._problem(index, "n", "a whole number above 0, or nothing", "0")

    def currencies(self, places: Places) -> Iterator[Problem]:
        """Yield pay in another currency than that of its country."""
        for index, fact in enumerate(self._report.facts):
            country = places.country(fact.country) if fact.country else None
            if fact.country and country is None:
                yield self._problem(index, "country", "a country of ISO 3166", fact.country)
            elif country and fact.currency not in {None, country.currency}:
                expected = f"{country.currency}, the currency of {fact.country}"
                yield self._problem(index, "currency", expected, str(fact.currency))

    def medians(self) -> Iterator[Problem]:
        """Yield medians that differ from their own P50; that ranges rise the model sees to itself."""
        for index, fact in enumerate(self._report.facts):
            if fact.p50 is not None and fact.value not in {None, fact.p50}:
                yield self._problem(index, "value", f"the median, {fact.p50:g}", f"{fact.value:g}")

    def projection(self) -> Iterator[Problem]:
        """Yield a projection below the average or above half as much again."""
        average = _headline(self._report)
        for index, fact in enumerate(self._report.facts):
            if fact.kind is not FactKind.PAY_PROJECTION or not average or not fact.value:
                continue
            if (fact.currency, fact.unit) != (average.currency, average.unit):
                expected = f"{average.currency} a {average.unit}, as the average"
                yield self._problem(index, "currency", expected, f"{fact.currency} a {fact.unit}")
            elif not 1 <= fact.value / _middle(average) <= MAX_PROJECTION_RATIO:
                expected = f"1 to {MAX_PROJECTION_RATIO:g} times the average of {_middle(average):,g}"
                yield self._problem(index, "value", expected, f"{fact.value:,g}")

    def dates(self, today: date) -> Iterator[Problem]:
        """Yield periods in the future, and claims that are current past their review."""
        if _begins_after(self._report.period, today):
            yield Problem(self._file, None, "period", f"at most {today:%Y-%m}", self._report.period)
        for index, fact in enumerate(self._report.facts):
            if fact.period != self._report.period and _begins_after(fact.period, today):
                yield self._problem(index, "period", f"at most {today:%Y-%m}", fact.period)
            if fact.status is Status.CURRENT and fact.review_by and fact.review_by < today:
                expected = f"a status other than current, or a later date: {fact.review_by} has passed"
                yield self._problem(index, "review_by", expected, fact.review_by.isoformat())

    def fabricated(self) -> Iterator[Problem]:
        """Yield percentiles that keep one ratio to the median in every row: computed, not counted."""
        for name, ratio in constant_ratios(fact for _, fact in self._pay):
            index = next(index for index, fact in self._pay if getattr(fact, name) is not None)
            found = f"{name} = {ratio:.2f} times the median in all of them"
            yield self._problem(index, name, "ratios that differ from row to row", found)

    def jump(self, previous: Report) -> Iterator[Problem]:
        """Yield a move of pay by more than 30 % between versions."""
        before, now = _headline(previous), _headline(self._report)
        if before is None or now is None:
            return
        if (before.currency, before.unit) != (now.currency, now.unit):
            expected = f"{before.currency} a {before.unit} as before (or --accept-jump)"
            yield self._problem(
                self._report.facts.index(now), "currency", expected, f"{now.currency} a {now.unit}"
            )
        elif abs(change := _middle(now) / _middle(before) - 1) > MAX_JUMP:
            expected = f"within {MAX_JUMP:.0%} of {_middle(before):,g} (or --accept-jump)"
            found = f"{_middle(now):,g} ({change:+.0%})"
            yield self._problem(self._report.facts.index(now), "value", expected, found)

    def _problem(self, index: int, field: str, expected: str, found: str) -> Problem:
        return Problem(self._file, self._line_of(index), f"facts[{index}].{field}", expected, found)


def _figures(fact: Fact) -> list[float]:
    values = (fact.value, fact.low, fact.high, *(getattr(fact, name) for name in _PERCENTILES))
    return [value for value in values if value is not None]


def _headline(report: Report) -> Fact | None:
    """Return the figure that stands for the report: its first pay fact with a middle."""
    pay = (fact for fact in report.facts if fact.kind is FactKind.PAY)
    return next((fact for fact in pay if fact.value or fact.p50 or (fact.low and fact.high)), None)


def _middle(fact: Fact) -> float:
    """Return the average or median, or the middle of a range."""
    return fact.value or fact.p50 or ((fact.low or 0) + (fact.high or 0)) / 2


def _begins_after(period: str, today: date) -> bool:
    return period > today.isoformat()[: len(period)]

"""The first ask: what a fact supports, rounded down, with the rule that made it.

Base pay is asked for by figures that are not of total pay. Where none supports more, those of total pay do,
for everything together. A projection supports nothing, and no ask exceeds its figure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.evidence import Figure, Match
from bot.models import Money, PayPeriod
from bot.money.rounding import advice_step
from knowledge.models import Basis, Collection

_SALARIES = frozenset({PayPeriod.YEAR, PayPeriod.MONTH})
_OF_THE_TITLE = frozenset({Match.SAME, Match.ALL_LEVELS})


class Rule(StrEnum):
    """Where an ask comes from, in the order in which they are tried."""

    UPPER_QUARTILE = "upper_quartile"
    """The upper quartile that an independent source prints for the very title."""
    PUBLISHED = "published"
    """The leading figure of this title as published, with nothing on top."""
    MIDDLE = "middle"
    """The lowest other figure of this title that is above what is on the table."""
    NEIGHBOUR = "neighbour"
    """The lowest figure of a broader or neighbouring title that is above what is on the table."""


@dataclass(frozen=True, slots=True)
class Ask:
    """An amount to open with, the figure that supports it, and by how much it exceeds the floor."""

    amount: int
    supported: float
    """The published value that the amount is rounded down from."""
    figure: Figure
    rule: Rule
    over_percent: float | None
    """None for another basis too: that the amount on the table is everything, or base alone, was not said."""

    @property
    def is_total(self) -> bool:
        """Whether it is for base, bonus and shares together."""
        return self.figure.fact.basis is Basis.TOTAL

    @property
    def is_rounded(self) -> bool:
        """Whether it is less than the figure says."""
        return self.amount < self.supported


def first_ask(
    lead: Figure | None, independent: Iterable[Figure], floor: Money | None, basis: Basis | None = None
) -> Ask | None:
    """Return the first ask above the floor, base before total; None where nothing known supports one.

    A floor that was said to be total pay is asked for by figures of total pay alone.
    """
    beside = tuple(independent)
    totals = (True,) if basis is Basis.TOTAL else (False, True)
    found = (_by_rule(lead, beside, floor, basis, total=total) for total in totals)
    return next((ask for ask in found if ask), None)


def _by_rule(
    lead: Figure | None,
    beside: tuple[Figure, ...],
    floor: Money | None,
    basis: Basis | None,
    *,
    total: bool,
) -> Ask | None:
    """Try the rules in their order on figures of total pay, or on all others."""
    everything = (lead, *beside) if lead else beside
    fitting = [figure for figure in everything if _fits(figure, floor, total=total)]
    for rule, supports in (
        (Rule.UPPER_QUARTILE, _upper_quartiles(fitting)),
        (Rule.PUBLISHED, _values(figure for figure in fitting if figure is lead and _is_of_title(figure))),
        (Rule.MIDDLE, _values(figure for figure in fitting if _is_of_title(figure)) if floor else []),
        (Rule.NEIGHBOUR, _values(figure for figure in fitting if not _is_of_title(figure)) if floor else []),
    ):
        asks = (_ask(figure, value, rule, floor, basis) for figure, value in supports)
        found = next((ask for ask in asks if ask), None)
        if found:
            return found
    return None


def _upper_quartiles(figures: Iterable[Figure]) -> list[tuple[Figure, float]]:
    """List independent upper quartiles of the very title, the best evidence first."""
    printed = [
        (figure, figure.p75)
        for figure in figures
        if figure.p75 is not None
        and figure.match is Match.SAME
        and figure.source.collection is not Collection.PUBLISHER
    ]
    return sorted(printed, key=lambda item: (item[0].grade, -(item[0].fact.n or 0)))


def _values(figures: Iterable[Figure]) -> list[tuple[Figure, float]]:
    """List what figures say as one value, the lowest first."""
    return sorted(
        ((figure, figure.value) for figure in figures if figure.value is not None), key=lambda item: item[1]
    )


def _is_of_title(figure: Figure) -> bool:
    """Tell whether a figure is of this title; one that says nothing of its match leads by being asked for."""
    return figure.match is None or figure.match in _OF_THE_TITLE


def _fits(figure: Figure, floor: Money | None, *, total: bool) -> bool:
    """Tell whether a figure counts total pay, or not, in the floor's currency and period."""
    fact = figure.fact
    if (fact.basis is Basis.TOTAL) is not total:
        return False
    if floor is None:
        return fact.unit in _SALARIES
    return (fact.currency, fact.unit) == (floor.currency, floor.period or PayPeriod.YEAR)


def _ask(figure: Figure, value: float, rule: Rule, floor: Money | None, basis: Basis | None) -> Ask | None:
    """Round what a figure supports down, a salary to the step of advice; None unless above the floor."""
    step = advice_step(value) if figure.fact.unit in _SALARIES else 1
    amount = int(value // step) * step
    on_the_table = (floor.high or floor.amount) if floor else 0.0
    if amount <= on_the_table:
        return None
    is_comparable = on_the_table and (figure.fact.basis is not Basis.TOTAL or basis is Basis.TOTAL)
    return Ask(amount, value, figure, rule, (amount / on_the_table - 1) * 100 if is_comparable else None)

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


class Rule(StrEnum):
    """Where an ask comes from, in the order in which they are tried."""

    UPPER_QUARTILE = "upper_quartile"
    """The upper quartile that an independent source prints for the very title."""
    PUBLISHED = "published"
    """The leading figure as published, with nothing on top."""
    NEIGHBOUR = "neighbour"
    """The lowest independent median of a broader or neighbouring title that is above what is offered."""


@dataclass(frozen=True, slots=True)
class Ask:
    """An amount to open with, the figure that supports it, and by how much it exceeds what is offered."""

    amount: int
    supported: float
    """The published value that the amount is rounded down from."""
    figure: Figure
    rule: Rule
    over_offer_percent: float | None
    """None for total pay too, as nobody said that the offer is everything."""

    @property
    def is_total(self) -> bool:
        """Whether it is for base, bonus and shares together."""
        return self.figure.fact.basis is Basis.TOTAL


def first_ask(lead: Figure | None, independent: Iterable[Figure], offer: Money | None) -> Ask | None:
    """Return the first ask above the offer, base before total; None where nothing known supports one."""
    found = (_by_rule(lead, tuple(independent), offer, total=total) for total in (False, True))
    return next((ask for ask in found if ask), None)


def _by_rule(
    lead: Figure | None, beside: tuple[Figure, ...], offer: Money | None, *, total: bool
) -> Ask | None:
    """Try the rules in their order on figures of total pay, or on all others."""
    everything = (lead, *beside) if lead else beside
    for rule, supports in (
        (Rule.UPPER_QUARTILE, _upper_quartiles(everything)),
        (Rule.PUBLISHED, _published(lead)),
        (Rule.NEIGHBOUR, _neighbours(beside) if offer else []),
    ):
        asks = (
            _ask(figure, value, rule, offer)
            for figure, value in supports
            if _fits(figure, offer, total=total)
        )
        found = next((ask for ask in asks if ask), None)
        if found:
            return found
    return None


def _upper_quartiles(figures: Iterable[Figure]) -> list[tuple[Figure, float]]:
    """List independent upper quartiles of the very title, the best evidence first."""
    printed = [
        (figure, figure.p75)
        for figure in figures
        if figure.p75 is not None and figure.match is Match.SAME and _is_independent(figure)
    ]
    return sorted(printed, key=lambda item: (item[0].grade, -(item[0].fact.n or 0)))


def _published(lead: Figure | None) -> list[tuple[Figure, float]]:
    return [(lead, lead.value)] if lead and lead.value is not None else []


def _neighbours(figures: Iterable[Figure]) -> list[tuple[Figure, float]]:
    """List independent medians of other titles, the lowest first."""
    medians = [
        (figure, figure.value) for figure in figures if figure.value is not None and _is_independent(figure)
    ]
    return sorted(medians, key=lambda item: item[1])


def _is_independent(figure: Figure) -> bool:
    return figure.source.collection is not Collection.PUBLISHER


def _fits(figure: Figure, offer: Money | None, *, total: bool) -> bool:
    """Tell whether a figure counts total pay, or not, in the offer's currency and period."""
    fact = figure.fact
    if (fact.basis is Basis.TOTAL) is not total or fact.unit not in {PayPeriod.YEAR, PayPeriod.MONTH}:
        return False
    return offer is None or (fact.currency, fact.unit) == (offer.currency, offer.period or PayPeriod.YEAR)


def _ask(figure: Figure, value: float, rule: Rule, offer: Money | None) -> Ask | None:
    """Round what a figure supports down to the step of advice; None unless it is above the offer."""
    step = advice_step(value)
    amount = int(value // step) * step
    on_the_table = (offer.high or offer.amount) if offer else 0.0
    if amount <= on_the_table:
        return None
    is_comparable = on_the_table and figure.fact.basis is not Basis.TOTAL
    return Ask(amount, value, figure, rule, (amount / on_the_table - 1) * 100 if is_comparable else None)

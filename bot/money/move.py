"""What keeps a standard of living after a move: by own costs, or by published prices. Not tax advice."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.money.take_home import gross_for, gross_needed, marginal_rate, take_home

if TYPE_CHECKING:
    from knowledge.statutory.rates import Rates

_MONTHS = 12
_HUNDRED = 100
_AMOUNT = re.compile(r"\d{1,12}(\.\d{1,6})?")


class Cost(StrEnum):
    """What a person may pay more or less for elsewhere."""

    RENT = "rent"
    TRIP = "trip"
    KIDS = "kids"


class End(StrEnum):
    """Which end of the move: where somebody lives, and where they go."""

    HERE = "a"
    THERE = "b"


SLOTS = tuple(f"{cost}.{end}" for cost in Cost for end in End)
"""The names of what is asked, in order: rent.a is the rent here by the month."""


@dataclass(frozen=True, slots=True)
class Change:
    """One cost by the month at both ends."""

    cost: Cost
    here: float
    there: float

    @property
    def yearly(self) -> float:
        """Return how much more it is there in a year; less is negative."""
        return (self.there - self.here) * _MONTHS


def changes(told: Mapping[str, str]) -> tuple[Change, ...]:
    """Pair the costs that were told at both ends; what was told at one end, or skipped, says nothing."""
    found = []
    for cost in Cost:
        here, there = (amount_of(told, f"{cost}.{end}") for end in End)
        if here is not None and there is not None:
            found.append(Change(cost, here, there))
    return tuple(found)


def amount_of(told: Mapping[str, str], slot: str) -> float | None:
    """Return an amount that was told; None where it was skipped, or is no amount."""
    text = told.get(slot, "")
    return float(text) if _AMOUNT.fullmatch(text) else None


@dataclass(frozen=True, slots=True)
class Keeping:
    """The gross there that leaves as much as now once the changed costs are paid."""

    net: float
    """What the pay leaves now."""
    extra: float
    """What the changed costs take out of it in a year."""
    gross: float
    more: float
    marginal_percent: float
    """What is taken of each further unit of pay there, at the pay of now."""


def keeping(gross: float, found: tuple[Change, ...], here: "Rates", there: "Rates") -> Keeping | None:
    """Return the gross that pays for changed costs; None where the rates do not hold for such a pay."""
    extra = sum(change.yearly for change in found)
    now, marginal = take_home(gross, here), marginal_rate(gross, there)
    needed = gross_needed(extra, gross, here, there)
    if now is None or marginal is None or needed is None:
        return None
    return Keeping(now.net, extra, needed, needed - gross, round(marginal * _HUNDRED, 1))


@dataclass(frozen=True, slots=True)
class Carried:
    """A pay in the purchasing power of another place; after tax only where both laws are known."""

    amount: float
    """Before tax, as if both places taxed alike."""
    net_here: float | None = None
    net_there: float | None = None
    gross: float | None = None
    """What leaves `net_there` after the tax of there."""


def carried(gross: float, price_ratio: float, here: "Rates | None", there: "Rates | None") -> Carried:
    """Carry a pay to prices `price_ratio` times as high, in the currency of there (PPP there / PPP here)."""
    bare = Carried(gross * price_ratio)
    now = take_home(gross, here) if here else None
    if now is None or there is None:
        return bare
    wanted = now.net * price_ratio
    needed = gross_for(wanted, there)
    return Carried(bare.amount, now.net, wanted, needed) if needed is not None else bare


@dataclass(frozen=True, slots=True)
class Replaced:
    """A living carried to another country, the person's own costs in place of what prices say of them."""

    spent_here: float
    """By the year, in the currency of here, as `left_here` is."""
    left_here: float
    """What is left of the pay after tax and the costs here: prices carry this alone."""
    left_there: float
    spent_there: float
    gross: float
    """What leaves both there, before the tax of there."""


def replaced(
    gross: float, price_ratio: float, found: tuple[Change, ...], here: "Rates", there: "Rates"
) -> Replaced | None:
    """Carry what costs leave to prices `price_ratio` times as high, and add the costs there to it.

    The costs are each in the currency of their end. None where they take all that is left after tax, or the
    rates do not hold for such a pay.
    """
    now = take_home(gross, here)
    spent_here = _MONTHS * sum(change.here for change in found)
    spent_there = _MONTHS * sum(change.there for change in found)
    if now is None or now.net <= spent_here:
        return None
    left_here = now.net - spent_here
    left_there = left_here * price_ratio
    needed = gross_for(left_there + spent_there, there)
    return Replaced(spent_here, left_here, left_there, spent_there, needed) if needed is not None else None

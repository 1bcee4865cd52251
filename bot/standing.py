"""A pay set against a figure: where it stands, or why that cannot be said."""

from dataclasses import dataclass
from enum import StrEnum

from bot.evidence import Figure
from bot.models import Money, PayPeriod
from bot.position import Position, position
from knowledge.models import Basis


class Refusal(StrEnum):
    """Why a pay cannot be set against a figure."""

    NET = "net"
    """It is after tax, and published figures are before it."""
    CURRENCY = "currency"
    PERIOD = "period"
    MEASURE = "measure"
    """The source prints no single figure."""
    BASIS = "basis"


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure, and where the person's pay stands against it, or why that cannot be said."""

    figure: Figure
    position: Position | None
    refusal: Refusal | None = None

    @property
    def in_spread(self) -> bool:
        """Whether the source prints a spread that the pay has a place in."""
        return self.position is not None and self.position.side is not None

    @property
    def is_above(self) -> bool:
        """Whether the figure is more than the pay."""
        return self.position is not None and self.position.difference_percent < 0


def set_against(pay: Money, basis: Basis | None, figure: Figure) -> Standing:
    """Set a pay against a figure; base and total pay are never compared where both are known."""
    if basis and figure.fact.basis in set(Basis) - {basis, Basis.UNSTATED}:
        return Standing(figure, None, Refusal.BASIS)
    found = position(pay, figure)
    return Standing(figure, found, None if found else _refused(pay, figure))


def _refused(pay: Money, figure: Figure) -> Refusal:
    if pay.is_net:
        return Refusal.NET
    if pay.currency != figure.fact.currency:
        return Refusal.CURRENCY
    is_period = (pay.period or PayPeriod.YEAR) == figure.fact.unit
    return Refusal.MEASURE if is_period else Refusal.PERIOD

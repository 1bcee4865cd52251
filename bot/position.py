"""Where a person's pay stands against a figure. Pure arithmetic; nothing beyond published quantiles."""

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from bot.evidence import Figure
from bot.models import Money, PayPeriod

MONTHS_A_YEAR = 12


class Side(StrEnum):
    """On which side of the published quantiles a pay lies."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Position:
    """A pay against one figure: the percent by which it differs, and its place in the spread."""

    figure: Figure
    difference_percent: float
    side: Side | None = None
    percentile: int | None = None
    """Within: interpolated. Below or above: the outermost published percentile."""


def position(pay: Money, figure: Figure) -> Position | None:
    """Place a pay against a figure; None after tax, for another currency or period, or no single value."""
    if figure.value is None or pay.is_net or pay.currency != figure.fact.currency:
        return None
    if (pay.period or PayPeriod.YEAR) != figure.fact.unit:
        return None
    difference = (pay.amount / figure.value - 1) * 100
    side, percentile = _in_spread(pay.amount, figure)
    return Position(figure, difference, side, percentile)


def _in_spread(amount: float, figure: Figure) -> tuple[Side | None, int | None]:
    """Interpolate linearly between the two published percentiles around the amount; never extrapolate."""
    points = [
        (percent, value)
        for percent, value in (
            (10, figure.p10),
            (25, figure.p25),
            (50, figure.value),
            (75, figure.p75),
            (90, figure.p90),
        )
        if value is not None
    ]
    if len(points) < 3:
        return None, None
    if amount < points[0][1]:
        return Side.BELOW, points[0][0]
    if amount > points[-1][1]:
        return Side.ABOVE, points[-1][0]
    for (low_percent, low), (high_percent, high) in pairwise(points):
        if low <= amount <= high:
            share = (amount - low) / (high - low) if high > low else 0.0
            return Side.WITHIN, round(low_percent + share * (high_percent - low_percent))
    return None, None


def by_the_year(pay: Money | None) -> Money | None:
    """Count a monthly pay twelve times; a day rate or an hourly rate is never turned into a salary."""
    if pay is None or pay.period is not PayPeriod.MONTH:
        return pay
    high = pay.high * MONTHS_A_YEAR if pay.high is not None else None
    return replace(pay, amount=pay.amount * MONTHS_A_YEAR, high=high, period=PayPeriod.YEAR)

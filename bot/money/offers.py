"""Two job offers, counted in several ways: the winner may change with what is counted.

All amounts are a year, before tax, in the offer's own currency. What an offer does not name counts as
nothing, except what every job has: pension, leave, hours and place count only where both offers state them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import isclose

YEARS = 4
"""Years of the average: the usual vesting schedule, so that a grant is counted whole."""
WEEKS_A_YEAR = 52
DAYS_A_WEEK = 5
_PERCENT = 100


class Way(StrEnum):
    """What is counted."""

    FIRST_YEAR = "first_year"
    """Base, bonus, the shares that vest in the first year, and the whole sign-on."""
    AVERAGE = "average"
    """The same over four years, a quarter of it: the sign-on counts once in four years."""
    PENSION = "pension"
    """The average, and what the employer pays into a pension."""
    NO_SHARES = "no_shares"
    HALF_BONUS = "half_bonus"
    HOUR = "hour"
    """All of it by the hour worked."""
    POWER = "power"
    """All of it in purchasing power."""


class Side(StrEnum):
    """Which of two offers."""

    A = "a"
    B = "b"


@dataclass(frozen=True, slots=True)
class Shares:
    """A grant of shares: what it is worth in all at today's price, and the percent that vest in each year."""

    grant: float
    vesting: tuple[float, ...] = (25.0, 25.0, 25.0, 25.0)

    def vested(self, years: int) -> float:
        """Sum what vests in the first so many years."""
        return self.grant * sum(self.vesting[:years]) / _PERCENT


@dataclass(frozen=True, slots=True)
class Offer:
    """One offer; the percents are of the base, the days of leave those of a five-day week."""

    base: float
    currency: str | None = None
    bonus: float | None = None
    bonus_percent: float | None = None
    shares: Shares | None = None
    sign_on: float | None = None
    pension_percent: float | None = None
    pension_amount: float | None = None
    leave_days: float | None = None
    weekly_hours: float | None = None
    country: str | None = None

    @property
    def target_bonus(self) -> float:
        """The bonus by the year: its amount, else its percent of the base."""
        return self.bonus if self.bonus is not None else self.base * (self.bonus_percent or 0) / _PERCENT

    @property
    def pension(self) -> float:
        """What the employer pays into a pension by the year: its amount, else its percent of the base."""
        if self.pension_amount is not None:
            return self.pension_amount
        return self.base * (self.pension_percent or 0) / _PERCENT

    @property
    def states_pension(self) -> bool:
        """Whether it says what the employer pays into a pension, be it nothing."""
        return self.pension_percent is not None or self.pension_amount is not None

    @property
    def hours_a_year(self) -> float | None:
        """Weekly hours of 52 weeks less the leave.

        A day of leave is a fifth of a week (gov.uk/holiday-entitlement-rights); public holidays are left out.
        """
        if self.weekly_hours is None or self.leave_days is None:
            return None
        return self.weekly_hours * (WEEKS_A_YEAR - self.leave_days / DAYS_A_WEEK)


@dataclass(frozen=True, slots=True)
class Count:
    """Both offers counted in one way; `winner` is None where they are level."""

    way: Way
    a: float
    b: float
    winner: Side | None

    @property
    def difference(self) -> float:
        """By how much one is ahead."""
        return abs(self.a - self.b)


@dataclass(frozen=True, slots=True)
class BreakEven:
    """What an offer's shares must be worth a year for it to draw level; `promised` is what it says."""

    side: Side
    value: float
    promised: float
    alone: bool
    """The offer is ahead even where its shares are worth nothing."""


def parts(offer: Offer, way: Way, *, pension: bool = True) -> dict[str, float]:
    """Return what is added up in one way of counting, by name; pay by the hour before it is divided.

    The sign-on and the shares of four years are spread over four years, but for the first year alone.
    """
    first = way is Way.FIRST_YEAR
    counted = {"base": offer.base, "bonus": offer.target_bonus * (0.5 if way is Way.HALF_BONUS else 1)}
    if offer.shares and way is not Way.NO_SHARES:
        counted["shares"] = offer.shares.vested(1) if first else offer.shares.vested(YEARS) / YEARS
    if offer.sign_on:
        counted["sign_on"] = offer.sign_on if first else offer.sign_on / YEARS
    if pension and way not in {Way.FIRST_YEAR, Way.AVERAGE}:
        counted["pension"] = offer.pension
    return {name: amount for name, amount in counted.items() if amount}


def compare(a: Offer, b: Offer, parity: Mapping[str, float] | None = None) -> tuple[Count, ...]:
    """Count both offers in every way that their inputs allow.

    Amounts of two currencies are never set against each other. `parity` is the price level of each country in
    international dollars (World Bank, PA.NUS.PPP); purchasing power is shown in the currency of the first
    offer's place: amount x PPP here / PPP there.
    """
    totals = {way: tuple(_total(offer, way, a, b) for offer in (a, b)) for way in _ways(a, b)}
    here, there = _levels(a, b, parity or {})
    if here and there:
        totals[Way.POWER] = (_total(a, Way.POWER, a, b), _total(b, Way.POWER, a, b) * here / there)
    return tuple(Count(way, one, other, _winner(one, other)) for way, (one, other) in totals.items())


def count_apart(a: Offer, b: Offer) -> tuple[Count, ...]:
    """Count offers of two currencies, each in its own: nothing is ahead of anything."""
    ways = (Way.FIRST_YEAR, Way.PENSION if is_pension_known(a, b) else Way.AVERAGE)
    return tuple(Count(way, _total(a, way, a, b), _total(b, way, a, b), None) for way in ways)


def is_pension_known(a: Offer, b: Offer) -> bool:
    """Tell whether pensions can be counted: both offers state theirs."""
    return a.states_pension and b.states_pension


def _ways(a: Offer, b: Offer) -> list[Way]:
    """List the ways that need no conversion; one that would change nothing is left out."""
    if a.currency != b.currency:
        return []
    telling = {
        Way.FIRST_YEAR: True,
        Way.AVERAGE: True,
        Way.PENSION: is_pension_known(a, b),
        Way.NO_SHARES: a.shares or b.shares,
        Way.HALF_BONUS: a.target_bonus or b.target_bonus,
        Way.HOUR: a.hours_a_year and b.hours_a_year,
    }
    return [way for way, tells in telling.items() if tells]


def _total(offer: Offer, way: Way, a: Offer, b: Offer) -> float:
    """Add up the parts of one way of counting, by the hour where that is the way."""
    total = sum(parts(offer, way, pension=is_pension_known(a, b)).values())
    return total / offer.hours_a_year if way is Way.HOUR and offer.hours_a_year else total


def break_even(a: Offer, b: Offer) -> tuple[BreakEven, ...]:
    """Say for each offer with shares what they must be worth, the other offer counted at its word."""
    if a.currency != b.currency:
        return ()
    return tuple(
        _break_even(side, own, _total(other, Way.PENSION, a, b), _total(own, Way.NO_SHARES, a, b))
        for side, own, other in ((Side.A, a, b), (Side.B, b, a))
        if own.shares
    )


def _break_even(side: Side, own: Offer, other_total: float, without_shares: float) -> BreakEven:
    """Take one's own total without shares from the other's."""
    promised = own.shares.vested(YEARS) / YEARS if own.shares else 0.0
    missing = round(other_total - without_shares, 2)
    return BreakEven(side, max(missing, 0.0), promised, alone=missing < 0)


def _levels(a: Offer, b: Offer, parity: Mapping[str, float]) -> tuple[float | None, float | None]:
    """Return the price levels of two different places; None for one that is not known."""
    if a.country == b.country or a.country is None or b.country is None:
        return None, None
    return parity.get(a.country), parity.get(b.country)


def _winner(a: float, b: float) -> Side | None:
    """Name the larger; a difference below a hundredth is rounding."""
    if isclose(a, b, rel_tol=1e-9, abs_tol=0.005):
        return None
    return Side.A if a > b else Side.B

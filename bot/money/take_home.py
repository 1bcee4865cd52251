"""What a gross pay leaves after income tax and social insurance, by dated statutory rates. Not tax advice.

Roundings to whole euros or tens of rupees, which the laws make at several steps, are left out: they move a
year by less than two euros. So the pay after tax is continuous, and a marginal rate means something.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the models of the rates are built when the first rates are read
    from knowledge.statutory.rates import Band, IncomeTax, Rates, Solidarity, Zone

_HUNDRED = 100
_ZONE_UNIT = 10_000
_CLOSE_ENOUGH = 0.005


@dataclass(frozen=True, slots=True)
class TakeHome:
    """A year's pay: gross, what is taken from it, and what is left."""

    gross: float
    income_tax: float
    contributions: tuple[tuple[str, float], ...]

    @property
    def net(self) -> float:
        """What is left."""
        return self.gross - self.income_tax - sum(amount for _, amount in self.contributions)


def take_home(gross: float, rates: "Rates") -> TakeHome | None:
    """Take statutory tax and insurance off a yearly gross pay; None below the pay that the rates hold for."""
    if gross < rates.lowest_gross:
        return None
    contributions = tuple((levy.name, _in_bands(gross, levy.bands)) for levy in rates.contributions)
    return TakeHome(gross, income_tax(gross, rates.income_tax), contributions)


def marginal_rate(gross: float, rates: "Rates") -> float | None:
    """Return the share of the next unit of pay that is taken: 0.42 of each further pound."""
    here, further = take_home(gross, rates), take_home(gross + 1, rates)
    return 1 - (further.net - here.net) if here and further else None


def gross_needed(extra_net: float, gross: float, here: "Rates", there: "Rates") -> float | None:
    """Return the gross that leaves, under the rates there, `extra_net` more than `gross` leaves here."""
    now = take_home(gross, here)
    return gross_for(now.net + extra_net, there) if now else None


def gross_for(net: float, rates: "Rates") -> float | None:
    """Return the gross that leaves `net`, by bisection on the exact function.

    None where that is less than the lowest pay that the rates hold for.
    """
    low, high = rates.lowest_gross, max(net, rates.lowest_gross, 1.0)
    if _net(low, rates) > net:
        return None
    while _net(high, rates) < net:
        low, high = high, high * 2
    while high - low > _CLOSE_ENOUGH:
        middle = (low + high) / 2
        low, high = (middle, high) if _net(middle, rates) < net else (low, middle)
    return high


def _net(gross: float, rates: "Rates") -> float:
    found = take_home(gross, rates)
    if found is None:
        raise ValueError(f"{gross} lies below the pay that the rates of {rates.country} hold for")
    return found.net


def income_tax(gross: float, law: "IncomeTax") -> float:
    """Return the year's income tax on a gross pay, with what is added to it."""
    taxable = max(
        gross - _allowance(gross, law) - sum(_in_bands(gross, x.bands) for x in law.deductions), 0.0
    )
    tax = max(_with_surcharge(taxable, law) - law.credit, 0.0)
    added = _solidarity(tax, law.solidarity) if law.solidarity else 0.0
    return (tax + added) * (1 + law.cess_percent / _HUNDRED)


def _allowance(gross: float, law: "IncomeTax") -> float:
    if law.taper is None:
        return law.allowance
    return max(law.allowance - max(gross - law.taper.above, 0.0) * law.taper.percent / _HUNDRED, 0.0)


def _with_surcharge(taxable: float, law: "IncomeTax") -> float:
    """Add the surcharge; crossing its threshold costs no more than the income above it (marginal relief)."""
    reached = [band for band in law.surcharges if taxable > band.above]
    tax = _rebated(taxable, law) * (1 + (reached[-1].percent if reached else 0.0) / _HUNDRED)
    if not reached:
        return tax
    threshold = reached[-1].above
    return min(tax, _with_surcharge(threshold, law) + taxable - threshold)


def _rebated(taxable: float, law: "IncomeTax") -> float:
    tax = _in_bands(taxable, law.bands) if law.bands else _in_zones(taxable, law.zones)
    return min(tax, max(taxable - law.rebate_up_to, 0.0)) if law.rebate_up_to else tax


def _in_bands(amount: float, bands: "Sequence[Band]") -> float:
    ends = [band.above for band in bands[1:]] + [float("inf")]
    return sum(
        (min(amount, end) - band.above) * band.percent / _HUNDRED
        for band, end in zip(bands, ends, strict=True)
        if amount > band.above
    )


def _in_zones(taxable: float, zones: "Sequence[Zone]") -> float:
    zone = next((zone for zone in reversed(zones) if taxable > zone.above), zones[0])
    units = (taxable - zone.start) / _ZONE_UNIT
    return (zone.quadratic * units + zone.linear) * units + zone.constant


def _solidarity(tax: float, law: "Solidarity") -> float:
    return min(tax * law.percent, max(tax - law.free, 0.0) * law.easing_percent) / _HUNDRED

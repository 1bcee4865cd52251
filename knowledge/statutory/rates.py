"""Statutory rates of tax and social insurance on an employee's pay, read from dated files."""

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, ValidationError, model_validator

from knowledge.errors import ContentError
from knowledge.problem import Problem

_FOLDER = Path(__file__).parent
Amount = Annotated[float, Field(ge=0)]
Percent = Annotated[float, Field(ge=0, le=100)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Band(_Strict):
    """A percentage on what lies above an amount, up to the next band."""

    above: Amount
    percent: Percent


Bands = Annotated[tuple[Band, ...], Field(min_length=1)]


class Levy(_Strict):
    """What is taken from gross pay, or taken off before income tax, in bands."""

    name: str
    bands: Bands

    @model_validator(mode="after")
    def _ascend(self) -> Self:
        _check_ascending([band.above for band in self.bands])
        return self


class Zone(_Strict):
    """Part of a tariff: with y = (income - start) / 10,000 the tax is (quadratic y + linear) y + constant."""

    above: Amount
    start: Amount
    quadratic: float
    linear: float
    constant: float


class Taper(_Strict):
    """An allowance shrinks by a percentage of the pay above an amount."""

    above: Amount
    percent: Percent


class Solidarity(_Strict):
    """A percentage on the tax itself, none up to `free`, eased in by a percentage of the tax above it."""

    free: Amount
    percent: Percent
    easing_percent: Percent


class IncomeTax(_Strict):
    """How income tax follows from gross pay: what is taken off first, the tariff, what is added."""

    allowance: Amount = 0
    taper: Taper | None = None
    deductions: tuple[Levy, ...] = ()
    bands: tuple[Band, ...] = ()
    zones: tuple[Zone, ...] = ()
    credit: Amount = 0
    rebate_up_to: Amount = 0
    """No tax up to this taxable income; above it never more tax than the income above it."""
    surcharges: tuple[Band, ...] = ()
    """Percentages on the tax by taxable income; crossing into one costs no more than the income above it."""
    cess_percent: Percent = 0
    """A percentage on the tax with its surcharge."""
    solidarity: Solidarity | None = None

    @model_validator(mode="after")
    def _one_tariff(self) -> Self:
        if bool(self.bands) == bool(self.zones):
            raise ValueError("give either bands or zones")
        for steps in (self.bands, self.zones, self.surcharges):
            _check_ascending([step.above for step in steps])
        return self


class OfficialSource(_Strict):
    """Where a government publishes the rates."""

    name: str
    address: HttpUrl
    licence: str | None = None


class Rates(_Strict):
    """The rates of one country, or part of it, for one period."""

    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    region: str | None = None
    """The part of the country with rates of its own, as the gazetteer names it."""
    year: str
    valid_from: date
    valid_to: date
    checked: date
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    scope: str
    """A code for who the rates are for and what they leave out; the labels put it into words."""
    lowest_gross: Amount = 0
    """Below this yearly pay other rules apply, which the file does not hold."""
    income_tax: IncomeTax
    contributions: tuple[Levy, ...] = ()
    sources: Annotated[tuple[OfficialSource, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.valid_from > self.valid_to:
            raise ValueError("valid_from lies after valid_to")
        return self

    def in_force(self, day: date) -> bool:
        """Say whether the rates hold on a day; newer ones may be missing after it."""
        return self.valid_from <= day <= self.valid_to


def _check_ascending(amounts: Sequence[float]) -> None:
    if any(low >= high for low, high in pairwise(amounts)):
        raise ValueError("each band must begin above the one before it")


def read_rates(path: Path) -> Rates:
    """Read one file of rates; raise ContentError naming the file and every field to mend."""
    try:
        return Rates.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise ContentError((Problem(path.name, None, "file", "TOML", str(error)),)) from error
    except ValidationError as error:
        problems = tuple(
            Problem(
                path.name,
                None,
                ".".join(map(str, item["loc"])) or "file",
                item["msg"],
                str(item["input"])[:80],
            )
            for item in error.errors()
        )
        raise ContentError(problems) from error


def rates_for(country: str, region: str | None, day: date) -> Rates | None:
    """Return the newest rates of a place that began by a day, its region's first; None if there are none."""
    begun = [rates for rates in _all_rates() if rates.country == country and rates.valid_from <= day]
    local = [rates for rates in begun if region is not None and rates.region == region]
    return max(
        local or [rates for rates in begun if rates.region is None],
        key=lambda rates: rates.valid_from,
        default=None,
    )


@cache
def _all_rates() -> tuple[Rates, ...]:
    return tuple(read_rates(path) for path in sorted(_FOLDER.glob("*.toml")))

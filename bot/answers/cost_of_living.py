"""What a place costs: published price levels, what a pay is worth elsewhere, and what is not known."""

from dataclasses import dataclass
from typing import ClassVar

from bot.answers.answer import Answer, Next, distinct, follow_ups
from bot.evidence import Figure
from bot.market import Market
from bot.models import Intent, Money, PayPeriod, Place, Query
from bot.position import MONTHS_A_YEAR, by_the_year
from knowledge.models import FactKind

_REFERENCES = (Place("US"), Place("GB"))
"""Where a pay is carried to when nobody says where: the first of these that is not the place itself."""
_EURO_AREA = "Euro area"
_SIDES = 2


@dataclass(frozen=True, slots=True)
class Worth:
    """What a pay here is worth there in purchasing power: amount x PPP there / PPP here (World Bank)."""

    pay: Money
    here: Figure
    there: Figure
    amount: float
    currency: str


@dataclass(frozen=True, slots=True)
class PriceLevel:
    """What is published on the prices of a country, and of one of its states."""

    place: Place
    region: str | None
    purchasing_power: Figure | None
    burger: Figure | None
    parity: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class RentShare:
    """A person's own rent by the year, and its share of their yearly pay before tax where that is known."""

    rent: Money
    yearly: float
    percent_of_pay: float | None


@dataclass(frozen=True, kw_only=True)
class CostOfLivingAnswer(Answer):
    """Price levels of one or two places, what a pay is worth, and what the report says it depends on."""

    template: ClassVar[str] = "cost_of_living"
    levels: tuple[PriceLevel, ...]
    title: str | None
    worth: Worth | None
    pay: Money | None
    pay_is_foreign: bool
    """The pay is in the currency of no place that is known to be meant."""
    rent: RentShare | None
    drivers: tuple[Figure, ...]


def answer(query: Query, market: Market) -> Answer:
    """Answer what living in a place costs, as far as licensed figures go."""
    place = query.place
    if place is None:
        raise ValueError("a cost of living answer needs a place")
    levels = tuple(_level(market, named) for named in query.places[:_SIDES])
    carried = _carried(query.pay, query.places, market)
    return CostOfLivingAnswer(
        query=query,
        next=_next(query),
        levels=levels,
        title=market.report_title(query.role, place),
        worth=carried,
        pay=query.pay,
        pay_is_foreign=carried is None and query.pay is not None and not _is_paid_in(query.pay, levels),
        rent=rent_share(query.rent, by_the_year(query.pay)),
        drivers=distinct(market.claims([FactKind.COST_DRIVER], query.role, place)) if query.role else (),
    )


def rent_share(rent: Money | None, pay: Money | None) -> RentShare | None:
    """Count a monthly rent twelve times and take its share of a yearly pay of the same currency."""
    if rent is None or rent.period not in {None, PayPeriod.MONTH}:
        return None
    yearly = rent.amount * MONTHS_A_YEAR
    comparable = pay is not None and pay.currency == rent.currency and pay.period in {None, PayPeriod.YEAR}
    return RentShare(rent, yearly, yearly / pay.amount * 100 if comparable and pay and pay.amount else None)


def _level(market: Market, place: Place) -> PriceLevel:
    return PriceLevel(
        place=place,
        region=_region(market, place),
        purchasing_power=_one(market, FactKind.PURCHASING_POWER, place),
        burger=_burger(market, place),
        parity=_parity(market, place),
    )


def _is_paid_in(pay: Money, levels: tuple[PriceLevel, ...]) -> bool:
    powers = (level.purchasing_power for level in levels)
    return any(power is not None and power.fact.currency == pay.currency for power in powers)


def _carried(pay: Money | None, places: tuple[Place, ...], market: Market) -> Worth | None:
    """Carry a pay from where its currency is paid to the other place named, or to a reference."""
    considered = places if len(places) > 1 else (*places, *_REFERENCES)
    known = [_one(market, FactKind.PURCHASING_POWER, place) for place in considered]
    held = [figure for figure in known if figure]
    here = next((figure for figure in held if pay and figure.fact.currency == pay.currency), None)
    there = next((figure for figure in held if here and figure.fact.country != here.fact.country), None)
    return worth(pay, here, there)


def worth(pay: Money | None, here: Figure | None, there: Figure | None) -> Worth | None:
    """Carry a pay to another country by purchasing power; None where a side is unknown or both are one."""
    if pay is None or here is None or there is None or here.fact.country == there.fact.country:
        return None
    if not here.value or not there.value or there.fact.currency is None or pay.currency != here.fact.currency:
        return None
    return Worth(pay, here, there, pay.amount * there.value / here.value, there.fact.currency)


def _one(market: Market, kind: FactKind, place: Place) -> Figure | None:
    return next(iter(market.latest([kind], None, Place(place.country))), None)


def _burger(market: Market, place: Place) -> Figure | None:
    """Return the price of the illustration; countries of the euro share one."""
    own = _one(market, FactKind.BURGER_PRICE, place)
    country = market.vocabulary.places.country(place.country)
    if own or country is None or country.currency != "EUR":
        return own
    return next(iter(market.latest([FactKind.BURGER_PRICE], None, None, region=_EURO_AREA)), None)


def _region(market: Market, place: Place) -> str | None:
    """Name a region as people do: CA of the United States is California."""
    if place.region is None:
        return None
    return market.vocabulary.places.region_name(place.country, place.region) or place.region


def _parity(market: Market, place: Place) -> tuple[Figure, ...]:
    """Return the price parity of the state, where the country has one and a state was named."""
    if place.region is None:
        return ()
    return market.latest([FactKind.PRICE_PARITY], None, place, region=place.region)


def _next(query: Query) -> tuple[tuple[Next, ...], ...]:
    if query.role is None:
        return (follow_ups(query, Intent.DEMAND),)
    return (
        follow_ups(query, Intent.SALARY, Intent.SKILLS),
        follow_ups(query, Intent.NEGOTIATION, Intent.DEMAND),
    )

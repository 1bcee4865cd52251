"""A move, as two answers apart: what the market pays there, and what keeps the standard of living."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from bot.answers.answer import Answer, Next, ask, follow_ups
from bot.answers.compare import Contender, Conversion, conversion, side_by_side
from bot.evidence import Figure
from bot.market import Market
from bot.models import Intent, Money, PayPeriod, Place, Query, Role
from bot.money.move import (
    SLOTS,
    Carried,
    Change,
    Cost,
    End,
    Keeping,
    Replaced,
    amount_of,
    carried,
    changes,
    keeping,
    replaced,
)
from bot.position import Position, by_the_year, position
from knowledge.models import FactKind

if TYPE_CHECKING:
    from knowledge.statutory.rates import Rates

_ENDS = 2
_SKIPPED = ""


@dataclass(frozen=True, slots=True)
class MarketSides:
    """What the market pays at both ends; within a country that no source divides, one figure for both."""

    here: Contender
    there: Contender
    same_source: bool
    standing: Position | None
    conversion: Conversion | None


@dataclass(frozen=True, slots=True)
class Power:
    """A pay carried to other prices, and the published price levels it was carried by."""

    carried: Carried
    ratio: float
    """What costs 1 here, in the currency of there."""
    here: Figure
    there: Figure


@dataclass(frozen=True, slots=True)
class Law:
    """The statutory rates of both ends; None where none are held."""

    here: "Rates | None"
    there: "Rates | None"
    expired: bool
    """A newer year has begun for which no rates are held."""


@dataclass(frozen=True, slots=True)
class Told:
    """A cost by the month that was told at the first end only."""

    cost: Cost
    amount: float


@dataclass(frozen=True, kw_only=True)
class AskEndsAnswer(Answer):
    """A move has two ends, and at least one is missing."""

    template: ClassVar[str] = "ask_ends"
    place: Place | None


@dataclass(frozen=True, kw_only=True)
class MoveAnswer(Answer):
    """The market there and the standard of living there, never one number of both."""

    template: ClassVar[str] = "move"
    role: Role | None
    here: Place
    there: Place
    here_name: str | None
    """The city or region; None for a whole country."""
    there_name: str | None
    abroad: bool
    here_currency: str | None
    there_currency: str | None
    pay: Money | None
    pay_unusable: bool
    """Another currency than where the person lives, no pay by the year, or after tax."""
    market: MarketSides | None
    costs: tuple[Change, ...]
    waiting: Told | None
    """What was told last, while its other end is asked for."""
    keeping: Keeping | None
    power: Power | None
    replaced: Replaced | None
    """By the person's own costs, in place of what the price levels of another country say of them."""
    law: Law
    asked: str | None
    """The cost that the next message is expected to give."""
    asked_currency: str | None


def answer(query: Query, market: Market) -> Answer:
    """Answer what a move means for a pay, and ask for the next of the person's own costs."""
    if len(query.places) < _ENDS:
        return AskEndsAnswer(query=query, place=query.place)
    here, there = query.places[:_ENDS]
    query, pay = with_said_rents(query), by_the_year(query.pay)
    law = _law(here, there, market)
    usable = _usable(pay, here, market)
    abroad = here.country != there.country
    power = _power(usable, here, there, law, market)
    asked = next_asked(query) if usable and (not abroad or (power and power.carried.gross)) else None
    costs = changes(dict(query.details))
    return MoveAnswer(
        query=replace(query, asking=f"monthly:{asked}" if asked else None),
        next=_next(query, asked),
        role=query.role,
        here=here,
        there=there,
        here_name=_name(here, market),
        there_name=_name(there, market),
        abroad=abroad,
        here_currency=_currency(here, market),
        there_currency=_currency(there, market),
        pay=pay,
        pay_unusable=pay is not None and usable is None,
        market=_sides(query.role, here, there, usable, market) if query.role else None,
        costs=costs,
        waiting=_waiting(query, asked) if asked else None,
        keeping=None if abroad else _keeping(usable, costs, law),
        power=power,
        replaced=_replaced(usable, power, costs, law) if abroad else None,
        law=law,
        asked=asked,
        asked_currency=_currency(there if asked.endswith(End.THERE) else here, market) if asked else None,
    )


def _name(place: Place, market: Market) -> str | None:
    if place.city or place.region is None:
        return place.city
    return market.vocabulary.places.region_name(place.country, place.region) or place.region


def with_said_rents(query: Query) -> Query:
    """Take rents that were said into the form: rent from 1,100 to 1,900, or one rent after the other."""
    rents = [money for money in query.money if money.is_rent and money.period in {None, PayPeriod.MONTH}]
    amounts = [amount for money in rents for amount in (money.amount, money.high) if amount is not None]
    for end, amount in zip(End, amounts, strict=False):
        name = f"{Cost.RENT}.{end}"
        if query.detail(name) is None:
            query = query.with_detail(name, f"{amount:.12g}")
    return replace(query, money=tuple(money for money in query.money if not money.is_rent))


def next_asked(query: Query) -> str | None:
    """Return the first cost neither told nor skipped; who skips one end is not asked for the other."""
    told = dict(query.details)
    skipped = {name.partition(".")[0] for name, value in told.items() if value == _SKIPPED}
    return next((name for name in SLOTS if name not in told and name.partition(".")[0] not in skipped), None)


def _waiting(query: Query, asked: str) -> Told | None:
    cost = Cost(asked.partition(".")[0])
    amount = amount_of(dict(query.details), f"{cost}.{End.HERE}")
    return Told(cost, amount) if amount is not None else None


def _currency(place: Place, market: Market) -> str | None:
    country = market.vocabulary.places.country(place.country)
    return country.currency if country else None


def _usable(pay: Money | None, here: Place, market: Market) -> Money | None:
    """Return a yearly pay before tax in the currency of where the person lives."""
    if pay is None or pay.is_net or pay.currency != _currency(here, market):
        return None
    return pay if pay.period in {None, PayPeriod.YEAR} else None


def _law(here: Place, there: Place, market: Market) -> Law:
    from knowledge.statutory.rates import rates_for  # its models take long to build

    found = [rates_for(place.country, place.region, market.today) for place in (here, there)]
    return Law(found[0], found[1], any(rates and not rates.in_force(market.today) for rates in found))


def _keeping(pay: Money | None, costs: tuple[Change, ...], law: Law) -> Keeping | None:
    if pay is None or law.here is None or law.there is None or not (costs or law.here != law.there):
        return None
    return keeping(pay.amount, costs, law.here, law.there)


def _sides(role: Role, here: Place, there: Place, pay: Money | None, market: Market) -> MarketSides:
    left, right = side_by_side(market.pay(role, here), market.pay(role, there))
    return MarketSides(
        here=Contender(role, here, left),
        there=Contender(role, there, right),
        same_source=left is not None and right is not None and left.source.id == right.source.id,
        standing=position(pay, left) if pay and left else None,
        conversion=conversion(market, left, right),
    )


def _power(pay: Money | None, here: Place, there: Place, law: Law, market: Market) -> Power | None:
    """Carry a pay by purchasing power between countries, or by price parities between states."""
    kind = FactKind.PRICE_PARITY if here.country == there.country else FactKind.PURCHASING_POWER
    low, high = (_price_level(kind, place, market) for place in (here, there))
    if not (pay and low and high and low.value and high.value and _currency(there, market)):
        return None
    if low == high:
        return None
    ratio = high.value / low.value
    return Power(carried(pay.amount, ratio, law.here, law.there), ratio, low, high)


def _replaced(pay: Money | None, power: Power | None, costs: tuple[Change, ...], law: Law) -> Replaced | None:
    if not (pay and power and costs and law.here and law.there):
        return None
    return replaced(pay.amount, power.ratio, costs, law.here, law.there)


def _price_level(kind: FactKind, place: Place, market: Market) -> Figure | None:
    """Return the price level of all items: of a country, or of the state that is named."""
    region = place.region if kind is FactKind.PRICE_PARITY else None
    if kind is FactKind.PRICE_PARITY and region is None:
        return None
    found = market.latest([kind], None, Place(place.country), region=region)
    return next((figure for figure in found if figure.fact.subject is None), None)


def _next(query: Query, asked: str | None) -> tuple[tuple[Next, ...], ...]:
    rows = [tuple(_skips(query, asked))] if asked else []
    here, there = query.places[:_ENDS]
    if query.role and here.country == there.country:
        rows.append(follow_ups(query, Intent.SALARY, Intent.DEMAND))
    elif query.role:
        sides = (
            Next("side", ask(query, Intent.SALARY, places=(end,)), (query.role, end)) for end in (here, there)
        )
        rows += [(side,) for side in sides]
    rows.append(
        (
            Next("cost_there", ask(query, Intent.COST_OF_LIVING, places=(there,)), (there,)),
            *((Next("forget", Query(Intent.FORGET)),) if query.is_personal else ()),
        )
    )
    return tuple(rows)


def _skips(query: Query, asked: str) -> Iterator[Next]:
    """Offer to leave out what is asked, and all that is still to be asked."""
    yield Next("skip", query.with_detail(asked, _SKIPPED))
    rest = query
    for cost in Cost:
        name = f"{cost}.{End.HERE}"
        if rest.detail(name) is None or rest.detail(f"{cost}.{End.THERE}") is None:
            rest = rest.with_detail(name if rest.detail(name) is None else f"{cost}.{End.THERE}", _SKIPPED)
    yield Next("enough", rest)

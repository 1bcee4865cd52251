"""Two job offers side by side: the winner changes with what is counted."""

from dataclasses import dataclass, replace
from typing import ClassVar

from bot.answers import offers_form
from bot.answers.answer import Answer, Next
from bot.answers.offers_form import CHANGING
from bot.evidence import Figure
from bot.market import Market
from bot.models import Aspect, Intent, Place, Query
from bot.money.offers import (
    BreakEven,
    Count,
    Offer,
    Side,
    Way,
    break_even,
    compare,
    count_apart,
    is_pension_known,
    parts,
)
from knowledge.models import FactKind

FILE = "file"
"""The flag of a query that asks for its answer as a text file."""
_WAY = "way:"
"""The flag of a query that asks how one way of counting adds up: way:pension."""
_IN_A_ROW = 2


@dataclass(frozen=True, slots=True)
class Sum:
    """What is added up for one offer, part by part."""

    side: Side
    parts: tuple[tuple[str, float], ...]
    total: float
    currency: str | None


@dataclass(frozen=True, kw_only=True)
class OffersAnswer(Answer):
    """Both offers, every way of counting them with its winner, and what could not be counted."""

    template: ClassVar[str] = "offers"
    a: Offer
    b: Offer
    counts: tuple[Count, ...]
    apart: tuple[Count, ...]
    """Offers of two currencies, each in its own: nothing wins."""
    winners: tuple[Side, ...]
    """Who is ahead in any way of counting; both where it changes."""
    break_evens: tuple[BreakEven, ...]
    pension_counted: bool
    remarks: tuple[offers_form.Remark, ...]
    """What an offer says that is not counted as it stands."""
    uncounted: tuple[str, ...]
    """What is not counted because it is not known: codes that the labels put into words."""
    power: tuple[Figure, ...]
    """The price levels of both places."""
    way: Way | None
    sums: tuple[Sum, ...]
    """How the chosen way adds up."""


def answer(query: Query, market: Market) -> Answer:
    """Ask for what is missing, show what is to be changed, or count both offers."""
    side = next((flag.removeprefix(CHANGING) for flag in query.flags if flag.startswith(CHANGING)), None)
    if side in set(Side):
        return offers_form.change(query, market, Side(side))
    asked = offers_form.next_asked(query)
    a, b = offers_form.told(query, market)
    if asked is not None or a is None or b is None:
        return offers_form.ask_part(query, market, *(asked or (Side.A, "base")))
    return _counted(query, market, a, b)


def _counted(query: Query, market: Market, a: Offer, b: Offer) -> OffersAnswer:
    power = _power(market, a, b)
    parity = {figure.fact.country: figure.value for figure in power if figure.fact.country and figure.value}
    counts = compare(a, b, parity)
    way = next((count.way for count in counts if f"{_WAY}{count.way}" in query.flags), None)
    plain = replace(query, flags=frozenset(), asking=None, aspect=Aspect.OFFERS)
    return OffersAnswer(
        query=query,
        next=_next(plain, counts),
        a=a,
        b=b,
        counts=counts,
        apart=count_apart(a, b) if a.currency != b.currency else (),
        winners=tuple(side for side in Side if any(count.winner is side for count in counts)),
        break_evens=break_even(a, b),
        pension_counted=is_pension_known(a, b),
        remarks=offers_form.remarked(query),
        uncounted=_uncounted(a, b, counts),
        power=power if any(count.way is Way.POWER for count in counts) else (),
        way=way,
        sums=_sums(a, b, way) if way else (),
    )


def _power(market: Market, a: Offer, b: Offer) -> tuple[Figure, ...]:
    """Return the price levels of two different places, if each offer is paid in its place's currency."""
    found = [
        figure
        for offer in (a, b)
        if offer.country and a.country != b.country
        for figure in market.latest([FactKind.PURCHASING_POWER], None, Place(offer.country))[:1]
        if figure.value and figure.fact.currency == offer.currency
    ]
    return tuple(found) if len(found) == len((a, b)) else ()


def _uncounted(a: Offer, b: Offer, counts: tuple[Count, ...]) -> tuple[str, ...]:
    """Name what one offer tells and the other does not, and places that cannot be set side by side."""
    ways = {count.way for count in counts}
    pensions = {a.states_pension, b.states_pension}
    is_time_told = any(offer.weekly_hours or offer.leave_days for offer in (a, b))
    lacking = {
        "pension": pensions == {True, False},
        "hours": is_time_told and Way.HOUR not in ways and a.currency == b.currency,
        "power": a.country != b.country and Way.POWER not in ways,
        "currency": a.currency != b.currency,
    }
    return tuple(code for code, lacks in lacking.items() if lacks)


def _sums(a: Offer, b: Offer, way: Way) -> tuple[Sum, ...]:
    named = {
        side: parts(offer, way, pension=is_pension_known(a, b))
        for side, offer in zip(Side, (a, b), strict=True)
    }
    currencies = {Side.A: a.currency, Side.B: b.currency}
    return tuple(
        Sum(side, tuple(added.items()), sum(added.values()), currencies[side])
        for side, added in named.items()
    )


def _next(query: Query, counts: tuple[Count, ...]) -> tuple[tuple[Next, ...], ...]:
    ways = [Next(f"way_{count.way}", replace(query, flags=frozenset({_WAY + count.way}))) for count in counts]
    rows = [tuple(ways[start : start + _IN_A_ROW]) for start in range(0, len(ways), _IN_A_ROW)]
    changes = tuple(
        Next("change_offer", replace(query, flags=frozenset({CHANGING + side})), (side.upper(),))
        for side in Side
    )
    last = (Next("as_file", replace(query, flags=frozenset({FILE}))), Next("forget", Query(Intent.FORGET)))
    return (*rows, changes, last)

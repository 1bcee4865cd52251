"""Two roles, or two places, side by side: each from the same source where possible, never across bases."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from bot.answers.answer import Answer, Next, ask
from bot.answers.asking import ask_place, ask_role
from bot.answers.nothing import no_facts
from bot.evidence import Figure, Match
from bot.market import Market, PayEvidence
from bot.models import Intent, Place, Query, Role
from knowledge.models import FactKind


@dataclass(frozen=True, slots=True)
class Contender:
    """One side of a comparison: a role in a place, and its figure."""

    role: Role
    place: Place
    figure: Figure | None


class Verdict(StrEnum):
    """What can be said of two figures: how far they differ, or why that is not known."""

    COUNTED = "counted"
    ONE_ROW = "one_row"
    """The source counts both roles under one title."""
    ONE_MARKET = "one_market"
    """Two parts of a country of which only the whole is held."""
    APART = "apart"
    """No source measures both alike."""
    UNHELD = "unheld"


@dataclass(frozen=True, slots=True)
class Conversion:
    """The second side's value in the first side's currency, at a dated rate and in purchasing power."""

    amount: float
    currency: str
    rates: tuple[Figure, ...]
    purchasing_power_amount: float | None
    purchasing_power: tuple[Figure, ...]
    difference_percent: float | None
    """By how much the amount exceeds the first side's, where both are counted alike."""
    power_difference_percent: float | None


@dataclass(frozen=True, kw_only=True)
class CompareAnswer(Answer):
    """Two contenders from one source where one covers both, and what separates them."""

    template: ClassVar[str] = "compare"
    first: Contender
    second: Contender
    verdict: Verdict
    difference_percent: float | None
    conversion: Conversion | None


def answer(query: Query, market: Market) -> Answer:
    """Answer which of two roles or places pays more, as far as one source measures both."""
    if query.role is None:
        return ask_role(query)
    if query.place is None:
        return ask_place(query, market)
    (role, place), (other_role, other_place) = _sides(query)
    if _named(role, place) == _named(other_role, other_place):
        return ask_place(replace(query, places=()), market)
    left, right = side_by_side(market.pay(role, place), market.pay(other_role, other_place))
    if left is None and right is None:
        return no_facts(query, market)
    return CompareAnswer(
        query=query,
        next=_next(query),
        first=Contender(role, place, left),
        second=Contender(other_role, other_place, right),
        verdict=_verdict(left, right),
        difference_percent=_difference(left, right),
        conversion=conversion(market, left, right),
    )


def _sides(query: Query) -> tuple[tuple[Role, Place], tuple[Role, Place]]:
    """Pair roles with places in the order they were said; what is said once serves both sides."""
    role, place = query.roles[0], query.places[0]
    return (role, place), (query.roles[1] if len(query.roles) > 1 else role, query.places[-1])


def _named(role: Role, place: Place) -> tuple[object, ...]:
    return role.occupation, role.level, place.country, place.region, place.city


def side_by_side(left: PayEvidence, right: PayEvidence) -> tuple[Figure | None, Figure | None]:
    """Choose figures of one source and basis on both sides where there are; else each side's own lead."""
    pairs = [(one, two) for one in _all(left) for two in _all(right) if _alike(one, two)]
    if pairs:
        return max(pairs, key=_carries)
    return _first_of_title(left), _first_of_title(right)


def _carries(pair: tuple[Figure, Figure]) -> tuple[int, int, int]:
    """Order pairs by how near their titles are, then by the smaller sample, then by the larger."""
    samples = sorted(figure.fact.n or 0 for figure in pair)
    return -list(Match).index(pair[0].match or Match.NEAR), samples[0], samples[1]


def _all(evidence: PayEvidence) -> list[Figure]:
    return [figure for figure in (evidence.lead, *evidence.independent) if figure]


def _first_of_title(evidence: PayEvidence) -> Figure | None:
    return next((figure for figure in _all(evidence) if figure.match is not Match.NEAR), None)


def _alike(one: Figure, two: Figure) -> bool:
    """Tell whether one source counts both alike: the very titles, or the same wider or neighbouring one."""
    same = ("source", "basis", "unit", "statistic", "method_version", "period")
    return (
        all(getattr(one.fact, name) == getattr(two.fact, name) for name in same)
        and one.match is two.match
        and (one.match in {Match.SAME, Match.ALL_LEVELS} or one.fact.title == two.fact.title)
        and (one.match is not Match.NEAR or one.fact.role == two.fact.role)
        and not _one_row(one, two)
    )


def _one_row(one: Figure, two: Figure) -> bool:
    """Tell whether both are the same row of a source, printed for two roles or for two places."""
    same = ("source", "title", "level", "country", "region", "period", "value", "basis")
    return all(getattr(one.fact, name) == getattr(two.fact, name) for name in same)


def _verdict(left: Figure | None, right: Figure | None) -> Verdict:
    if left is None or right is None:
        return Verdict.UNHELD
    if _one_row(left, right):
        return Verdict.ONE_MARKET if left.fact.role == right.fact.role else Verdict.ONE_ROW
    return Verdict.COUNTED if _alike(left, right) else Verdict.APART


def _difference(left: Figure | None, right: Figure | None) -> float | None:
    """Return by how many percent the second exceeds the first, in one currency, one source and one basis."""
    if left is None or right is None or not left.value or not right.value:
        return None
    if left.fact.currency != right.fact.currency or not _alike(left, right):
        return None
    return _exceeds(right.value, left)


def _exceeds(amount: float | None, left: Figure) -> float | None:
    """Return by how many percent an amount exceeds the first side's value."""
    return (amount / left.value - 1) * 100 if amount and left.value else None


def conversion(market: Market, left: Figure | None, right: Figure | None) -> Conversion | None:
    """Carry the second side's value into the first side's currency."""
    if left is None or right is None or not right.value or left.fact.currency == right.fact.currency:
        return None
    rates = tuple(rate for side in (right, left) for rate in _rate(market, side.fact.currency))
    known = {figure.fact.currency: figure.value or 1.0 for figure in rates} | {"USD": 1.0}
    if left.fact.currency not in known or right.fact.currency not in known or left.fact.currency is None:
        return None
    power = tuple(parity for side in (right, left) for parity in _power(market, side))
    amount = right.value / known[right.fact.currency] * known[left.fact.currency]
    in_power = _by_power(right.value, power)
    is_alike = _alike(left, right)
    return Conversion(
        amount=amount,
        currency=left.fact.currency,
        rates=rates,
        purchasing_power_amount=in_power,
        purchasing_power=power,
        difference_percent=_exceeds(amount, left) if is_alike else None,
        power_difference_percent=_exceeds(in_power, left) if is_alike else None,
    )


def _rate(market: Market, currency: str | None) -> tuple[Figure, ...]:
    """Return the newest dated rate of a currency, in units per US dollar."""
    if currency in {None, "USD"}:
        return ()
    found = market.latest([FactKind.EXCHANGE_RATE], None, None)
    return tuple(figure for figure in found if figure.fact.currency == currency)[:1]


def _power(market: Market, side: Figure) -> tuple[Figure, ...]:
    if side.fact.country is None:
        return ()
    return market.latest([FactKind.PURCHASING_POWER], None, Place(side.fact.country))[:1]


def _by_power(amount: float, power: tuple[Figure, ...]) -> float | None:
    """Amount x PPP here / PPP there (World Bank); None unless both are known."""
    values = [figure.value for figure in power if figure.value]
    return amount / values[0] * values[1] if len(values) == 2 else None


def _next(query: Query) -> tuple[tuple[Next, ...], ...]:
    sides = _sides(query)
    return tuple(
        (
            Next(
                "side",
                ask(query, Intent.SALARY, roles=(role,), places=(place,)),
                (role, place),
            ),
        )
        for role, place in sides
    )

"""Not knowing is an answer: what is missing, and the nearest that is known."""

from dataclasses import dataclass
from typing import ClassVar

from bot.answers import wish
from bot.answers.answer import Answer, Next, ask
from bot.evidence import Reason, Withheld
from bot.market import Market
from bot.models import Intent, Place, Query, Role, Unclear

_OFFERED = 4
_FROM_REPORTS = frozenset({Intent.REPORT, Intent.CHECKLIST})
_ON_PAY = frozenset({Intent.SALARY, Intent.NEGOTIATION, Intent.COMPARE})


@dataclass(frozen=True, kw_only=True)
class NoFactsAnswer(Answer):
    """No figure for this role and place; the nearest that are known are offered."""

    template: ClassVar[str] = "no_facts"
    role: Role | None
    place: Place | None
    needs_report: bool
    """Figures may be held; what is missing is a report."""
    elsewhere: tuple[Place, ...]
    """Countries for which just what is missing here is held on this role."""
    nearest: tuple[Role, ...]
    """Neighbouring roles of which it is held in this place."""
    hidden: tuple[Withheld, ...]

    @property
    def is_in_vain(self) -> bool:
        """Nothing is held."""
        return True


@dataclass(frozen=True, kw_only=True)
class UnclearAnswer(Answer):
    """Not understood; the nearest readings are offered as choices."""

    template: ClassVar[str] = "unclear"
    readings: tuple[Query, ...]


def no_facts(query: Query, market: Market, hidden: tuple[Withheld, ...] = ()) -> NoFactsAnswer:
    """Say that nothing is known, and what is nearest."""
    elsewhere = _elsewhere(query, market)
    nearest = _nearest(query, market)
    return NoFactsAnswer(
        query=query,
        next=_offers(query, elsewhere, nearest, hidden),
        role=query.role,
        place=query.place,
        needs_report=query.intent in _FROM_REPORTS,
        elsewhere=elsewhere,
        nearest=nearest,
        hidden=hidden,
    )


def unclear(found: Unclear) -> UnclearAnswer:
    """Offer the nearest readings of what was not understood."""
    reading = found.readings[0] if found.readings else Query(Intent.HELP)
    rows = tuple((Next(f"reading_{query.intent}", query),) for query in found.readings)
    return UnclearAnswer(query=reading, next=rows, readings=found.readings)


def any_older(withheld: tuple[Withheld, ...]) -> bool:
    """Tell whether something is held back for its age alone, so that it can be shown on request."""
    return any(item.reason is Reason.OLD for item in withheld)


def _elsewhere(query: Query, market: Market) -> tuple[Place, ...]:
    if query.role is None:
        return ()
    if query.intent in _FROM_REPORTS:
        countries = market.knowledge.countries_with_report(query.role.occupation)
    elif query.intent in _ON_PAY:
        countries = market.knowledge.countries_with_pay(query.role.occupation)
    else:
        return ()
    here = query.place.country if query.place else None
    return tuple(Place(code) for code in countries if code != here)[:_OFFERED]


def _nearest(query: Query, market: Market) -> tuple[Role, ...]:
    if query.role is None or query.place is None:
        return ()
    if query.intent in _FROM_REPORTS:
        held = set(market.knowledge.roles_with_report(query.place.country))
    elif query.intent in _ON_PAY:
        held = set(market.knowledge.roles_with_pay(query.place.country))
    else:
        return ()
    near = market.vocabulary.roles.nearest(query.role.occupation, query.role.level)
    return tuple(Role(name) for name in near if name in held)[:_OFFERED]


def _offers(
    query: Query, elsewhere: tuple[Place, ...], nearest: tuple[Role, ...], hidden: tuple[Withheld, ...]
) -> tuple[tuple[Next, ...], ...]:
    places = tuple(Next("place", ask(query, query.intent, places=(place,)), (place,)) for place in elsewhere)
    roles = tuple(Next("role", ask(query, query.intent, roles=(role,)), (role,)) for role in nearest)
    older = ask(query, query.intent, flags=frozenset({"older"}))
    shown_on_request = (Next("older", older),) if any_older(hidden) else ()
    return tuple(row for row in (places, roles, shown_on_request, wish.offer(query)) if row)

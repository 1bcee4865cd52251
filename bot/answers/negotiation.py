"""How to negotiate: the evidence, its weakest point first, an ask, and what to say."""

from dataclasses import dataclass, replace
from typing import ClassVar

from bot.answers.answer import Answer, Next, ask, follow_ups, role_and_place
from bot.answers.nothing import no_facts
from bot.evidence import Figure
from bot.market import Market, PayEvidence
from bot.models import Aspect, Intent, Money, Place, Query, Role
from bot.money.asks import Ask, first_ask
from bot.position import Position, by_the_year, position
from knowledge.models import FactKind, SectionKind

MORE = "scripts"
"""The flag of a query that asks for the other scripts."""
_FIRST = ("opening", "time", "fixed")
_FURTHER = ("competing", "raise", "follow_up")
_OFFERS = Next("offers", Query(Intent.COMPARE, aspect=Aspect.OFFERS))


@dataclass(frozen=True, kw_only=True)
class NegotiationAnswer(Answer):
    """What can be put on the table for this role, and how far it carries."""

    template: ClassVar[str] = "negotiation"
    role: Role
    place: Place
    title: str | None
    lead: Figure | None
    projection: Figure | None
    quartiles: tuple[Figure, ...]
    offer: Money | None
    position: Position | None
    ask: Ask | None
    """What to open with; None where nothing known supports more than is offered."""
    scripts: tuple[str, ...]
    advice: tuple[Figure, ...]
    skills: tuple[Figure, ...]
    bonuses: tuple[Figure, ...]


@dataclass(frozen=True, kw_only=True)
class ScriptsAnswer(Answer):
    """What to say at other moments, with the same ask."""

    template: ClassVar[str] = "scripts"
    role: Role
    place: Place
    title: str | None
    ask: Ask | None
    offer: Money | None
    scripts: tuple[str, ...]


def answer(query: Query, market: Market) -> Answer:
    """Answer how to argue for pay in this role, from figures that can be traced."""
    role, place = role_and_place(query)
    evidence = market.pay(role, place)
    if evidence.lead is None and not evidence.independent:
        return no_facts(query, market, hidden=evidence.hidden)
    offer = by_the_year(query.pay)
    title = evidence.report.title if evidence.report else None
    opening = first_ask(evidence.lead, evidence.independent, offer)
    if MORE in query.flags:
        return ScriptsAnswer(
            query=replace(query, flags=query.flags - {MORE}),
            next=_further(query),
            role=role,
            place=place,
            title=title,
            ask=opening,
            offer=offer,
            scripts=_FURTHER,
        )
    return NegotiationAnswer(
        query=query,
        next=_next(query),
        role=role,
        place=place,
        title=title,
        lead=evidence.lead,
        projection=evidence.projection,
        quartiles=_with_quartiles(evidence),
        offer=offer,
        position=position(_top(offer), evidence.lead) if offer and evidence.lead else None,
        ask=opening,
        scripts=_FIRST,
        advice=_advice(market, role, place),
        skills=tuple(market.claims([FactKind.TOP_SKILL], role, place)),
        bonuses=tuple(market.claims([FactKind.BONUS], role, place)),
    )


def _top(offer: Money) -> Money:
    """Return the upper end of what is offered: what is asked for is more than that."""
    return replace(offer, amount=offer.high or offer.amount)


def _next(query: Query) -> tuple[tuple[Next, ...], ...]:
    kept = ask(query, Intent.NEGOTIATION, money=query.money)
    more = Next("more_scripts", replace(kept, flags=frozenset({MORE})))
    return (
        _copies(query, _FIRST),
        (more, Next("practice", replace(kept, aspect=Aspect.PRACTICE)), _OFFERS),
        follow_ups(query, Intent.SALARY, Intent.SKILLS),
        follow_ups(query, Intent.CHECKLIST, Intent.COST_OF_LIVING),
        (Next("why", ask(query, Intent.WHY, flags=frozenset({"this"}))),),
    )


def _further(query: Query) -> tuple[tuple[Next, ...], ...]:
    kept = ask(query, Intent.NEGOTIATION, money=query.money)
    back = (Next("negotiation", kept), Next("practice", replace(kept, aspect=Aspect.PRACTICE)))
    return (_copies(query, _FURTHER), back)


def _copies(query: Query, scripts: tuple[str, ...]) -> tuple[Next, ...]:
    """Offer each script to copy."""
    return tuple(Next(f"script_{name}", query, script=name) for name in scripts)


def _with_quartiles(evidence: PayEvidence) -> tuple[Figure, ...]:
    """Keep the independent figures that print a spread to argue with."""
    return tuple(figure for figure in evidence.independent if figure.p25 is not None)


def _advice(market: Market, role: Role, place: Place) -> tuple[Figure, ...]:
    """Return what the report says about negotiating."""
    claims = market.claims([FactKind.ADVICE], role, place)
    return tuple(claim for claim in claims if claim.fact.section is SectionKind.NEGOTIATION)

"""How to negotiate: the evidence for an ask, its weakest point first, and what the report suggests."""

from dataclasses import dataclass
from typing import ClassVar

from bot.answers.answer import Answer, Next, ask, follow_ups, role_and_place
from bot.answers.nothing import no_facts
from bot.evidence import Figure
from bot.market import Market, PayEvidence
from bot.models import Intent, Money, Place, Query, Role
from bot.position import Position, by_the_year, position
from knowledge.models import FactKind, SectionKind


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
    advice: tuple[Figure, ...]
    skills: tuple[Figure, ...]
    bonuses: tuple[Figure, ...]


def answer(query: Query, market: Market) -> Answer:
    """Answer how to argue for pay in this role, from figures that can be traced."""
    role, place = role_and_place(query)
    evidence = market.pay(role, place)
    if evidence.lead is None and not evidence.independent:
        return no_facts(query, market, hidden=evidence.hidden)
    offer = by_the_year(query.pay)
    return NegotiationAnswer(
        query=query,
        next=(
            follow_ups(query, Intent.SALARY, Intent.SKILLS),
            follow_ups(query, Intent.CHECKLIST, Intent.COST_OF_LIVING),
            (Next("why", ask(query, Intent.WHY, flags=frozenset({"this"}))),),
        ),
        role=role,
        place=place,
        title=evidence.report.title if evidence.report else None,
        lead=evidence.lead,
        projection=evidence.projection,
        quartiles=_with_quartiles(evidence),
        offer=offer,
        position=position(offer, evidence.lead) if offer and evidence.lead else None,
        advice=_advice(market, role, place),
        skills=tuple(market.claims([FactKind.TOP_SKILL], role, place)),
        bonuses=tuple(market.claims([FactKind.BONUS], role, place)),
    )


def _with_quartiles(evidence: PayEvidence) -> tuple[Figure, ...]:
    """Keep the independent figures that print a spread to argue with."""
    return tuple(figure for figure in evidence.independent if figure.p25 is not None)


def _advice(market: Market, role: Role, place: Place) -> tuple[Figure, ...]:
    """Return what the report says about negotiating."""
    claims = market.claims([FactKind.ADVICE], role, place)
    return tuple(claim for claim in claims if claim.fact.section is SectionKind.NEGOTIATION)

"""What AI changes in a role: the report's claim, the share of adverts that mention AI, the advice."""

from dataclasses import dataclass
from typing import ClassVar

from bot.answers.answer import Answer, Next, ask, follow_ups
from bot.answers.nothing import any_older, no_facts
from bot.evidence import Figure, Withheld
from bot.market import Market
from bot.models import Intent, Place, Query, Role
from knowledge.models import FactKind, SectionKind

_KNOWN_FIRST = ("GB", "US", "DE", "FR", "CA")


@dataclass(frozen=True, kw_only=True)
class AiImpactAnswer(Answer):
    """What is claimed and what is measured about AI in a role, in a country or in several."""

    template: ClassVar[str] = "ai_impact"
    role: Role | None
    place: Place | None
    title: str | None
    factors: tuple[Figure, ...]
    ai_shares: tuple[Figure, ...]
    is_elsewhere: bool
    """The place that was asked about has no share; those of other countries are shown."""
    premiums: tuple[Figure, ...]
    advice: tuple[Figure, ...]
    hidden: tuple[Withheld, ...]


def answer(query: Query, market: Market) -> Answer:
    """Answer what AI does to a role, as claimed by its report and as measured in adverts."""
    role, place = query.role, query.place
    here = _share(market, place.country) if place else ()
    premiums, hidden = _premiums(query, market)
    found = AiImpactAnswer(
        query=query,
        next=_next(query, hidden),
        role=role,
        place=place,
        title=market.report_title(role, place),
        factors=tuple(market.claims([FactKind.AI_FACTOR], role, place)) if role and place else (),
        ai_shares=here or tuple(share for country in _KNOWN_FIRST for share in _share(market, country)),
        is_elsewhere=place is not None and not here,
        premiums=premiums,
        advice=_advice(market, role, place) if role and place else (),
        hidden=hidden,
    )
    return found if found.figures else no_facts(query, market, hidden)


def _premiums(query: Query, market: Market) -> tuple[tuple[Figure, ...], tuple[Withheld, ...]]:
    """Return what adverts in the country pay more for, whatever the role, and what of it is held back."""
    if query.place is None:
        return (), ()
    place, older = Place(query.place.country), "older" in query.flags
    return market.newest([FactKind.SKILL_PREMIUM], None, place, older=older)


def _next(query: Query, hidden: tuple[Withheld, ...]) -> tuple[tuple[Next, ...], ...]:
    intents = (Intent.SKILLS, Intent.DEMAND) if query.role else (Intent.DEMAND,)
    row = follow_ups(query, *intents)
    if any_older(hidden):
        row += (Next("older", ask(query, Intent.AI_IMPACT, flags=frozenset({"older"}))),)
    return (row,)


def _share(market: Market, country: str) -> tuple[Figure, ...]:
    """Return the share of a country's adverts that mention AI."""
    return market.latest([FactKind.AI_SHARE], None, Place(country))[:1]


def _advice(market: Market, role: Role, place: Place) -> tuple[Figure, ...]:
    claims = market.claims([FactKind.ADVICE], role, place)
    return tuple(claim for claim in claims if claim.fact.section is SectionKind.AI_IMPACT)

"""How the job market stands: advert index, share of AI adverts, posted-wage growth, and what drives it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.answers.answer import Answer, Next, distinct, follow_ups
from bot.answers.nothing import no_facts
from bot.evidence import Figure
from bot.market import Market
from bot.models import Intent, Place, Query, Role
from knowledge.models import FactKind


@dataclass(frozen=True, kw_only=True)
class DemandAnswer(Answer):
    """Demand in a country, its region and sector, each figure with its date."""

    template: ClassVar[str] = "demand"
    place: Place
    role: Role | None
    title: str | None
    index: Figure | None
    changes: tuple[Figure, ...]
    region: Figure | None
    ai_share: Figure | None
    growth: Figure | None
    drivers: tuple[Figure, ...]


def answer(query: Query, market: Market) -> Answer:
    """Answer how demand stands in a place, for a role where its report says so."""
    place = query.place
    if place is None:
        raise ValueError("a demand answer needs a place")
    country = Place(place.country)
    found = DemandAnswer(
        query=query,
        next=_next(query),
        place=place,
        role=query.role,
        title=market.report_title(query.role, place),
        index=_all_sectors(market, FactKind.ADVERT_INDEX, country),
        changes=market.latest([FactKind.ADVERT_CHANGE], None, country),
        region=_all_sectors(market, FactKind.ADVERT_INDEX, place, place.region) if place.region else None,
        ai_share=_all_sectors(market, FactKind.AI_SHARE, country),
        growth=_all_sectors(market, FactKind.WAGE_GROWTH, country),
        drivers=distinct(market.claims([FactKind.DEMAND_DRIVER], query.role, place)) if query.role else (),
    )
    return found if found.figures else no_facts(query, market)


def _all_sectors(market: Market, kind: FactKind, place: Place, region: str | None = None) -> Figure | None:
    found = market.latest([kind], None, place, region=region)
    return next((figure for figure in found if figure.fact.subject is None), None)


def _next(query: Query) -> tuple[tuple[Next, ...], ...]:
    if query.role is None:
        return (follow_ups(query, Intent.COST_OF_LIVING),)
    return (
        follow_ups(query, Intent.SALARY, Intent.SKILLS),
        follow_ups(query, Intent.AI_IMPACT, Intent.COST_OF_LIVING),
    )

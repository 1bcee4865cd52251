"""What a role pays in a place: the report first, independent sources beside it, never one number of both."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from bot.answers import wish
from bot.answers.answer import BESIDE, Answer, Next, ask, follow_ups, role_and_place
from bot.answers.nothing import any_older, no_facts
from bot.evidence import Figure, Withheld
from bot.market import Market, PayEvidence
from bot.models import RATE, Intent, Place, Query, Role
from bot.narrowing import experienced, years_told
from knowledge.models import FactKind

_CAVEATS = ("cut", "top_coded", "own_currency_unknown")
"""Flags of facts that a reader of the figure must know."""


@dataclass(frozen=True, kw_only=True)
class SalaryAnswer(Answer):
    """Pay of one role in one country, with the evidence of each figure."""

    template: ClassVar[str] = "salary"
    role: Role
    place: Place
    title: str | None
    """The title as the leading source prints it."""
    lead: Figure | None
    """None where only neighbouring titles are held: they are shown apart, none of them leads."""
    also: tuple[Figure, ...]
    """What the leading report prints besides."""
    years: str | None
    peers: tuple[Figure, ...]
    """Figures for people with the years of experience that were told."""
    rate_missing: str | None
    """The span of time, day or hour, that pay was asked for by and that is not held."""
    projection: Figure | None
    projected_change_percent: float | None
    independent: tuple[Figure, ...]
    bases_differ: bool
    caveats: tuple[str, ...]
    """What to know of the figures shown: codes that the labels put into words."""
    hidden: tuple[Withheld, ...]
    level_missing: bool
    unheld: str | None
    """The city or region that was named and has no figure of its own."""
    growth: Figure | None

    @property
    def is_in_vain(self) -> bool:
        """Neighbouring titles alone are held."""
        return self.lead is None


def answer(query: Query, market: Market) -> Answer:
    """Answer a question about pay; say what is nearest where nothing is known."""
    role, place = role_and_place(query)
    rate = next((flag.removeprefix(RATE) for flag in query.flags if flag.startswith(RATE)), None)
    evidence = market.pay(role, place, older="older" in query.flags, unit=rate)
    if evidence.lead is None and not evidence.independent:
        return no_facts(query, market, hidden=evidence.hidden)
    lead, beside, years = evidence.lead, evidence.independent, years_told(query)
    peers = experienced(market, role, place, float(years)) if years else ()
    shown = [figure for figure in (lead, *evidence.also, *peers, *beside) if figure]
    return SalaryAnswer(
        query=query,
        next=_next(query, evidence),
        role=role,
        place=place,
        title=title_of(evidence),
        lead=lead,
        also=evidence.also,
        years=years,
        peers=peers,
        rate_missing=None if rate in {figure.fact.unit for figure in shown} else rate,
        projection=evidence.projection,
        projected_change_percent=_change_percent(lead, evidence.projection),
        independent=beside,
        bases_differ=len({(figure.fact.basis, figure.source.collection) for figure in shown}) > 1,
        caveats=caveats_of(shown),
        hidden=evidence.hidden,
        level_missing=level_missing(role, lead or next(iter(beside), None)),
        unheld=unheld(place, lead, market),
        growth=_growth(market, place),
    )


def title_of(evidence: PayEvidence) -> str | None:
    """Return the title as the leading source prints it, where that is the report."""
    report, lead = evidence.report, evidence.lead
    return report.title if report and lead and lead.fact in report.facts else None


def level_missing(role: Role, lead: Figure | None) -> bool:
    """Say whether a level was asked for that the leading figure does not speak of."""
    return role.level is not None and lead is not None and lead.fact.level != role.level


def caveats_of(figures: Iterable[Figure]) -> tuple[str, ...]:
    """Return the codes of what a reader of these figures must know."""
    shown = list(figures)
    return tuple(code for code in _CAVEATS if any(_carries(figure, code) for figure in shown))


def _carries(figure: Figure, code: str) -> bool:
    return any(flag.partition(":")[0] == code for flag in figure.fact.flags)


def unheld(place: Place, lead: Figure | None, market: Market) -> str | None:
    """Name the part of the country that was asked for where only the whole country is held."""
    if lead is not None and lead.fact.region is not None:
        return None
    if place.city is not None or place.region is None:
        return place.city
    return market.vocabulary.places.region_name(place.country, place.region) or place.region


def _change_percent(lead: Figure | None, projection: Figure | None) -> float | None:
    if lead is None or projection is None or projection.value is None or not lead.value:
        return None
    return (projection.value / lead.value - 1) * 100


def _growth(market: Market, place: Place) -> Figure | None:
    """Return the newest posted-wage growth of the country, all occupations."""
    found = market.latest([FactKind.WAGE_GROWTH], None, Place(place.country))
    return next((figure for figure in found if figure.fact.subject is None), None)


def _next(query: Query, evidence: PayEvidence) -> tuple[tuple[Next, ...], ...]:
    rows = [
        follow_ups(query, Intent.SKILLS, Intent.NEGOTIATION),
        follow_ups(query, Intent.COST_OF_LIVING, Intent.DEMAND),
    ]
    why = ask(query, Intent.WHY, flags=frozenset({"this"}))
    last = [Next("why_grade", why, (str(evidence.lead.grade),)) if evidence.lead else Next("why", why)]
    if any_older(evidence.hidden) and "older" not in query.flags:
        last.append(Next("older", ask(query, Intent.SALARY, flags=frozenset({"older"}))))
    if query.place and query.place.alternative:
        other = query.place.alternative
        last.append(Next("alternative", ask(query, Intent.SALARY, places=(other,)), (other,)))
    rows.append(tuple(last))
    if evidence.lead is None:
        rows.append(wish.offer(query, BESIDE))
    return tuple(rows)

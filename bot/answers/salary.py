"""What a role pays in a place: the report first, independent sources beside it, never one number of both."""

from dataclasses import dataclass
from typing import ClassVar

from bot.answers.answer import Answer, Next, ask, follow_ups, role_and_place
from bot.answers.nothing import no_facts
from bot.evidence import Figure, Withheld
from bot.market import Market, PayEvidence
from bot.models import Intent, Money, Place, Query, Role
from bot.position import Position, position
from knowledge.models import FactKind, Report


@dataclass(frozen=True, kw_only=True)
class SalaryAnswer(Answer):
    """Pay of one role in one country, with the evidence of each figure."""

    template: ClassVar[str] = "salary"
    role: Role
    place: Place
    title: str | None
    """The title as the leading source prints it."""
    lead: Figure
    projection: Figure | None
    projected_change_percent: float | None
    independent: tuple[Figure, ...]
    bases_differ: bool
    hidden: tuple[Withheld, ...]
    level_missing: bool
    city_missing: bool
    growth: Figure | None
    pay: Money | None
    positions: tuple[Position, ...]
    pay_not_comparable: bool


def answer(query: Query, market: Market) -> Answer:
    """Answer a question about pay; say what is nearest where nothing is known."""
    role, place = role_and_place(query)
    evidence = market.pay(role, place, older="older" in query.flags)
    if evidence.lead is None and not evidence.independent:
        return no_facts(query, market, hidden=evidence.hidden)
    lead = evidence.lead or evidence.independent[0]
    beside = tuple(figure for figure in evidence.independent if figure is not lead)
    positions = _positions(query.pay, (lead, *beside))
    return SalaryAnswer(
        query=query,
        next=_next(query, evidence, lead),
        role=role,
        place=place,
        title=_title(evidence.report, lead, role),
        lead=lead,
        projection=evidence.projection,
        projected_change_percent=_change_percent(lead, evidence.projection),
        independent=beside,
        bases_differ=len({(figure.fact.basis, figure.source.collection) for figure in (lead, *beside)}) > 1,
        hidden=evidence.hidden,
        level_missing=role.level is not None and lead.fact.level != role.level,
        city_missing=place.city is not None,
        growth=_growth(market, place),
        pay=query.pay,
        positions=positions,
        pay_not_comparable=query.pay is not None and not positions,
    )


def _title(report: Report | None, lead: Figure, role: Role) -> str | None:
    """Name the title as printed when the lead speaks of just what was asked."""
    if report and lead.fact in report.facts:
        return report.title
    return None if lead.fact.role == role.occupation else lead.fact.title


def _change_percent(lead: Figure, projection: Figure | None) -> float | None:
    if projection is None or projection.value is None or not lead.value:
        return None
    return (projection.value / lead.value - 1) * 100


def _positions(pay: Money | None, figures: tuple[Figure, ...]) -> tuple[Position, ...]:
    if pay is None:
        return ()
    placed = (position(pay, figure) for figure in figures)
    return tuple(found for found in placed if found)


def _growth(market: Market, place: Place) -> Figure | None:
    """Return the newest posted-wage growth of the country, all occupations."""
    found = market.latest([FactKind.WAGE_GROWTH], None, Place(place.country))
    return next((figure for figure in found if figure.fact.subject is None), None)


def _next(query: Query, evidence: PayEvidence, lead: Figure) -> tuple[tuple[Next, ...], ...]:
    rows = [
        follow_ups(query, Intent.SKILLS, Intent.NEGOTIATION),
        follow_ups(query, Intent.COST_OF_LIVING, Intent.DEMAND),
    ]
    last = [Next("why_grade", ask(query, Intent.WHY, flags=frozenset({"this"})), (str(lead.grade),))]
    if evidence.hidden and "older" not in query.flags:
        last.append(Next("older", ask(query, Intent.SALARY, money=query.money, flags=frozenset({"older"}))))
    rows.append(tuple(last))
    return tuple(rows)

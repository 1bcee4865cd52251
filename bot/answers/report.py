"""A whole report on one screen: what it says, section by section, each claim with its grade."""

from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from bot.answers.answer import Answer, follow_ups, role_and_place
from bot.answers.nothing import no_facts
from bot.evidence import Figure, Withheld
from bot.market import Market
from bot.models import Intent, Place, Query
from knowledge.models import FactKind, Report, SectionKind

_ORDER = tuple(SectionKind)


@dataclass(frozen=True, slots=True)
class Part:
    """The claims of one section of a report."""

    kind: SectionKind
    claims: tuple[Figure, ...]


@dataclass(frozen=True, kw_only=True)
class ReportAnswer(Answer):
    """One market report: its claims by section."""

    template: ClassVar[str] = "report"
    place: Place
    title: str
    report: Report
    parts: tuple[Part, ...]
    hidden: tuple[Withheld, ...]


def answer(query: Query, market: Market) -> Answer:
    """Answer with everything the report on this role and place says."""
    role, place = role_and_place(query)
    report = market.report(role, place)
    if report is None:
        return no_facts(query, market)
    found, hidden = market.judged_claims(set(FactKind) - {FactKind.PAY_PROJECTION_RATIO}, role, place)
    claims = sorted(found, key=lambda claim: _ORDER.index(claim.fact.section or SectionKind.OTHER))
    by_section = groupby(claims, key=lambda claim: claim.fact.section or SectionKind.OTHER)
    return ReportAnswer(
        query=query,
        next=(
            follow_ups(query, Intent.SALARY, Intent.SKILLS, Intent.NEGOTIATION),
            follow_ups(query, Intent.COST_OF_LIVING, Intent.DEMAND, Intent.CHECKLIST),
        ),
        place=place,
        title=report.title,
        report=report,
        parts=tuple(Part(kind, tuple(found)) for kind, found in by_section),
        hidden=tuple(hidden),
    )

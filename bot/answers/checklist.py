"""The report's checklist for a role, with retired credentials marked."""

from dataclasses import dataclass
from typing import ClassVar

from bot.answers.answer import Answer, follow_ups, role_and_place
from bot.answers.nothing import no_facts
from bot.evidence import Figure
from bot.market import Market
from bot.models import Intent, Place, Query
from knowledge.models import FactKind


@dataclass(frozen=True, kw_only=True)
class ChecklistAnswer(Answer):
    """What a report tells people in a role to do."""

    template: ClassVar[str] = "checklist"
    place: Place
    title: str
    items: tuple[Figure, ...]


def answer(query: Query, market: Market) -> Answer:
    """Answer with the checklist of the report on this role and place."""
    role, place = role_and_place(query)
    report = market.report(role, place)
    items = tuple(market.claims([FactKind.CHECKLIST_ITEM], role, place))
    if report is None or not items:
        return no_facts(query, market)
    rows = (follow_ups(query, Intent.SALARY, Intent.SKILLS), follow_ups(query, Intent.NEGOTIATION))
    return ChecklistAnswer(query=query, next=rows, place=place, title=report.title, items=items)

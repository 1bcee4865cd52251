"""The report's checklist for a role as toggles, with retired credentials marked."""

from dataclasses import dataclass, replace
from typing import ClassVar

from bot.answers.answer import Answer, Next, ask, follow_ups, role_and_place
from bot.answers.nothing import no_facts
from bot.answers.ticking import Tick, has_ticks, is_remembered, keeping, tick_of, toggles
from bot.evidence import Figure
from bot.market import Market
from bot.models import Aspect, Intent, Place, Query
from knowledge.models import FactKind


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do, and whether it is done."""

    figure: Figure
    tick: Tick


@dataclass(frozen=True, kw_only=True)
class ChecklistAnswer(Answer):
    """What a report tells people in a role to do."""

    template: ClassVar[str] = "checklist"
    place: Place
    title: str
    items: tuple[Item, ...]
    any_ticked: bool
    remembered: bool


def answer(query: Query, market: Market) -> Answer:
    """Answer with the checklist of the report on this role and place."""
    role, place = role_and_place(query)
    report = market.report(role, place)
    claims = market.claims([FactKind.CHECKLIST_ITEM], role, place)
    if report is None or not claims:
        return no_facts(query, market)
    form = replace(query, aspect=Aspect.TICKS)  # so that it is kept as the form that the toggles change
    items = tuple(Item(claim, _tick(form, claim)) for claim in claims)
    return ChecklistAnswer(
        query=form,
        next=_next(form, items),
        place=place,
        title=report.title,
        items=items,
        any_ticked=has_ticks(form),
        remembered=is_remembered(form),
    )


def _tick(query: Query, claim: Figure) -> Tick:
    """Name an item by its words: other reports use the same headings for other advice."""
    words = f"{claim.fact.subject or ''} {claim.fact.text or ''}".strip()
    return tick_of(query, words, claim.fact.subject or claim.fact.text)


def _next(query: Query, items: tuple[Item, ...]) -> tuple[tuple[Next, ...], ...]:
    plan = Next("plan", ask(query, Intent.SKILLS, aspect=Aspect.PLAN, details=query.details))
    others = follow_ups(query, Intent.SALARY, Intent.SKILLS, Intent.NEGOTIATION)
    return (*toggles(query, (item.tick for item in items)), others, (plan, *keeping(query)))

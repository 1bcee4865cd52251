"""What of a role's skills a person has: toggles; what is ticked is left out of the plan."""

from dataclasses import dataclass, replace
from typing import ClassVar

from bot.answers.answer import Answer, Next
from bot.answers.nothing import no_facts
from bot.answers.ticking import has_ticks, is_remembered, keeping, toggles
from bot.answers.wanted import Wanted, wanted
from bot.market import Market
from bot.models import Aspect, Place, Query, Role

_SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class TicksAnswer(Answer):
    """What the role asks for, and what of it is ticked."""

    template: ClassVar[str] = "ticks"
    role: Role
    place: Place | None
    title: str | None
    items: tuple[Wanted, ...]
    any_ticked: bool
    remembered: bool


def answer(query: Query, market: Market) -> Answer:
    """Answer with what the role asks for, to be ticked."""
    if query.role is None:
        raise ValueError("ticks need a role")
    found = wanted(query, market)
    if not found:
        return no_facts(query, market)
    shown = tuple(item for number, item in enumerate(found) if number < _SHOWN or item.tick.ticked)
    return TicksAnswer(
        query=query,
        next=_next(query, shown),
        role=query.role,
        place=query.place,
        title=market.report_title(query.role, query.place),
        items=shown,
        any_ticked=has_ticks(query),
        remembered=is_remembered(query),
    )


def _next(query: Query, shown: tuple[Wanted, ...]) -> tuple[tuple[Next, ...], ...]:
    bare = replace(query, receipt=None)
    last = (Next("plan", replace(bare, aspect=Aspect.PLAN)), *keeping(query))
    return (*toggles(query, (item.tick for item in shown)), last)

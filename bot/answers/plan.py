"""A 90-day plan: what the role asks for and the person has not ticked, in three phases of 30 days."""

from dataclasses import dataclass, replace
from typing import ClassVar

from bot.answers.answer import Answer, Next, ask
from bot.answers.nothing import no_facts
from bot.answers.ticking import is_remembered, keeping, toggles
from bot.answers.wanted import Reason, Wanted, retired, wanted
from bot.evidence import Figure
from bot.market import Market
from bot.models import Aspect, Intent, Place, Query, Role

PHASES = 3
DAYS_A_PHASE = 30
_SKILLS_A_PHASE = 2


@dataclass(frozen=True, slots=True)
class Phase:
    """Thirty days: from which to which, what is taken up in them, and the certificates to sit."""

    number: int
    first_day: int
    last_day: int
    skills: tuple[Wanted, ...]
    certificates: tuple[Wanted, ...]


@dataclass(frozen=True, kw_only=True)
class PlanAnswer(Answer):
    """Three phases, what was left out of them because it is ticked, and because it is retired."""

    template: ClassVar[str] = "plan"
    role: Role
    place: Place | None
    title: str | None
    phases: tuple[Phase, ...]
    """Empty where all that is asked for is ticked."""
    ticked: tuple[Wanted, ...]
    retired: tuple[Figure, ...]
    remembered: bool


def answer(query: Query, market: Market) -> Answer:
    """Answer what to take up in the next 90 days."""
    if query.role is None:
        raise ValueError("a plan needs a role")
    found = wanted(query, market)
    if not found:
        return no_facts(query, market)
    phases = plan(tuple(item for item in found if not item.tick.ticked))
    return PlanAnswer(
        query=query,
        next=_next(query, phases),
        role=query.role,
        place=query.place,
        title=market.report_title(query.role, query.place),
        phases=phases,
        ticked=tuple(item for item in found if item.tick.ticked),
        retired=retired(query, market),
        remembered=is_remembered(query),
    )


def plan(missing: tuple[Wanted, ...]) -> tuple[Phase, ...]:
    """Spread what is missing over the phases in its order.

    The last phase shows what the others taught: nothing new is begun in it, but a certificate may be earned.
    """
    if not missing:
        return ()
    certificates = tuple(item for item in missing if item.reason is Reason.CERTIFICATE)
    skills = tuple(item for item in missing if item.reason is not Reason.CERTIFICATE)
    taken_up = skills[: (PHASES - 1) * _SKILLS_A_PHASE]
    return tuple(
        Phase(
            number=number + 1,
            first_day=number * DAYS_A_PHASE + 1,
            last_day=(number + 1) * DAYS_A_PHASE,
            skills=taken_up[number * _SKILLS_A_PHASE : (number + 1) * _SKILLS_A_PHASE],
            certificates=certificates[:1] if number == PHASES - 1 else (),
        )
        for number in range(PHASES)
    )


def _next(query: Query, phases: tuple[Phase, ...]) -> tuple[tuple[Next, ...], ...]:
    steps = [item.tick for phase in phases for item in (*phase.skills, *phase.certificates)]
    ticks = replace(query, aspect=Aspect.TICKS, intent=Intent.SKILLS, receipt=None)
    others = (Next("ticks", ticks), Next("skills", ask(query, Intent.SKILLS)))
    kept = keeping(query)
    return (*toggles(query, steps), others, *((kept,) if kept else ()))

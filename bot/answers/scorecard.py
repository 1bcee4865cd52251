"""What publishers projected, for when, and what came."""

from dataclasses import dataclass
from typing import ClassVar

from bot.answers.answer import Answer, Next, ask
from bot.evidence import Figure, Withheld
from bot.market import Market
from bot.models import Intent, Place, Query, Role
from bot.projections import Direction, Due, Projected, Score, follow, score
from knowledge.models import Fact, FactKind

_SHOWN = 8
_KINDS = (FactKind.PAY, FactKind.PAY_PROJECTION)


@dataclass(frozen=True, slots=True)
class Line:
    """One projection: the figure it started from, for when it holds, what came and the score, if it came."""

    projection: Figure
    start: Figure
    due: Due
    came: Figure | None = None
    score: Score | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many projections were scored, and on which side of what came they lay."""

    scored: int
    too_high: int
    too_low: int


@dataclass(frozen=True, kw_only=True)
class ScorecardAnswer(Answer):
    """Projections with what came, those that are open, and when the first of these can be scored."""

    template: ClassVar[str] = "scorecard"
    role: Role | None
    place: Place | None
    narrowed: bool
    """Only projections on the role and place that were asked for."""
    scored: tuple[Line, ...]
    tally: Tally
    awaited: tuple[Line, ...]
    first_due: str | None
    hidden: tuple[Withheld, ...]


def answer(query: Query, market: Market) -> Answer:
    """Answer how publishers' projections fared: on the role and place where they have some, else on all."""
    everything = follow(market.knowledge.published(_KINDS))
    asked = tuple(item for item in everything if _is_about(item.projection, query))
    lines, hidden = _judged(asked or everything, market)
    scored = tuple(line for line in lines if line.score)
    awaited = sorted((line for line in lines if not line.score), key=lambda line: line.due.period)
    return ScorecardAnswer(
        query=query,
        next=_next(query),
        role=query.role,
        place=query.place,
        narrowed=0 < len(asked) < len(everything),
        scored=scored[-_SHOWN:],
        tally=_tally(scored),
        awaited=tuple(awaited[:_SHOWN]),
        first_due=awaited[0].due.period if awaited else None,
        hidden=hidden,
    )


def _is_about(projection: Fact, query: Query) -> bool:
    role, place = query.role, query.place
    if role and (projection.role != role.occupation or (role.level and projection.level != role.level)):
        return False
    return place is None or projection.country == place.country


def _judged(items: tuple[Projected, ...], market: Market) -> tuple[list[Line], tuple[Withheld, ...]]:
    """Judge what the lines are made of; a figure that may not be shown scores nothing."""
    facts = dict.fromkeys(
        fact for item in items for fact in (item.start, item.projection, item.came) if fact is not None
    )
    shown, withheld = market.judge(facts, older=True)
    figures = {figure.fact: figure for figure in shown}
    return [line for item in items if (line := _line(item, figures))], tuple(withheld)


def _line(item: Projected, figures: dict[Fact, Figure]) -> Line | None:
    projection, start = figures.get(item.projection), figures.get(item.start)
    if projection is None or start is None:
        return None
    came = figures.get(item.came) if item.came else None
    if came is None or not (start.value and projection.value and came.value):
        return Line(projection, start, item.due)
    return Line(projection, start, item.due, came, score(start.value, projection.value, came.value))


def _tally(scored: tuple[Line, ...]) -> Tally:
    sides = [line.score.direction for line in scored if line.score]
    return Tally(len(sides), sides.count(Direction.TOO_HIGH), sides.count(Direction.TOO_LOW))


def _next(query: Query) -> tuple[tuple[Next, ...], ...]:
    if query.role is None or query.place is None:
        return ((Next("help", Query(Intent.HELP)),),)
    return ((Next("salary", ask(query, Intent.SALARY)), Next("report", ask(query, Intent.REPORT))),)

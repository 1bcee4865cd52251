"""What a publisher projected against what it published later: pure functions over facts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.models import Fact, FactKind, Status

_FOR = "for:"
"""The flag of a projection that says for when it holds: for:2027, for:2027-04."""
_SAME_FIGURE = (
    "source",
    "title",
    "role",
    "level",
    "country",
    "region",
    "currency",
    "unit",
    "basis",
    "method_version",
)


class Direction(StrEnum):
    """On which side of what came a projection lay."""

    TOO_HIGH = "too_high"
    TOO_LOW = "too_low"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Score:
    """How far a projection was off, in percent of what came; and both movements, where there was a start."""

    error_percent: float
    direction: Direction
    projected_percent: float
    came_percent: float


@dataclass(frozen=True, slots=True)
class Due:
    """For when a projection holds: a year or a month; assumed where the publisher does not say."""

    period: str
    assumed: bool

    def reached_by(self, period: str) -> bool:
        """Tell whether a figure of a period may be held against the projection; a bare year starts a year."""
        shared = min(len(self.period), len(period), len("2027-04"))
        if len(period) < len(self.period):
            return period[:shared] > self.period[:shared]
        return period[:shared] >= self.period[:shared]


@dataclass(frozen=True, slots=True)
class Projected:
    """A projection, the figure it started from, for when it holds, and the figure that came, if any."""

    projection: Fact
    start: Fact
    due: Due
    came: Fact | None


def score(start: float, projected: float, came: float) -> Score:
    """Score a projection: its error is projected / came - 1, in percent; all three in one unit, above 0."""
    error = (projected / came - 1) * 100
    sides = {-1: Direction.TOO_LOW, 0: Direction.EXACT, 1: Direction.TOO_HIGH}
    side = sides[(error > 0) - (error < 0)]
    return Score(error, side, (projected / start - 1) * 100, (came / start - 1) * 100)


def due_of(projection: Fact) -> Due:
    """Return for when a projection holds; a year after its report where the publisher does not say."""
    said = next((flag.removeprefix(_FOR) for flag in projection.flags if flag.startswith(_FOR)), None)
    if said is not None:
        return Due(said, assumed=False)
    return Due(f"{int(projection.period[:4]) + 1}{projection.period[4:7]}", assumed=True)


def follow(published: Iterable[Fact]) -> tuple[Projected, ...]:
    """Follow each projection to the first later figure of its own title, source, basis and method.

    `published` are the facts of all versions of all reports, the newest version last. A projection whose own
    report prints no figure to start from is left out: nothing says what kind of figure it projects.
    """
    facts = _corrected(published)
    pays = [fact for fact in facts if fact.kind is FactKind.PAY]
    found = []
    for projection in facts:
        if projection.kind is not FactKind.PAY_PROJECTION:
            continue
        alike = [pay for pay in pays if _same_figure(pay, projection)]
        start = next((pay for pay in alike if pay.period == projection.period), None)
        if start is not None:
            due = due_of(projection)
            found.append(Projected(projection, start, due, _came(start, due, alike)))
    return tuple(found)


def _corrected(published: Iterable[Fact]) -> list[Fact]:
    """Keep the last version of each figure of a period: what was corrected is no figure of its own."""
    last = {(fact.kind, fact.statistic, fact.period, *_figure(fact)): fact for fact in published}
    return [fact for fact in last.values() if fact.status is not Status.WITHDRAWN and fact.value]


def _figure(fact: Fact) -> tuple[object, ...]:
    return tuple(getattr(fact, name) for name in _SAME_FIGURE)


def _same_figure(pay: Fact, projection: Fact) -> bool:
    return _figure(pay) == _figure(projection)


def _came(start: Fact, due: Due, alike: Sequence[Fact]) -> Fact | None:
    """Return the first figure of the same statistic that is not from before the due time."""
    later = [
        pay
        for pay in alike
        if pay.period > start.period and pay.statistic is start.statistic and due.reached_by(pay.period)
    ]
    return min(later, key=lambda pay: pay.period, default=None)

"""What may be shown, and how far it carries: rules on sample size, age and agreement, as pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knowledge.models import Basis, Fact, FactKind, Label, Level, Source, Statistic, Status
from knowledge.samples import PERCENTILES_FROM_N, QUARTILES_FROM_N, SHOWN_FROM_N, TAILS_FROM_N

_AMBER_FROM_MONTHS = 6
_AMBER_TO_MONTHS = 12
_RED_TO_MONTHS = 24
_MIDDLE_OF_YEAR = 6

_COUNTED_WHOLE = frozenset(
    {
        FactKind.EXCHANGE_RATE,
        FactKind.PURCHASING_POWER,
        FactKind.PRICE_PARITY,
        FactKind.BURGER_PRICE,
        FactKind.ADVERT_INDEX,
        FactKind.ADVERT_CHANGE,
        FactKind.AI_SHARE,
        FactKind.TECHNOLOGY,
    }
)
"""Kinds that are not estimated from a sample of people or adverts: n says nothing about them."""


def is_sampled(fact: Fact) -> bool:
    """Say whether a fact is estimated from a sample, so that its n matters."""
    return fact.kind not in _COUNTED_WHOLE


class Grade(StrEnum):
    """How far a figure carries, best first."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Freshness(StrEnum):
    """How old a figure is."""

    FRESH = "fresh"
    AMBER = "amber"
    RED = "red"
    HIDDEN = "hidden"


class Match(StrEnum):
    """How near a fact's title is to the one that was asked for."""

    SAME = "same"
    ALL_LEVELS = "all_levels"
    BROADER = "broader"
    OTHER_LEVEL = "other_level"
    NEAR = "near"


class Criterion(StrEnum):
    """What a grade looks at."""

    SAMPLE = "sample"
    AGE = "age"
    METHOD = "method"
    AGREEMENT = "agreement"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Check:
    """One criterion of a grade: `measure` is n, months or a ratio, None where it is not known."""

    criterion: Criterion
    grade: Grade
    measure: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A fact that may be shown, cut down to what its sample supports, with its grade and the reasons."""

    fact: Fact
    source: Source
    grade: Grade
    checks: tuple[Check, ...]
    age_months: int
    freshness: Freshness
    label: Label
    match: Match | None
    weak: bool
    """5 <= n < 11: shown with a warning."""
    p10: float | None = None
    p25: float | None = None
    p75: float | None = None
    p90: float | None = None

    @property
    def value(self) -> float | None:
        """The median, average or other single value, as published."""
        return self.fact.value

    @property
    def weakest(self) -> tuple[Check, ...]:
        """The checks that set the grade."""
        return tuple(check for check in self.checks if check.grade == self.grade)


class Reason(StrEnum):
    """Why a fact is not shown."""

    FEW = "few"
    OLD = "old"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Withheld:
    """A fact that is not shown, and why."""

    fact: Fact
    source: Source
    reason: Reason
    age_months: int


def months_old(fact: Fact, source: Source, today: date) -> int:
    """Count whole months since the figure's period; official yearly statistics count from publication.

    A period that names only a year counts from the middle of that year.
    """
    if source.official_yearly and source.published:
        since = (source.published.year, source.published.month)
    else:
        year, _, rest = fact.period.partition("-")
        since = (int(year), int(rest[:2]) if rest else _MIDDLE_OF_YEAR)
    return max(0, (today.year - since[0]) * 12 + today.month - since[1])


def freshness(months: int) -> Freshness:
    """Fresh below 6 months, amber to 12, red to 24, hidden by default above."""
    if months < _AMBER_FROM_MONTHS:
        return Freshness.FRESH
    if months <= _AMBER_TO_MONTHS:
        return Freshness.AMBER
    return Freshness.RED if months <= _RED_TO_MONTHS else Freshness.HIDDEN


def agreement(fact: Fact, peers: Sequence[Fact]) -> float | None:
    """Return the ratio to the peer that disagrees most, at least 1; None where no peer can be compared.

    A peer is another source's figure for the same title, place, currency, unit and basis with n >= 11; a code
    that covers much more than the title is no peer. Each source speaks once, by its largest sample, so that
    a small variant of a title does not outweigh the title. Of several sources the one farthest off counts:
    a grade is the worst of what is known against a figure, and who agrees cannot make up for who does not.
    """
    by_sample = sorted(peers, key=lambda peer: peer.n or 0)
    spoken = {peer.source: peer.value for peer in by_sample if peer.value and _comparable(fact, peer)}
    if not fact.value or not spoken:
        return None
    return max(max(fact.value, value) / min(fact.value, value) for value in spoken.values())


def _comparable(fact: Fact, peer: Fact) -> bool:
    same = ("kind", "role", "level", "country", "region", "currency", "unit")
    return (
        peer.source != fact.source
        and "broad_title" not in {*fact.flags, *peer.flags}
        and all(getattr(fact, name) == getattr(peer, name) for name in same)
        and (fact.basis == peer.basis or Basis.UNSTATED in {fact.basis, peer.basis})
        and peer.n is not None
        and peer.n >= QUARTILES_FROM_N
    )


def _grade_sample(fact: Fact) -> Grade:
    if fact.n is None or fact.label is Label.ASSUMED:
        return Grade.D
    if fact.n >= TAILS_FROM_N:
        return Grade.A
    return Grade.B if fact.n >= QUARTILES_FROM_N else Grade.C


_AGE_GRADES = {
    Freshness.FRESH: Grade.A,
    Freshness.AMBER: Grade.B,
    Freshness.RED: Grade.C,
    Freshness.HIDDEN: Grade.D,
}
_TITLE_GRADES = {Match.SAME: Grade.A, Match.ALL_LEVELS: Grade.B, Match.BROADER: Grade.B}  # else C


def grade_agreement(ratio: float) -> Grade:
    """Up to 1.10 A, 1.25 B, 1.50 C, else D."""
    for limit, grade in ((1.10, Grade.A), (1.25, Grade.B), (1.50, Grade.C)):
        if ratio <= limit:
            return grade
    return Grade.D


def checks(
    fact: Fact, source: Source, *, months: int, match: Match | None, peers: Sequence[Fact]
) -> tuple[Check, ...]:
    """Grade each criterion that can be scored for this fact."""
    found = [Check(Criterion.AGE, _AGE_GRADES[freshness(months)], months)]
    if is_sampled(fact) or fact.label is Label.ASSUMED:
        found.append(Check(Criterion.SAMPLE, _grade_sample(fact), fact.n))
    found.append(Check(Criterion.METHOD, Grade.A if source.method_disclosed else Grade.C))
    ratio = agreement(fact, peers)
    if ratio is not None:
        found.append(Check(Criterion.AGREEMENT, grade_agreement(ratio), ratio))
    if match is not None:
        found.append(Check(Criterion.TITLE, _TITLE_GRADES.get(match, Grade.C)))
    return tuple(found)


def match_title(fact: Fact, occupation: str, level: Level | None) -> Match | None:
    """Say how near a fact's title is to an occupation and level; None where the fact speaks of all roles."""
    if fact.role is None:
        return None
    if fact.role != occupation:
        return Match.NEAR
    if fact.level not in {None, level}:
        return Match.OTHER_LEVEL
    if "broad_title" in fact.flags:
        return Match.BROADER
    return Match.SAME if fact.level == level else Match.ALL_LEVELS


def judge(
    fact: Fact,
    source: Source,
    *,
    today: date,
    match: Match | None = None,
    peers: Sequence[Fact] = (),
    older: bool = False,
) -> Figure | Withheld:
    """Decide whether a fact may be shown, and how much of it; `older` shows what is hidden for its age."""
    months = months_old(fact, source, today)
    age = freshness(months)
    if fact.status is Status.WITHDRAWN:
        return Withheld(fact, source, Reason.WITHDRAWN, months)
    if fact.n is not None and fact.n < SHOWN_FROM_N:
        return Withheld(fact, source, Reason.FEW, months)
    if age is Freshness.HIDDEN and not older:
        return Withheld(fact, source, Reason.OLD, months)
    graded = checks(fact, source, months=months, match=match, peers=peers)
    return Figure(
        fact=fact,
        source=source,
        grade=max(check.grade for check in graded),
        checks=graded,
        age_months=months,
        freshness=age,
        label=Label.AGED if age is Freshness.HIDDEN and fact.label is Label.MEASURED else fact.label,
        match=match,
        weak=fact.n is not None and fact.n < QUARTILES_FROM_N,
        **_allowed_percentiles(fact),
    )


def _allowed_percentiles(fact: Fact) -> dict[str, float | None]:
    """Give the percentiles beside the median that the sample bears; nothing is derived from an average."""
    if fact.statistic not in {Statistic.QUANTILES, Statistic.MEDIAN} or fact.n is None:
        return {}
    borne = (name for name, least in PERCENTILES_FROM_N.items() if fact.n >= least)
    return {name: getattr(fact, name) for name in borne if name != "p50"}

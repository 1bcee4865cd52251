"""Which one missing fact would narrow an answer on pay most, and figures for those who tell their years.

How much a fact matters is measured, not guessed: the ratio between the highest and the lowest figure that one
source prints for its values, in the same currency, basis and unit of time.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from bot.evidence import Figure
from bot.market import Market
from bot.models import Place, Query, Role
from knowledge.models import Basis, Fact, FactKind

_BAND = "years:"
_YEARS = re.compile(r"\d{1,2}(\.\d{1,2})?")
_WORTH_ASKING = 1.05
"""Below this ratio a fact would hardly narrow anything."""


class Slot(StrEnum):
    """A fact that a person may leave unsaid."""

    LEVEL = "level"
    YEARS = "years"
    CITY = "city"
    BASIS = "basis"


@dataclass(frozen=True, slots=True)
class Missing:
    """An unsaid fact, and one source's figures for its values, lowest first; none where only words tell."""

    slot: Slot
    figures: tuple[Figure, ...] = ()

    @property
    def ratio(self) -> float:
        """Return how many times the lowest figure the highest is."""
        values = [figure.value for figure in self.figures if figure.value]
        return values[-1] / values[0] if values else 1.0


def narrowing(
    market: Market, role: Role, place: Place, told: Sequence[Slot], shown: Iterable[Figure]
) -> Missing | None:
    """Return the fact whose values move the figures most; base or total where nothing else does."""
    found = [
        missing for slot in Slot if slot not in told for missing in _candidates(market, role, place, slot)
    ]
    best = max(found, key=lambda missing: missing.ratio, default=None)
    if best is not None and best.ratio >= _WORTH_ASKING:
        return best
    differs = any(figure.fact.basis in {Basis.BASE, Basis.TOTAL} for figure in shown)
    return Missing(Slot.BASIS) if differs and Slot.BASIS not in told else None


def experienced(market: Market, role: Role, place: Place, years: float) -> tuple[Figure, ...]:
    """Return each source's figure for people with so many years of experience at this role and level."""
    facts = [fact for fact in _held(market, role, place, Slot.YEARS) if _covers(fact, years)]
    shown = market.judge(_newest(facts), role)[0]
    return tuple({figure.source.id: figure for figure in shown}.values())


def years_told(query: Query) -> str | None:
    """Return the years of experience that somebody told, as digits."""
    told = query.detail(Slot.YEARS) or ""
    return told if _YEARS.fullmatch(told) else None


def band_of(fact: Fact) -> str | None:
    """Return the years of experience that a fact speaks of: 10-19, 20+."""
    return next((flag.removeprefix(_BAND) for flag in fact.flags if flag.startswith(_BAND)), None)


def _covers(fact: Fact, years: float) -> bool:
    band = band_of(fact)
    if band is None:
        return False
    low, _, high = band.rstrip("+").partition("-")
    return float(low) <= years < (float(high) + 1 if high else float("inf"))


def _candidates(market: Market, role: Role, place: Place, slot: Slot) -> list[Missing]:
    """Return what the values of one fact would show, a source at a time."""
    wanted = replace(role, level=None) if slot is Slot.LEVEL else role
    facts = [fact for fact in _held(market, role, place, slot) if "broad_title" not in fact.flags]
    figures = sorted(market.judge(_newest(facts), wanted)[0], key=_measure)
    groups = (
        sorted(group, key=lambda figure: figure.value or 0) for _, group in groupby(figures, key=_measure)
    )
    return [Missing(slot, tuple(group)) for group in groups if len(group) > 1 and group[0].value]


def _held(market: Market, role: Role, place: Place, slot: Slot) -> list[Fact]:
    """Return the facts that tell the values of a slot apart."""
    if slot is Slot.CITY:
        regional = market.knowledge.regional(FactKind.PAY, role=role.occupation, country=place.country)
        return [fact for fact in regional if fact.level == role.level]
    facts = market.knowledge.facts([FactKind.PAY], role=role.occupation, country=place.country)
    if slot is Slot.LEVEL:
        return [fact for fact in facts if fact.level and not band_of(fact)]
    return [fact for fact in facts if slot is Slot.YEARS and band_of(fact) and fact.level == role.level]


def _newest(facts: Iterable[Fact]) -> list[Fact]:
    """Keep the latest period of each source's figure for the same title, level, region and years."""
    latest: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        key = (fact.source, fact.title, fact.level, fact.region, band_of(fact), fact.basis, fact.currency)
        if key not in latest or fact.period > latest[key].period:
            latest[key] = fact
    return list(latest.values())


def _measure(figure: Figure) -> tuple[str, ...]:
    """Name what must be alike for two figures to be compared."""
    fact = figure.fact
    same = (fact.source, fact.title, fact.currency, fact.basis, fact.unit, fact.method_version)
    return tuple(str(part) for part in same)

"""One practical item a week: out of the market's own, else a script of ours. None comes twice in a season."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.evidence import Figure
from bot.market import Market
from bot.models import Place, Role
from knowledge.models import FactKind, SectionKind, Status

SEASON_WEEKS = 13
_TECHNOLOGIES = 8


@dataclass(frozen=True, slots=True)
class Practice:
    """What to do this week: a claim of a report, a technology, or (by its number) one of our own scripts."""

    figure: Figure | None = None
    script: str | None = None


def week_of(day: date) -> int:
    """Count the weeks since the first Monday of the calendar."""
    return (day.toordinal() - 1) // 7


def practice(items: Iterable[Figure], week: int) -> Practice:
    """Choose the item of a week.

    Every item has one week of the season for good, so that none can come twice in a season, whatever is
    added; items that share a week take turns by seasons, and a week without an item has a script of its own.
    """
    season, position = divmod(week, SEASON_WEEKS)
    due = {_words(item): item for item in items if _week_of_season(item) == position}
    if not due:
        return Practice(script=str(position))
    return Practice(due[sorted(due)[season % len(due)]])


def items_of(market: Market, role: Role, place: Place) -> list[Figure]:
    """Gather what a market suggests to do: nothing that was retired."""
    claims = market.claims([FactKind.CHECKLIST_ITEM, FactKind.ADVICE], role, place)
    wanted = [
        claim
        for claim in claims
        if claim.fact.text
        and claim.fact.status is Status.CURRENT
        and (claim.fact.kind is FactKind.CHECKLIST_ITEM or claim.fact.section is SectionKind.NEGOTIATION)
    ]
    technologies = market.latest([FactKind.TECHNOLOGY], role, None)
    asked_for = sorted(technologies, key=lambda figure: "in_demand" not in figure.fact.flags)
    return wanted + [figure for figure in asked_for if figure.fact.status is Status.CURRENT][:_TECHNOLOGIES]


def _week_of_season(item: Figure) -> int:
    return zlib.crc32(_words(item).encode()) % SEASON_WEEKS


def _words(item: Figure) -> str:
    return f"{item.fact.kind}: {item.fact.text or item.fact.subject}"

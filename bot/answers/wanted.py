"""What a role asks for, in the order in which to take it up: what its report names, then employers."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.answers.asked_skill import named
from bot.answers.ticking import Tick, tick_of
from bot.evidence import Figure
from bot.market import Market
from bot.models import Query
from knowledge.models import FactKind, Status


class Reason(StrEnum):
    """Why something is on the list."""

    FIRST = "first"
    ON_TOP = "on_top"
    PREMIUM = "premium"
    ASKED_FOR = "asked_for"
    CERTIFICATE = "certificate"


_REASONS = {
    FactKind.TOP_SKILL: Reason.FIRST,
    FactKind.SKILL_COMBINATION: Reason.ON_TOP,
    FactKind.SKILL_PREMIUM: Reason.PREMIUM,
    FactKind.CERTIFICATION: Reason.CERTIFICATE,
    FactKind.CERTIFICATION_PREMIUM: Reason.CERTIFICATE,
}
_ORDER = tuple(Reason)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A skill, technology or certificate that is asked for, with the fact that says so."""

    figure: Figure
    reason: Reason
    tick: Tick


def wanted(query: Query, market: Market) -> tuple[Wanted, ...]:
    """List what the role asks for, each thing once; what can no longer be earned is left out."""
    found: list[Wanted] = []
    covered: set[str] = set()
    claims = [figure for figure in _claims(query, market) if figure.fact.status is Status.CURRENT]
    for figure, reason in (*_in_order(claims), *_technologies(query, market)):
        subject = figure.fact.subject or ""
        names = {skill.name for skill in named(subject)} or {subject}
        tick = tick_of(query, subject)
        if names <= covered or tick.name in {item.tick.name for item in found}:
            continue
        covered |= names
        found.append(Wanted(figure, reason, tick))
    return tuple(sorted(found, key=lambda item: _ORDER.index(item.reason)))


def retired(query: Query, market: Market) -> tuple[Figure, ...]:
    """List the certificates that the report names and that can no longer be earned, each once."""
    gone = [figure for figure in _claims(query, market) if figure.fact.status is Status.RETIRED]
    return tuple({figure.fact.subject: figure for figure in reversed(gone)}.values())


def _claims(query: Query, market: Market) -> list[Figure]:
    if query.role is None or query.place is None:
        return []
    claims = market.claims(_REASONS, query.role, query.place)
    return [figure for figure in claims if figure.fact.subject]


def _in_order(claims: list[Figure]) -> Iterator[tuple[Figure, Reason]]:
    for kind, reason in _REASONS.items():
        yield from ((figure, reason) for figure in claims if figure.fact.kind is kind)


def _technologies(query: Query, market: Market) -> Iterator[tuple[Figure, Reason]]:
    """Yield the technologies that employers ask for in this occupation, those in demand first."""
    found = market.latest([FactKind.TECHNOLOGY], query.role, None) if query.role else ()
    for figure in sorted(found, key=lambda item: "in_demand" not in item.fact.flags):
        yield figure, Reason.ASKED_FOR

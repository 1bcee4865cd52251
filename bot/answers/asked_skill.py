"""What is known of the one skill or certificate that is asked about, the unknown included."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from bot.evidence import Figure
from bot.market import Market
from bot.models import Query
from knowledge.models import FactKind, Status
from knowledge.vocabulary.skills import Skill, Skills

_CERTIFICATES = (FactKind.CERTIFICATION, FactKind.CERTIFICATION_PREMIUM)


@dataclass(frozen=True, slots=True)
class AskedSkill:
    """One skill against all that is held on a role: what is claimed, measured and asked for."""

    name: str
    is_certificate: bool
    claimed: tuple[Figure, ...]
    """Premiums that the report on the role claims for it."""
    measured: Figure | None
    is_told: bool
    """What was measured can be told from no difference, after correcting for many comparisons."""
    technology: Figure | None
    """Employers name it for the role."""
    retired: Figure | None
    """Any publisher's word that it can no longer be earned."""


def asked_skill(
    query: Query,
    market: Market,
    *,
    claimed: Iterable[Figure],
    measured: Iterable[Figure],
    technologies: tuple[Figure, ...],
) -> AskedSkill | None:
    """Find what a question's skill is in what is held on its role; None where it names no skill."""
    if query.skill is None:
        return None
    name = query.skill
    found = next((figure for figure in measured if _is_on(figure, name)), None)
    return AskedSkill(
        name=name,
        is_certificate=any(skill.kind == "certificate" for skill in named(name)),
        claimed=tuple(figure for figure in claimed if _is_on(figure, name)),
        measured=found,
        is_told=found is not None and "not_significant" not in found.fact.flags,
        technology=next((figure for figure in technologies if _is_on(figure, name)), None),
        retired=_retired(name, market),
    )


def _is_on(figure: Figure, name: str) -> bool:
    return name in {skill.name for skill in named(figure.fact.subject)}


def _retired(name: str, market: Market) -> Figure | None:
    """Return the newest word that a certificate is retired, whichever role and place its report is on."""
    facts = [fact for fact in market.knowledge.published(_CERTIFICATES) if fact.status is Status.RETIRED]
    gone = [figure for figure in market.judge(facts, older=True)[0] if _is_on(figure, name)]
    return gone[-1] if gone else None


@cache
def named(subject: str | None) -> frozenset[Skill]:
    """Give the skills that a subject of the knowledge base names."""
    return _skills().named(subject or "")


@cache
def _skills() -> Skills:
    return Skills()

"""What is still missing from a question: the role, the place, or which of several titles is meant."""

from dataclasses import dataclass, replace
from typing import ClassVar

from bot.answers.answer import Answer, Next
from bot.evidence import Figure
from bot.market import Market
from bot.models import Place, Query, Role

_CHOICES = 6
_KNOWN_FIRST = ("GB", "US", "DE", "IN", "CA", "FR")
COMMON_ROLES = ("software engineer", "data scientist", "machine learning engineer", "product manager")


@dataclass(frozen=True, kw_only=True)
class AskRoleAnswer(Answer):
    """The role is missing; common ones are offered."""

    template: ClassVar[str] = "ask_role"
    place: Place | None


@dataclass(frozen=True, kw_only=True)
class AskPlaceAnswer(Answer):
    """The place is missing; the countries with figures for this role are offered."""

    template: ClassVar[str] = "ask_place"
    role: Role | None
    known: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """One title that the words may mean, with the figure that would lead its answer."""

    role: Role
    lead: Figure | None


@dataclass(frozen=True, kw_only=True)
class ForkAnswer(Answer):
    """Several titles fit the words about equally well: one line a title, and a question, never a blend."""

    template: ClassVar[str] = "fork"
    place: Place | None
    branches: tuple[Branch, ...]


def ask_role(query: Query) -> AskRoleAnswer:
    """Ask for the role, with common ones to tap."""
    choices = tuple(
        Next("role", replace(query, roles=(Role(name),), confidence=1.0), (Role(name),))
        for name in COMMON_ROLES
    )
    return AskRoleAnswer(query=query, next=(choices[:2], choices[2:]), place=query.place)


def ask_place(query: Query, market: Market) -> AskPlaceAnswer:
    """Ask for the place, with the countries that have figures to tap."""
    held = market.knowledge.countries_with_pay(query.role.occupation) if query.role else _KNOWN_FIRST
    known = tuple(Place(code) for code in held[:_CHOICES])
    choices = tuple(Next("place", replace(query, places=(place,)), (place,)) for place in known)
    half = _CHOICES // 2
    rows = tuple(row for row in (choices[:half], choices[half:]) if row)
    return AskPlaceAnswer(query=query, next=rows, role=query.role, known=known)


def fork(query: Query, market: Market) -> ForkAnswer:
    """Offer the titles that the words may mean."""
    branches = tuple(_branch(role, query.place, market) for role in query.role_candidates)
    rows = tuple(
        (Next("role", replace(query, roles=(branch.role,), role_candidates=()), (branch.role,)),)
        for branch in branches
    )
    return ForkAnswer(query=query, next=rows, place=query.place, branches=branches)


def _branch(role: Role, place: Place | None, market: Market) -> Branch:
    return Branch(role, market.pay(role, place).lead if place else None)

"""Not what I meant: what was understood, and one part of it to change; the rest stays."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from bot.answers.answer import Answer, Next, in_rows, with_next
from bot.answers.asking import COMMON_ROLES
from bot.market import Market
from bot.models import Aspect, Intent, Money, Place, Query, Role
from bot.money.bargain import RAISE_OFFERED, RAISE_WANTED
from bot.money.move import SLOTS
from knowledge.models import Level

CHANGE = "change"
"""The flag of a query that asks what to change; `change:role` asks what to change the role to."""
_TAKEN_BACK = frozenset({"basis", "years", RAISE_OFFERED, RAISE_WANTED, *SLOTS})
"""Details that are asked for again once they are taken back."""
_CHOICES = 6
_INTENTS = (
    Intent.SALARY,
    Intent.SKILLS,
    Intent.NEGOTIATION,
    Intent.COST_OF_LIVING,
    Intent.DEMAND,
    Intent.AI_IMPACT,
    Intent.COMPARE,
    Intent.CHECKLIST,
    Intent.REPORT,
)


@dataclass(frozen=True, kw_only=True)
class MeantAnswer(Answer):
    """What was understood; `part` is the one to change, None while that is open."""

    template: ClassVar[str] = "meant"
    intent: Intent
    role: Role | None
    place: Place | None
    there: Place | None
    """The other end of a move, the other side of a comparison."""
    pay: Money | None
    part: str | None


def offer(answer: Answer) -> Answer:
    """Offer to change what was understood, under an answer to a question that names something."""
    query = answer.query
    if not (query.roles or query.places) or query.role_candidates or query.aspect is Aspect.PRACTICE:
        return answer
    item = Next("meant", replace(query, flags=_unchanged(query).flags | {CHANGE}))
    return replace(answer, next=with_next(answer.next, item))


def asked(query: Query) -> bool:
    """Tell whether a query asks what to change."""
    return any(flag.startswith(CHANGE) for flag in query.flags)


def answer(query: Query, market: Market) -> Answer:
    """Show what was understood, with the parts of it or the choices for one part to tap."""
    part = next((flag.partition(":")[2] for flag in query.flags if flag.startswith(f"{CHANGE}:")), None)
    kept = _unchanged(query)
    choices = _CHOICES_OF[part](kept, market) if part and part in _CHOICES_OF else _parts(kept)
    return MeantAnswer(
        query=replace(kept, asking=part) if part == "pay" else kept,
        next=(*in_rows([item for item in choices if item.query != kept]), (Next("keep", kept),)),
        intent=query.intent,
        role=query.role,
        place=query.place,
        there=query.places[1] if len(query.places) > 1 else None,
        pay=query.pay,
        part=part,
    )


def _unchanged(query: Query) -> Query:
    return replace(query, flags=frozenset(flag for flag in query.flags if not flag.startswith(CHANGE)))


def _parts(query: Query) -> list[Next]:
    said = {"level": query.role, "there": len(query.places) > 1, "pay": query.pay}
    parts = (part for part in _CHOICES_OF if said.get(part, True))
    items = [Next(f"change_{part}", _changing(query, part)) for part in parts]
    told = [name for name, _ in query.details if name in _TAKEN_BACK]
    return items + [Next(f"change_{name}", query.with_detail(name, None)) for name in told]


def _changing(query: Query, part: str) -> Query:
    return replace(query, flags=query.flags | {f"{CHANGE}:{part}"})


def _roles(query: Query, market: Market) -> list[Next]:
    """Offer the neighbours of the role, then common ones."""
    near = market.vocabulary.roles.nearest(query.role.occupation) if query.role else ()
    names = [name for name in dict.fromkeys((*near, *COMMON_ROLES)) if not _is_role(query, name)]
    roles = [Role(name, query.role.level if query.role else None) for name in names[:_CHOICES]]
    return [Next("role", replace(query, roles=(role, *query.roles[1:])), (role,)) for role in roles]


def _is_role(query: Query, name: str) -> bool:
    return query.role is not None and query.role.occupation == name


def _levels(query: Query, _market: Market) -> list[Next]:
    """Offer every level of the role, and the role as a whole."""
    role = query.role
    if role is None:
        return []
    roles = [replace(role, level=level, surface="") for level in (None, *Level)]
    return [Next("role", replace(query, roles=(role, *query.roles[1:])), (role,)) for role in roles]


def _places(query: Query, market: Market) -> list[Next]:
    """Offer the other reading of the place's name, then countries that have figures for the role."""
    others = _other_places(query, query.place, market)
    return [Next("place", replace(query, places=(place, *query.places[1:])), (place,)) for place in others]


def _other_ends(query: Query, market: Market) -> list[Next]:
    """Offer the two places the other way round, then the same choices for the second."""
    here, there = query.places[:2]
    swapped = Next("swap", replace(query, places=(there, here)))
    others = _other_places(query, there, market)
    return [swapped, *(Next("place", replace(query, places=(here, place)), (place,)) for place in others)]


def _other_places(query: Query, place: Place | None, market: Market) -> tuple[Place, ...]:
    held = market.knowledge.countries_with_pay(query.role.occupation) if query.role else ()
    other = (place.alternative,) if place and place.alternative else ()
    countries = (Place(code) for code in held if place is None or code != place.country)
    return (*other, *countries)[:_CHOICES]


def _intents(query: Query, _market: Market) -> list[Next]:
    bare = replace(query, aspect=None, details=(), flags=frozenset())
    return [Next(f"reading_{intent}", replace(bare, intent=intent)) for intent in _INTENTS]


def _pay(query: Query, _market: Market) -> list[Next]:
    """Offer to leave the pay out; another amount is typed."""
    aspect = None if query.aspect is Aspect.WORTH else query.aspect
    return [Next("no_pay", replace(query, money=(), aspect=aspect))]


_CHOICES_OF: dict[str, Callable[[Query, Market], list[Next]]] = {
    "role": _roles,
    "level": _levels,
    "place": _places,
    "there": _other_ends,
    "intent": _intents,
    "pay": _pay,
}

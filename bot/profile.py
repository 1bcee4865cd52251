"""What a person asked to be remembered of them: their own pay, and what they ticked."""

from dataclasses import dataclass, replace
from functools import cache

from pydantic import TypeAdapter

from bot.models import REMEMBER, Aspect, Intent, Money, Query

TICK = "tick."
"""The names of details that are ticks begin so."""
_TICKED = frozenset({Aspect.TICKS, Aspect.PLAN})


@dataclass(frozen=True, slots=True)
class Profile:
    """Own pay and ticks; empty for who never asked to be remembered."""

    pay: Money | None = None
    ticks: tuple[str, ...] = ()

    def learn(self, query: Query) -> "Profile":
        """Return the profile after a query that is to be remembered; the same after any other."""
        if REMEMBER not in query.flags:
            return self
        if _has_ticks(query):
            ticked = tuple(name for name, _ in query.details if name.startswith(TICK))
            return replace(self, ticks=ticked)
        return replace(self, pay=query.pay or self.pay)

    def supply(self, query: Query) -> Query:
        """Return the query with what is remembered and was not said anew."""
        if REMEMBER in query.flags:
            return query
        if self.ticks and _has_ticks(query):
            known = dict(query.details) | dict.fromkeys(self.ticks, "1")
            return replace(query, details=tuple(known.items()), flags=query.flags | {REMEMBER})
        if self.pay and query.aspect is Aspect.WORTH and query.pay is None:
            return replace(query, money=(self.pay, *query.money), flags=query.flags | {REMEMBER})
        return query


def _has_ticks(query: Query) -> bool:
    return query.aspect in _TICKED or query.intent is Intent.CHECKLIST


@cache
def _form() -> TypeAdapter[Profile]:
    return TypeAdapter(Profile)


def to_json(profile: Profile) -> str:
    """Write a profile as JSON."""
    return _form().dump_json(profile, exclude_defaults=True).decode()


def from_json(text: str) -> Profile:
    """Read a profile that `to_json` wrote; raise ValueError for anything else."""
    return _form().validate_json(text)

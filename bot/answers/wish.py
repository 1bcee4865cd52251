"""Tell me when you have it: a question that found nothing is kept, and answered once when it can be."""

from dataclasses import dataclass, replace
from typing import ClassVar

from bot.answers.answer import Answer, Next
from bot.models import Aspect, Place, Query, Role

WISH = "wish"
"""The flag of a question whose answer is waited for."""


@dataclass(frozen=True, kw_only=True)
class WishAnswer(Answer):
    """The wish is kept; whoever gives this answer keeps it."""

    template: ClassVar[str] = "wish"
    role: Role | None
    place: Place | None


def offer(query: Query, *flags: str) -> tuple[Next, ...]:
    """Offer to tell somebody later; not where it is not known what they want to know."""
    if query.role is None and query.place is None:
        return ()
    wished = replace(query.without_own(), flags=query.flags | {WISH, *flags}, receipt=None)
    if query.aspect is Aspect.WORTH:  # their own pay is not kept for it, so it is the market's that comes
        wished = replace(wished, aspect=None)
    return (Next("tell_me", wished),)


def wished_for(query: Query) -> Query | None:
    """Return the question that somebody wants answered later; None where that is not asked for."""
    return replace(query, flags=query.flags - {WISH}) if WISH in query.flags else None


def kept(query: Query) -> WishAnswer:
    """Confirm a wish."""
    return WishAnswer(query=query.without_own(), role=query.role, place=query.place)

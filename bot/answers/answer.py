"""What all answers share: the query, the figures with their evidence, and the next questions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import ClassVar, TypeVar

from bot.evidence import Figure, Withheld
from bot.models import Intent, Place, Query, Role

BESIDE = "beside"
"""The flag of a button whose message stays as it is; what it asks for is sent beside it."""
IN_A_ROW = 3
"""Buttons that stand beside each other."""
_MOST_ROWS = 3
_Judged = TypeVar("_Judged", Figure, Withheld)


@dataclass(frozen=True, slots=True)
class Next:
    """A next question: the key of its label in `labels.toml`, the query behind it, what the label names.

    With `script`, the name of a text in `prompts/*/scripts`, the button copies that text instead.
    """

    label: str
    query: Query
    names: tuple[Role | Place | str, ...] = ()
    script: str | None = None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Facts chosen for one query. Its fields are what its template may print."""

    template: ClassVar[str]
    query: Query
    next: tuple[tuple[Next, ...], ...] = ()
    unread: bool = False
    """What was said could not be read as what the form asks for, so it asks again."""

    @property
    def is_in_vain(self) -> bool:
        """Say whether just what was asked for is not held, so that somebody may wait for it."""
        return False

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the answer, in the order of its fields, each once."""
        return tuple(dict.fromkeys(_found(Figure, self)))

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        """All facts that the answer says it does not show."""
        return tuple(dict.fromkeys(_found(Withheld, self)))


def _found(kind: type[_Judged], value: object) -> Iterator[_Judged]:
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _found(kind, item)
    elif is_dataclass(value) and not isinstance(value, Query | Figure | Withheld):
        for field in fields(value):
            yield from _found(kind, getattr(value, field.name))


def distinct(claims: Iterable[Figure]) -> tuple[Figure, ...]:
    """Keep one claim of those that say the same words."""
    return tuple({claim.fact.text or claim.fact.subject: claim for claim in claims}.values())


def ask(query: Query, intent: Intent, **changes: object) -> Query:
    """Make the query of a next question on the same role and place."""
    kept = Query(intent=intent, roles=query.roles[:1], places=query.places[:1])
    return replace(kept, **changes)  # type: ignore[arg-type]


def in_rows(items: Sequence[Next], most: int = IN_A_ROW) -> tuple[tuple[Next, ...], ...]:
    """Set next questions beside each other, up to `most` in a row."""
    return tuple(tuple(items[start : start + most]) for start in range(0, len(items), most))


def with_next(rows: tuple[tuple[Next, ...], ...], item: Next) -> tuple[tuple[Next, ...], ...]:
    """Add a next question: beside those of the last row, or below them while there are few rows."""
    *before, last = rows or ((),)
    room = len(last) < IN_A_ROW or (len(before) + 1 >= _MOST_ROWS and len(last) == IN_A_ROW)
    return (*before, (*last, item)) if room else (*before, last, (item,))


def role_and_place(query: Query) -> tuple[Role, Place]:
    """Return the role and the place of a query that is known to name both."""
    if query.role is None or query.place is None:
        raise ValueError("this answer needs a query that names a role and a place")
    return query.role, query.place


def follow_ups(query: Query, *intents: Intent) -> tuple[Next, ...]:
    """Offer these intents on the same role and place, one button each."""
    return tuple(Next(label=str(intent), query=ask(query, intent)) for intent in intents)

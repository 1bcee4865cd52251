"""The roles, places, money and skill of a text, in the order they were said."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from bot.models import Money, Place, Role
from knowledge.vocabulary.words import Vocabulary

if TYPE_CHECKING:
    from bot.understand.places import PlaceFinder, PlaceSpan
    from bot.understand.roles import RoleFinder, RoleSpan


PUBLIC_FIGURES = frozenset({"politician", "mayor", "professional athlete", "referee", "content creator"})
"""Occupations whose pay is not set by a market; who asks for it mostly means one person."""
_COUNTRY_BEFORE_PAY = re.compile(r"\bus\s+(?=\$?\s?\d)", re.IGNORECASE)
"""Arguments such as data engineer us $150k name a country; elsewhere us is a word, and US $ a currency."""
MOST = 20
"""Entities of a kind that are taken from one text."""
_Named = TypeVar("_Named", Role, Place)


class _Span(Protocol):
    """Where something stands in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Mask:
    """A span of the text that names an entity of a kind: role, figure, place, money."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Entities:
    """What a text names; `masks` says where, in order and without overlap."""

    roles: tuple[Role, ...] = ()
    places: tuple[Place, ...] = ()
    money: tuple[Money, ...] = ()
    skill: str | None = None
    role_candidates: tuple[Role, ...] = ()
    masks: tuple[Mask, ...] = field(default=(), compare=False)

    def __bool__(self) -> bool:
        return bool(self.roles or self.places or self.money or self.skill)

    def between(self, text: str) -> str:
        """Return the text that they were read from without them."""
        for mask in self.masks:
            text = text[: mask.start] + " " * (mask.end - mask.start) + text[mask.end :]
        return text


class EntityReader:
    """Reads entities with the finders of each kind, loaded when the first text comes."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def read(self, text: str, country: str | None = None) -> Entities:
        """Return what `text` names; a place inside a title or an amount belongs to that.

        `country` is the one talked about before: the currency of amounts in a text that names no place.
        """
        return self._join(text, self._roles.find(text), self._places.find(text), country)

    def read_arguments(self, text: str, *, has_pay: bool = False) -> Entities:
        """Return what the arguments of a command name: slugs are spelt out, "uk" needs no "in" before it.

        With `has_pay` a plain number such as 72000 is pay, with no word of it.
        """
        spelt = re.sub(r"(?<=\w)[-_](?=[^\W\d])", " ", text)
        spelt = _COUNTRY_BEFORE_PAY.sub("US, ", spelt)
        roles = self._roles.find(spelt)
        rest = _without(spelt, roles)
        places = self._places.find(rest) or (self._places.find(f"in {rest.strip()}") if rest.strip() else [])
        return self._join(spelt, roles, places, has_pay=has_pay)

    def _join(
        self,
        text: str,
        roles: "Iterable[RoleSpan]",
        places: "Iterable[PlaceSpan]",
        before: str | None = None,
        *,
        has_pay: bool = False,
    ) -> Entities:
        from bot.understand.money import find_money
        from bot.understand.skills import find_skill

        country = next((span.place.country for span in places if not span.excluded), before)
        money = find_money(text, country, self._vocabulary.currencies, has_pay=has_pay)
        taken = [Mask(span.start, span.end, "money") for span in money[:MOST]]
        titles = [span for span in roles if not _covered(span, taken)][:MOST]
        taken += [Mask(span.start, span.end, _kind(span.role)) for span in titles]
        where = [span for span in places if not _covered(span, taken)][:MOST]
        taken += [Mask(span.start, span.end, "place") for span in where]
        return Entities(
            roles=_distinct(span.role for span in titles),
            places=_distinct(span.place for span in where if not span.excluded),
            money=tuple(span.money for span in money),
            skill=find_skill(text),
            role_candidates=_fork(titles),
            masks=tuple(sorted(taken, key=lambda mask: mask.start)),
        )

    @cached_property
    def _roles(self) -> "RoleFinder":
        from bot.understand.roles import RoleFinder

        return RoleFinder(self._vocabulary.roles)

    @cached_property
    def _places(self) -> "PlaceFinder":
        from bot.understand.places import PlaceFinder

        return PlaceFinder(self._vocabulary.places)


def _without(text: str, spans: "Iterable[RoleSpan]") -> str:
    """Return `text` with the spans blanked out; what is left stands where it stood."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _covered(span: _Span, taken: list[Mask]) -> bool:
    return any(span.start < mask.end and mask.start < span.end for mask in taken)


def _distinct(found: Iterable[_Named]) -> tuple[_Named, ...]:
    """Return each role or place once, whatever the words it was named with."""
    named: dict[tuple[object, ...], _Named] = {}
    for one in found:
        same = (one.occupation, one.level) if isinstance(one, Role) else (one.country, one.region, one.city)
        named.setdefault(same, one)
    return tuple(named.values())


def _fork(spans: "list[RoleSpan]") -> tuple[Role, ...]:
    """Return the titles that fit about equally well where the first title is ambiguous."""
    return spans[0].candidates if spans and len(spans[0].candidates) > 1 else ()


def _kind(role: Role) -> str:
    return "figure" if role.occupation in PUBLIC_FIGURES else "role"

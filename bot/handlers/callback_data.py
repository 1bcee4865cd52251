"""A query in the 64 bytes of a button: `1s|rml engineer:d|pGB` is version 1, salary, a role, a place.

What does not fit is kept in the people database and named by its digest: `1#k3v…`. What a form was told
is in no button: a button under a form says what it changes in the form that the chat's context holds,
`1~ovoK3Q|da.base=92000`. A pay that was said may stand in a button, as it stands in the message above it.
"""

import base64
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from bot.models import Aspect, Intent, Money, PayPeriod, Place, Query, Role, Stake
from knowledge.models import Level

VERSION = "1"
MOST_BYTES = 64
_KEY_LETTERS = 24
_INTENTS = {
    "s": Intent.SALARY,
    "k": Intent.SKILLS,
    "n": Intent.NEGOTIATION,
    "c": Intent.COST_OF_LIVING,
    "d": Intent.DEMAND,
    "a": Intent.AI_IMPACT,
    "v": Intent.COMPARE,
    "l": Intent.CHECKLIST,
    "r": Intent.REPORT,
    "w": Intent.WHY,
    "q": Intent.SOURCES,
    "u": Intent.SUBSCRIBE,
    "x": Intent.UNSUBSCRIBE,
    "y": Intent.SUBSCRIPTIONS,
    "e": Intent.SCORECARD,
    "f": Intent.FORGET,
    "h": Intent.HELP,
    "g": Intent.GREETING,
    "t": Intent.THANKS,
    "o": Intent.OUT_OF_SCOPE,
}
_LETTERS = {intent: letter for letter, intent in _INTENTS.items()}


_ASPECTS = {
    "w": Aspect.WORTH,
    "o": Aspect.OFFERS,
    "m": Aspect.MOVE,
    "r": Aspect.PRACTICE,
    "p": Aspect.PLAN,
    "t": Aspect.TICKS,
}
_ASPECT_LETTERS = {aspect: letter for letter, aspect in _ASPECTS.items()}
_STAKES = {Stake.OFFER: "o", Stake.NOW: "n", Stake.OTHER: "e", Stake.WISH: "w"}
_NO_ASPECT = "-"
_CHANGE = f"{VERSION}~"
_MARK_LETTERS = 3


class StaleButtonError(Exception):
    """The button belongs to another version of the bot, or what it stands for is no longer kept."""


def write(query: Query) -> str | None:
    """Write a query as callback data; None where it does not fit into 64 bytes, or belongs to a form."""
    if query.details or query.asking:
        return None
    return _joined(VERSION + _LETTERS[query.intent], list(_fields(query)))


def write_change(form: Query, query: Query) -> str | None:
    """Write what a query changes in a form; None where that does not fit into 64 bytes."""
    before, after = _by_kind(form), _by_kind(query)
    fields = [
        item
        for kind in dict.fromkeys((*before, *after))
        if before.get(kind) != after.get(kind)
        for item in after.get(kind, [kind])  # a kind alone takes away what the form has of it
    ]
    told, tells = dict(form.details), dict(query.details)
    fields += [f"d{name}" for name in told if name not in tells]
    fields += [f"d{name}={value}" for name, value in tells.items() if told.get(name) != value]
    if query.asking:
        fields.append(f"?{query.asking}")
    head = _CHANGE + _aspect_letter(form) + _LETTERS[query.intent] + _aspect_letter(query) + _mark(form)
    return _joined(head, fields)


def is_change(data: str) -> bool:
    """Tell whether callback data changes a form."""
    return data.startswith(_CHANGE)


def change(form: Query | None, data: str) -> Query:
    """Change a form as callback data says; raise StaleButtonError where there is no such form any more."""
    head, *fields = data.split("|")
    if form is None or len(head) != len(_CHANGE) + 3 + _MARK_LETTERS or head[3] not in _INTENTS:
        raise StaleButtonError(head)
    if (head[2], head[5:]) != (_aspect_letter(form), _mark(form)):
        raise StaleButtonError(head)
    told = dict(form.details)
    kept = replace(form, intent=_INTENTS[head[3]], aspect=_ASPECTS.get(head[4]), asking=None, details=())
    for letter in {field[:1] for field in fields} & _CLEARED.keys():
        kept = replace(kept, **_CLEARED[letter])
    try:
        for field in fields:
            if field.startswith("d"):
                name, equals, value = field[1:].partition("=")
                told = told | {name: value} if equals else {key: told[key] for key in told if key != name}
            elif field.startswith("?"):
                kept = replace(kept, asking=field[1:])
            elif len(field) > 1:
                kept = _READERS[field[0]](kept, field[1:])
    except (KeyError, ValueError) as error:
        raise StaleButtonError(head) from error
    return replace(kept, details=tuple(told.items()))


def _joined(head: str, fields: list[str]) -> str | None:
    data = "|".join([head, *fields])
    fits = len(data.encode()) <= MOST_BYTES and not any("|" in field for field in fields)
    return data if fits else None


def _mark(form: Query) -> str:
    """Mark what a form is about: a button under another one must not change it."""
    about = "|".join((*map(_write_role, form.roles), *map(_write_place, form.places)))
    return base64.urlsafe_b64encode(hashlib.sha256(about.encode()).digest())[:_MARK_LETTERS].decode()


def _aspect_letter(query: Query) -> str:
    return _ASPECT_LETTERS[query.aspect] if query.aspect else _NO_ASPECT


def _by_kind(query: Query) -> dict[str, list[str]]:
    """Sort the fields of a query, but for its aspect, by the letter of their kind."""
    kinds: dict[str, list[str]] = {}
    for item in _fields(replace(query, aspect=None, receipt=None)):
        kinds.setdefault(item[0], []).append(item)
    return kinds


def write_key(query_json: str) -> tuple[str, str]:
    """Name a query that does not fit: its key in the people database, and the callback data that names it."""
    key = hashlib.sha256(query_json.encode()).hexdigest()[:_KEY_LETTERS]
    return key, f"{VERSION}#{key}"


def read_key(data: str) -> str | None:
    """Return the key of a kept query; None where the data holds the query itself."""
    return data[2:] if data.startswith(f"{VERSION}#") else None


def read(data: str) -> Query:
    """Read the query back; raise StaleButtonError for data of another version or of nobody's making."""
    head, *fields = data.split("|")
    if len(head) != 2 or head[0] != VERSION or head[1] not in _INTENTS:
        raise StaleButtonError(head[:2])
    query = Query(_INTENTS[head[1]])
    try:
        for field in fields:
            query = _READERS[field[:1]](query, field[1:])
    except (KeyError, ValueError) as error:
        raise StaleButtonError(head) from error
    return query


def _fields(query: Query) -> Iterator[str]:
    """Write each entity with the letter of its kind; words it was read from and doubts are left out."""
    yield from ("r" + _write_role(role) for role in query.roles)
    yield from ("b" + _write_role(role) for role in query.role_candidates)
    yield from ("p" + _write_place(place) for place in query.places)
    yield from ("m" + _write_money(money) for money in query.money)
    if query.skill:
        yield "k" + query.skill
    if query.receipt:
        yield "w" + query.receipt
    if query.aspect:
        yield "t" + _ASPECT_LETTERS[query.aspect]
    yield from ("f" + flag for flag in sorted(query.flags) if not flag.startswith("lang:"))


def _write_role(role: Role) -> str:
    return f"{role.occupation}:{role.level}" if role.level else role.occupation


def _read_role(text: str) -> Role:
    occupation, _, level = text.partition(":")
    return Role(occupation, Level(level) if level else None)


def _write_place(place: Place) -> str:
    return ":".join((place.country, place.region or "", place.city or "")).rstrip(":")


def _read_place(text: str) -> Place:
    country, region, city = (*text.split(":"), "", "")[:3]
    return Place(country, region or None, city or None)


def _write_money(money: Money) -> str:
    high = "" if money.high is None else f"{money.high:.12g}"
    parts = (
        f"{money.amount:.12g}",
        money.currency or "",
        money.period or "",
        high,
        "a" * money.assumed
        + "r" * money.is_rent
        + "t" * money.is_net
        + (_STAKES[money.stake] if money.stake else ""),
    )
    return ":".join(parts).rstrip(":")


def _read_money(text: str) -> Money:
    amount, currency, period, high, assumed = (*text.split(":"), "", "", "", "")[:5]
    return Money(
        float(amount),
        currency or None,
        PayPeriod(period) if period else None,
        float(high) if high else None,
        assumed="a" in assumed,
        is_rent="r" in assumed,
        is_net="t" in assumed,
        stake=next((stake for stake, letter in _STAKES.items() if letter in assumed), None),
    )


_READERS: dict[str, Callable[[Query, str], Query]] = {
    "r": lambda query, text: replace(query, roles=(*query.roles, _read_role(text))),
    "b": lambda query, text: replace(query, role_candidates=(*query.role_candidates, _read_role(text))),
    "p": lambda query, text: replace(query, places=(*query.places, _read_place(text))),
    "m": lambda query, text: replace(query, money=(*query.money, _read_money(text))),
    "k": lambda query, text: replace(query, skill=text),
    "w": lambda query, text: replace(query, receipt=text),
    "t": lambda query, text: replace(query, aspect=_ASPECTS[text]),
    "f": lambda query, text: replace(query, flags=query.flags | {text}),
}
_CLEARED: dict[str, dict[str, Any]] = {
    "r": {"roles": ()},
    "b": {"role_candidates": ()},
    "p": {"places": ()},
    "m": {"money": ()},
    "k": {"skill": None},
    "w": {"receipt": None},
    "f": {"flags": frozenset()},
}

"""A query in the 64 bytes of a button: `1s|rml engineer:d|pGB` is version 1, salary, a role, a place.

What does not fit is kept in the people database and named by its digest: `1#k3v…`.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.models import Intent, Money, PayPeriod, Place, Query, Role
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
    "h": Intent.HELP,
    "g": Intent.GREETING,
    "t": Intent.THANKS,
    "o": Intent.OUT_OF_SCOPE,
}
_LETTERS = {intent: letter for letter, intent in _INTENTS.items()}


class StaleButtonError(Exception):
    """The button belongs to another version of the bot, or what it stands for is no longer kept."""


def write(query: Query) -> str | None:
    """Write a query as callback data; None where it does not fit into 64 bytes."""
    fields = list(_fields(query))
    if any("|" in field for field in fields):
        return None
    data = "|".join([VERSION + _LETTERS[query.intent], *fields])
    return data if len(data.encode()) <= MOST_BYTES else None


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
        "a" * money.assumed + "r" * money.is_rent,
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
    )


_READERS: dict[str, Callable[[Query, str], Query]] = {
    "r": lambda query, text: replace(query, roles=(*query.roles, _read_role(text))),
    "b": lambda query, text: replace(query, role_candidates=(*query.role_candidates, _read_role(text))),
    "p": lambda query, text: replace(query, places=(*query.places, _read_place(text))),
    "m": lambda query, text: replace(query, money=(*query.money, _read_money(text))),
    "k": lambda query, text: replace(query, skill=text),
    "w": lambda query, text: replace(query, receipt=text),
    "f": lambda query, text: replace(query, flags=query.flags | {text}),
}

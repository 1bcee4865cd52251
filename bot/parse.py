"""One line of `marketbot parse`: what a text was understood as, as flat JSON."""

import json

from bot.models import Intent, Query, Unclear, Utterance
from bot.understand.understanding import Understanding

NEAREST_INTENT = {
    Intent.CHECKLIST: Intent.SKILLS,
    Intent.REPORT: Intent.SALARY,
    Intent.WHY: Intent.HELP,
    Intent.SOURCES: Intent.HELP,
    Intent.SUBSCRIPTIONS: Intent.SUBSCRIBE,
    Intent.SCORECARD: Intent.SALARY,
    Intent.FORGET: Intent.UNSUBSCRIBE,
}
"""The records know fewer intents than the bot."""
_LESS = frozenset({"pause", "drop"})


def parse_lines(line: str, understanding: Understanding) -> str:
    """Return the record of a line `{"id", "text"}` as JSON; ValueError says what is wrong with the line."""
    try:
        asked = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"expected a JSON object with id and text: {error}") from error
    match asked:
        case {"text": str(text)}:
            found = understanding.understand(Utterance(text))
            return json.dumps({"id": asked.get("id"), **record(found)}, ensure_ascii=False)
    raise ValueError('expected an object such as {"id": 1, "text": "/help"}')


def record(found: Query | Unclear) -> dict[str, object]:
    """Return the flat record of a query; of the best reading where it is not clear."""
    query = _best(found)
    first, second = (*query.roles, None, None)[:2]
    place, other = (*query.places, None, None)[:2]
    pay = query.pay or query.rent
    return {
        "intent": str(_intent(query)),
        "confidence": round(query.confidence, 3),
        "role": first.occupation if first else None,
        "seniority": _seniority(query),
        "country": place.country if place else query.detail("a.country"),
        "city": place.city if place else None,
        "amount": pay.amount if pay else _base(query),
        "currency": pay.currency if pay else None,
        "period": str(pay.period) if pay and pay.period else None,
        "role2": second.occupation if second else None,
        "country2": other.country if other else query.detail("b.country"),
        "city2": other.city if other else None,
        "skill": query.skill,
    }


def _base(query: Query) -> float | None:
    """Return the base pay of the first of two offers."""
    base = query.detail("a.base")
    return float(base) if base else None


def _intent(query: Query) -> Intent:
    """Return the nearest intent that the records know; to hear less is to unsubscribe."""
    if query.intent is Intent.SUBSCRIPTIONS and query.flags & _LESS:
        return Intent.UNSUBSCRIBE
    return NEAREST_INTENT.get(query.intent, query.intent)


def _best(found: Query | Unclear) -> Query:
    if isinstance(found, Query):
        return found
    return found.readings[0] if found.readings else Query(Intent.OUT_OF_SCOPE, 0.0)


def _seniority(query: Query) -> str | None:
    """Return the level of the role, or the one that was said without a role."""
    if query.role:
        return str(query.role.level) if query.role.level else None
    return next((flag.removeprefix("level:") for flag in query.flags if flag.startswith("level:")), None)

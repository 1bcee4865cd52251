"""Deep links: a question in the 64 characters that `t.me/<bot>?start=` carries.

`s-mldir-gb` is a salary question: a letter for the intent, a title, a country; `_` joins words.
"""

import re
from dataclasses import dataclass

from bot.models import Intent

LETTERS = {
    "s": Intent.SALARY,
    "k": Intent.SKILLS,
    "n": Intent.NEGOTIATION,
    "c": Intent.COST_OF_LIVING,
    "d": Intent.DEMAND,
    "a": Intent.AI_IMPACT,
    "l": Intent.CHECKLIST,
    "r": Intent.REPORT,
}
_LEVELS = {
    "dir": "director",
    "ld": "lead",
    "sr": "senior",
    "jr": "junior",
    "mgr": "manager",
    "pr": "principal",
}
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
_COUNTRY = re.compile(r"[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Link:
    """What a payload asks: an intent, a title in words ("" for none), an ISO country code or None."""

    intent: Intent
    title: str
    country: str | None


def read_payload(payload: str) -> Link | None:
    """Return the question in `payload`; None where it holds none."""
    if not _PAYLOAD.fullmatch(payload):
        return None
    letter, *parts = payload.split("-")
    intent = LETTERS.get(letter.lower())
    if intent is None:
        return None
    country = parts.pop().upper() if parts and _COUNTRY.fullmatch(parts[-1]) else None
    return Link(intent, _title(" ".join(parts).replace("_", " ")), country)


def write_payload(intent: Intent, title: str, country: str | None) -> str | None:
    """Return the payload for a question, None when it does not fit into 64 characters."""
    letter = next((letter for letter, known in LETTERS.items() if known is intent), None)
    slug = re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")
    payload = "-".join(part for part in (letter, slug, (country or "").lower()) if part)
    return payload if letter and _PAYLOAD.fullmatch(payload) else None


def _title(slug: str) -> str:
    """Return a title's words with a level that is glued to them set apart: mldir is ml director."""
    for short, level in _LEVELS.items():
        if slug.endswith(short) and len(slug) > len(short) and " " not in slug:
            return f"{slug.removesuffix(short)} {level}"
    return slug

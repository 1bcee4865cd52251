"""Slash commands: the intent they name and the words that follow."""

import re
from dataclasses import dataclass

from bot.models import Aspect, Intent

_COMMAND = re.compile(r"\s*/(?P<name>[A-Za-z_]+)(?:@\w+)?(?:\s+(?P<rest>.*))?\s*$", re.DOTALL)
_RECEIPT = re.compile(r"\bR-?([0-9A-Z]{4,12})\b", re.IGNORECASE)

INTENTS = {
    "salary": Intent.SALARY,
    "pay": Intent.SALARY,
    "worth": Intent.SALARY,
    "skills": Intent.SKILLS,
    "negotiate": Intent.NEGOTIATION,
    "negotiation": Intent.NEGOTIATION,
    "cost": Intent.COST_OF_LIVING,
    "cost_of_living": Intent.COST_OF_LIVING,
    "living": Intent.COST_OF_LIVING,
    "demand": Intent.DEMAND,
    "ai": Intent.AI_IMPACT,
    "ai_impact": Intent.AI_IMPACT,
    "compare": Intent.COMPARE,
    "offers": Intent.COMPARE,
    "checklist": Intent.CHECKLIST,
    "plan": Intent.CHECKLIST,
    "report": Intent.REPORT,
    "why": Intent.WHY,
    "sources": Intent.SOURCES,
    "scorecard": Intent.SCORECARD,
    "subscribe": Intent.SUBSCRIBE,
    "updates": Intent.SUBSCRIBE,
    "subscriptions": Intent.SUBSCRIPTIONS,
    "unsubscribe": Intent.UNSUBSCRIBE,
    "stop": Intent.UNSUBSCRIBE,
    "help": Intent.HELP,
    "start": Intent.GREETING,
    "move": Intent.COST_OF_LIVING,
    "practice": Intent.NEGOTIATION,
}
ASPECTS = {
    "plan": Aspect.PLAN,
    "worth": Aspect.WORTH,
    "move": Aspect.MOVE,
    "offers": Aspect.OFFERS,
    "practice": Aspect.PRACTICE,
}
"""Commands that ask for a part of their intent."""

SPOKEN = frozenset({"negotiate", "worth"})
"""Commands that are typed without their slash: no title begins with such a word."""


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command: its name, its intent (None for a name that is not known), and its arguments."""

    name: str
    intent: Intent | None
    rest: str
    aspect: Aspect | None = None


def read_command(text: str) -> Command | None:
    """Return the command that `text` starts with: /salary, /salary@bot ml-director uk; None without one."""
    match = _COMMAND.match(text)
    if match is None:
        return None
    name = match["name"].lower()
    return Command(name, INTENTS.get(name), (match["rest"] or "").strip(), ASPECTS.get(name))


def read_spoken(text: str) -> Command | None:
    """Return the command that `text` starts with without its slash, of those that begin no title."""
    name, _, rest = text.strip().partition(" ")
    return read_command(f"/{name} {rest}") if name.lower() in SPOKEN and rest else None


def find_receipt(text: str) -> str | None:
    """Return the receipt named in `text` in its printed form, R-7F3K."""
    match = _RECEIPT.search(text)
    return f"R-{match[1].upper()}" if match else None

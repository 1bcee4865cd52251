"""A level that is said alone: "senior?", "as a junior"."""

from bot.understand.text import words
from knowledge.models import Level

WORDS = {
    "intern": Level.INTERN,
    "trainee": Level.INTERN,
    "junior": Level.JUNIOR,
    "jr": Level.JUNIOR,
    "graduate": Level.JUNIOR,
    "fresher": Level.JUNIOR,
    "entry": Level.JUNIOR,
    "mid": Level.MID,
    "intermediate": Level.MID,
    "senior": Level.SENIOR,
    "sr": Level.SENIOR,
    "seniors": Level.SENIOR,
    "juniors": Level.JUNIOR,
    "lead": Level.LEAD,
    "principal": Level.PRINCIPAL,
    "staff": Level.PRINCIPAL,
    "manager": Level.MANAGER,
    "director": Level.DIRECTOR,
    "head": Level.DIRECTOR,
    "vp": Level.VP,
    "cto": Level.C_LEVEL,
    "c-level": Level.C_LEVEL,
}


def find_level(text: str) -> Level | None:
    """Return the first level that `text` names."""
    return next((WORDS[word.text] for word in words(text) if word.text in WORDS), None)

"""The part of an intent that the words of a text ask for: a 90-day plan, of a question about what to do."""

from dataclasses import replace
from functools import cached_property
from pathlib import Path

from bot.models import Aspect, Intent, Query
from bot.understand.phrases import LANGUAGES, read_lists
from bot.understand.text import key

_INTENTS = {
    Aspect.PLAN: (Intent.CHECKLIST, Intent.SKILLS),
    Aspect.TICKS: (Intent.SKILLS,),
}
"""The intents that an aspect is a part of; the first is meant where the words say no other."""


class Aspects:
    """Finds aspects by the words of `aspects.txt` of every language: `aspect = words | words`."""

    def __init__(self, languages: Path = LANGUAGES) -> None:
        self._languages = languages

    def intent(self, text: str) -> Intent | None:
        """Return the intent of a text that names an aspect; None for any other text."""
        aspect = self._named(text)
        return _INTENTS[aspect][0] if aspect else None

    def complete(self, query: Query, text: str) -> Query:
        """Return a query with the aspect that its text names, if that is a part of its intent."""
        aspect = self._named(text)
        return replace(query, aspect=aspect) if aspect and query.intent in _INTENTS[aspect] else query

    def _named(self, text: str) -> Aspect | None:
        said = f" {key(text)} "
        return next((aspect for phrase, aspect in self._phrases.items() if f" {phrase} " in said), None)

    @cached_property
    def _phrases(self) -> dict[str, Aspect]:
        return {
            key(phrase): Aspect(name)
            for path in sorted(self._languages.glob("*/aspects.txt"))
            for name, phrases in read_lists(path)
            for phrase in phrases
        }

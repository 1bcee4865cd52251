"""The part of an intent that the words of a text ask for: a 90-day plan, of a question about what to do."""

from dataclasses import replace
from functools import cached_property
from pathlib import Path

from bot.models import Aspect, Intent, Query
from bot.understand.ends import ENDS
from bot.understand.entities import Entities
from bot.understand.text import key
from bot.understand.word_lists import LANGUAGES, names_of_phrases

_INTENTS = {
    Aspect.PLAN: (Intent.CHECKLIST, Intent.SKILLS),
    Aspect.TICKS: (Intent.SKILLS,),
    Aspect.MOVE: (Intent.COST_OF_LIVING, Intent.COMPARE),
}
"""The intents that an aspect is a part of; the first is meant where the words say no other."""
_YEARS_PAY = 10_000


class Aspects:
    """Finds aspects by the words of `aspects.txt` of every language: `aspect = words | words`."""

    def __init__(self, languages: Path = LANGUAGES) -> None:
        self._languages = languages

    def intent(self, text: str, entities: Entities, *, refused: bool) -> Intent | None:
        """Return the intent of a text that names an aspect; None for any other text.

        The words of a move stand in other questions too: with two places they decide where the text would be
        refused, and so does a year's pay in their stead, which no journey costs.
        """
        aspect, ends = self._named(text), len(entities.places) >= ENDS
        if aspect and aspect is not Aspect.MOVE:
            return _INTENTS[aspect][0]
        is_move = aspect or any(money.amount >= _YEARS_PAY for money in entities.money)
        return _INTENTS[Aspect.MOVE][0] if refused and ends and is_move else None

    def complete(self, query: Query, text: str) -> Query:
        """Return a query with the aspect that its text names, if that is a part of its intent."""
        aspect = self._named(text)
        if aspect is Aspect.MOVE and len(query.places) < ENDS:
            return query
        return replace(query, aspect=aspect) if aspect and query.intent in _INTENTS[aspect] else query

    def _named(self, text: str) -> Aspect | None:
        said = f" {key(text)} "
        return next((aspect for phrase, aspect in self._phrases.items() if f" {phrase} " in said), None)

    @cached_property
    def _phrases(self) -> dict[str, Aspect]:
        found = names_of_phrases(self._languages, "aspects.txt")
        return {phrase: Aspect(name) for phrase, name in found.items()}

"""Whether a question about pay asks for a day rate or an hourly rate."""

from dataclasses import replace
from functools import cached_property
from pathlib import Path

from bot.models import RATE, Intent, Query
from bot.understand.text import key
from bot.understand.word_lists import LANGUAGES, names_of_phrases


class RateReader:
    """Reads it by the words of `rates.txt` of the languages that have one: `day = words | words`."""

    def __init__(self, languages: Path = LANGUAGES) -> None:
        self._languages = languages

    def complete(self, query: Query, text: str) -> Query:
        """Return a question about pay with the flag rate:day or rate:hour; an hour is said more clearly."""
        if query.intent is not Intent.SALARY or query.pay is not None:
            return query
        said = f" {key(text)} "
        found = max((unit for phrase, unit in self._phrases.items() if f" {phrase} " in said), default=None)
        return replace(query, flags=query.flags | {f"{RATE}{found}"}) if found else query

    @cached_property
    def _phrases(self) -> dict[str, str]:
        return names_of_phrases(self._languages, "rates.txt")

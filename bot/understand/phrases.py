"""Small talk and control: phrases that are matched whole, one file a language."""

from functools import cached_property
from pathlib import Path

from bot.models import Intent
from bot.understand.text import key
from bot.understand.word_lists import LANGUAGES, names_of_phrases


class Phrases:
    """Phrases and what they ask, from `phrases.txt` of every language: `intent = phrase | phrase`."""

    def __init__(self, languages: Path = LANGUAGES) -> None:
        self._languages = languages

    def find(self, text: str) -> Intent | None:
        """Return what `text` asks when it is one of the phrases as a whole."""
        return self._intents.get(key(text)) if len(text) < 80 else None

    @cached_property
    def _intents(self) -> dict[str, Intent]:
        found = names_of_phrases(self._languages, "phrases.txt")
        return {phrase: Intent(intent) for phrase, intent in found.items()}

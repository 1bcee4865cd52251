"""What somebody wants changed of the updates that they follow: paused, resumed, one of them ended."""

from functools import cached_property
from pathlib import Path

from bot.understand.text import key, words
from bot.understand.word_lists import LANGUAGES, word_sets

DROP, ZONE = "drop", "zone"
_CHANGES = ("resume", "pause", DROP)
"""What a button's flag calls it; the first that is named is meant: to end the pause is to resume."""


class Changing:
    """Finds changes by the words of `updates.txt` of every language."""

    def __init__(self, languages: Path = LANGUAGES) -> None:
        self._languages = languages

    def find(self, text: str) -> str | None:
        """Return the change that a text names; None for any other text."""
        return next((change for change in _CHANGES if self._names(change, text)), None)

    def is_clear(self, text: str) -> bool:
        """Tell whether a text speaks of updates by its verb: unsubscribe."""
        return self._names("clear", text)

    def is_agreed(self, text: str) -> bool:
        """Tell whether a text asks for updates by its verb: subscribe."""
        return self._names("agree", text)

    def is_about_zone(self, text: str) -> bool:
        """Tell whether a text speaks of the time zone."""
        return self._names(ZONE, text)

    def is_about_zone_alone(self, rest: str) -> bool:
        """Tell whether nothing but the wish for a time zone is left in a text whose places are blank."""
        known = {word for name in ("about", ZONE) for phrase in self._lists[name] for word in phrase.split()}
        return all(word.text in known for word in words(rest))

    def _names(self, name: str, text: str) -> bool:
        said = f" {key(text)} "
        return any(f" {phrase} " in said for phrase in self._lists[name])

    @cached_property
    def _lists(self) -> dict[str, frozenset[str]]:
        return word_sets(self._languages, "updates.txt")

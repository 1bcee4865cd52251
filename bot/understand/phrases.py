"""Small talk and control: phrases that are matched whole, one file a language."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from bot.models import Intent
from bot.understand.text import key

LANGUAGES = Path(__file__).parent / "languages"


class Phrases:
    """Phrases and what they ask, from `phrases.txt` of every language: `intent = phrase | phrase`."""

    def __init__(self, languages: Path = LANGUAGES) -> None:
        self._languages = languages

    def find(self, text: str) -> Intent | None:
        """Return what `text` asks when it is one of the phrases as a whole."""
        return self._intents.get(key(text)) if len(text) < 80 else None

    @cached_property
    def _intents(self) -> dict[str, Intent]:
        return {
            key(phrase): Intent(intent)
            for path in sorted(self._languages.glob("*/phrases.txt"))
            for intent, phrases in read_lists(path)
            for phrase in phrases
        }


def read_lists(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the lists of a file of `name = item | item` lines; # starts a comment line.

    Raises ValueError with file and line for a line of another form.
    """
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, equals, items = line.partition("=")
        if not equals:
            raise ValueError(f"{path}, line {number}: expected name = item | item")
        yield name.strip(), [item.strip() for item in items.split("|") if item.strip()]

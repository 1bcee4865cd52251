"""Which language a text is in, by the commonest words of each."""

from functools import cached_property
from pathlib import Path

from bot.understand.text import key
from bot.understand.word_lists import LANGUAGES

ENGLISH = "en"


class Languages:
    """The languages, each by the words in its `words.txt`."""

    def __init__(self, languages: Path = LANGUAGES) -> None:
        self._languages = languages

    def find(self, text: str) -> str:
        """Return the code of the language that most words of `text` belong to; English where none leads."""
        spoken = key(text).split()
        counts = {code: sum(word in own for word in spoken) for code, own in self._words.items()}
        return max(sorted(counts), key=lambda code: (counts[code], code == ENGLISH))

    def flags(self, text: str) -> frozenset[str]:
        """Return the flag lang:de for a text in German, none for English."""
        code = self.find(text)
        return frozenset() if code == ENGLISH else frozenset({f"lang:{code}"})

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return {
            path.parent.name: frozenset(key(path.read_text("utf-8")).split())
            for path in sorted(self._languages.glob("*/words.txt"))
        }

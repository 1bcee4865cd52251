"""Which language a text is in, by words that the others do not use."""

from functools import cached_property
from pathlib import Path

from bot.understand.phrases import LANGUAGES
from bot.understand.text import key


class Languages:
    """The languages besides English, each by the words in its `words.txt`."""

    def __init__(self, languages: Path = LANGUAGES) -> None:
        self._languages = languages

    def find(self, text: str) -> str:
        """Return the code of the language of `text`: the one that most of its words belong to, else en."""
        spoken = key(text).split()
        counts = {code: sum(word in own for word in spoken) for code, own in self._words.items()}
        most = max(counts.values(), default=0)
        if most == 0 or most * 5 < len(spoken):
            return "en"
        return min(code for code, number in counts.items() if number == most)

    def flags(self, text: str) -> frozenset[str]:
        """Return the flag lang:de for a text in German, none for English."""
        code = self.find(text)
        return frozenset() if code == "en" else frozenset({f"lang:{code}"})

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return {
            path.parent.name: frozenset(key(path.read_text("utf-8")).split())
            for path in sorted(self._languages.glob("*/words.txt"))
        }

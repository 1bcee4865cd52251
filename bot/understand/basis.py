"""Whether an amount of pay was said to be base pay or total pay."""

from functools import cached_property
from pathlib import Path

from bot.models import Intent, Query
from bot.understand.phrases import LANGUAGES, read_lists
from bot.understand.text import key

_DETAIL = "basis"


class BasisReader:
    """Reads it by the words of `basis.txt` of every language: `base = words | words`."""

    def __init__(self, languages: Path = LANGUAGES) -> None:
        self._languages = languages

    def complete(self, query: Query, text: str) -> Query:
        """Return a question about own pay with what `text` says it counts; silent where it says both."""
        said = f" {key(text)} "
        found = {basis for phrase, basis in self._phrases.items() if f" {phrase} " in said}
        if query.intent is not Intent.SALARY or query.pay is None or len(found) != 1:
            return query
        return query.with_detail(_DETAIL, found.pop())

    @cached_property
    def _phrases(self) -> dict[str, str]:
        return {
            key(phrase): name
            for path in sorted(self._languages.glob("*/basis.txt"))
            for name, phrases in read_lists(path)
            for phrase in phrases
        }

"""Whether an amount of pay was said to be base pay or total pay."""

from functools import cached_property
from pathlib import Path

from bot.models import ON_PAY, Query
from bot.understand.text import key
from bot.understand.word_lists import LANGUAGES, names_of_phrases, word_sets

_DETAIL = "basis"
_AROUND = "around"


class BasisReader:
    """Reads it by the words of `basis.txt` of every language: `base = words | words`."""

    def __init__(self, languages: Path = LANGUAGES) -> None:
        self._languages = languages

    def complete(self, query: Query, text: str) -> Query:
        """Return a question about pay with what `text` says it counts; silent where it says both."""
        said = f" {key(text)} "
        found = {basis for phrase, basis in self._phrases.items() if f" {phrase} " in said}
        if query.intent not in ON_PAY or query.pay is None or len(found) != 1:
            return query
        return query.with_detail(_DETAIL, found.pop())

    def fill(self, query: Query, text: str) -> Query | None:
        """Return a question about own pay with what a text of nothing else says it counts: "it's base"."""
        said = f" {key(text)} "
        found = [(phrase, basis) for phrase, basis in self._phrases.items() if f" {phrase} " in said]
        if query.intent not in ON_PAY or query.pay is None or not found:
            return None
        phrase, basis = max(found, key=lambda pair: len(pair[0]))
        is_all = self._around.issuperset(said.replace(f" {phrase} ", " ", 1).split())
        return query.with_detail(_DETAIL, basis) if is_all else None

    @cached_property
    def _phrases(self) -> dict[str, str]:
        found = names_of_phrases(self._languages, "basis.txt")
        return {phrase: name for phrase, name in found.items() if name != _AROUND}

    @cached_property
    def _around(self) -> frozenset[str]:
        return word_sets(self._languages, "basis.txt")[_AROUND]

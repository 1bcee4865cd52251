"""How many years of experience somebody says they have."""

from functools import cached_property
from itertools import pairwise
from pathlib import Path

from bot.models import Intent, Query
from bot.understand.text import key
from bot.understand.word_lists import LANGUAGES, word_sets

_DETAIL = "years"
_MOST = 60


class YearsReader:
    """Reads them by the words of `years.txt` of the languages that have one: 6 years of experience, 6 yoe."""

    def __init__(self, languages: Path = LANGUAGES) -> None:
        self._languages = languages

    def complete(self, query: Query, text: str) -> Query:
        """Return a question about pay with the years; beside one's own pay, years need no other word."""
        spoken = key(text.replace("+", " ")).split()
        is_said = query.pay is not None or not self._words["experience"].isdisjoint(spoken)
        if query.intent is not Intent.SALARY or query.detail(_DETAIL) or not is_said:
            return query
        after = self._words["years"] | self._words["experience"]
        counts = (int(number) for number, unit in pairwise(spoken) if number.isdecimal() and unit in after)
        found = next((count for count in counts if count <= _MOST), None)
        return query if found is None else query.with_detail(_DETAIL, str(found))

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return word_sets(self._languages, "years.txt")

"""A message as the value of what a form asks for: "84k", "10 %", "£1,900 a month", "skip"."""

import re
from functools import cached_property
from pathlib import Path

from bot.models import PayPeriod, Query
from bot.understand.amounts import Written, amounts
from bot.understand.pay_words import period_of
from bot.understand.phrases import LANGUAGES, read_lists
from bot.understand.text import key, words
from knowledge.vocabulary.words import Vocabulary

LONGEST = 60
"""Characters of a message that may be nothing but a value."""
SKIPPED = ""
"""The value of a detail that the person chose not to tell."""
_NUMBERS = frozenset({"percent", "number"})
_MONTHS = 12
_THOUSANDS_BELOW = 1000
"""A yearly amount this small, without a currency, is meant in thousands: 84 is 84,000."""
_NUMBER = re.compile(r"\s*(\d{1,4}(?:[.,]\d{1,2})?)(?:\s*%|\s+\D*|\s*)$")


class Filling:
    """Reads messages as values. What a form asks for is named with its kind: yearly:a.base."""

    def __init__(self, vocabulary: Vocabulary, languages: Path = LANGUAGES) -> None:
        self._vocabulary = vocabulary
        self._languages = languages

    def fill(self, form: Query, text: str) -> Query | None:
        """Return the form with its question answered; None where the message says something else."""
        if form.asking is None or len(text) > LONGEST or "\n" in text:
            return None
        kind, _, name = form.asking.partition(":")
        value = SKIPPED if key(text) in self._words["skipping"] else self._read(kind, text, form)
        return None if value is None else form.with_detail(name, value)

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        """The lists by name, all languages together."""
        lists: dict[str, frozenset[str]] = {}
        for path in sorted(self._languages.glob("*/followup.txt")):
            for name, items in read_lists(path):
                lists[name] = lists.get(name, frozenset()) | {key(item) for item in items}
        return lists

    def _read(self, kind: str, text: str, form: Query) -> str | None:
        if kind in {"yearly", "monthly"}:
            return self._amount(kind, text, form.place.country if form.place else None)
        found = _NUMBER.match(text) if kind in _NUMBERS else None
        return found[1].replace(",", ".") if found else None

    def _amount(self, kind: str, text: str, country: str | None) -> str | None:
        """Read one amount, by the year or by the month as it is asked for."""
        written = list(amounts(text, country, self._vocabulary.currencies))
        if len(written) != 1 or written[0].high is not None or not self._is_all(written[0], text):
            return None
        found = written[0]
        value, before, after = found.low.value, text[: found.start], text[found.end :]
        if kind == "yearly" and value < _THOUSANDS_BELOW and not (found.low.currency or found.low.scale):
            value *= 1000
        said, _ = period_of(before, text[found.start : found.end], after, value)
        if kind == "yearly" and said is PayPeriod.MONTH:
            value *= _MONTHS
        elif kind == "monthly" and said is PayPeriod.YEAR:
            value /= _MONTHS
        return f"{value:.12g}"

    def _is_all(self, amount: Written, text: str) -> bool:
        """Tell an amount alone, "about 1,900 a month", from a question such as "80k in London, tips?"."""
        beside = text[: amount.start] + " " + text[amount.end :]
        return "?" not in text and all(word.text in self._words["around an amount"] for word in words(beside))

"""A message as the value of what a form asks for: "84k", "10 %", "£1,900 a month", "skip"."""

import re
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from bot.models import UNREAD, Intent, Money, PayPeriod, Query, Unclear
from bot.understand.amounts import Written, amounts
from bot.understand.pay_words import is_net, period_of
from bot.understand.text import key, words
from bot.understand.word_lists import LANGUAGES, word_sets
from knowledge.vocabulary.words import Vocabulary

LONGEST = 60
"""Characters of a message that may be nothing but a value."""
SKIPPED = ""
"""The value of a detail that the person chose not to tell."""
PAY = "pay"
"""The kind of the person's own pay, which is kept as an amount with its currency and period."""
REPLY = "reply"
"""The kind of a letter that goes on along a path; what it is asked by lists the letters: reply:abc."""
MONTHLY = "monthly"
"""The kind of a cost by the month."""
NUMBER = "number"
"""The kind of a mere number, such as years."""
_KINDS = frozenset({PAY, REPLY, "offer", MONTHLY})
"""Kinds of what a form cannot go on without, or asks for one after the other."""
_NEEDED = frozenset({"offer:a.base", "offer:b.base"})
"""What cannot be skipped: an offer is nothing without its base pay."""
_LARGEST_PAY = 1e10
_THERE = ".b"
"""What ends the names of a move's costs where it leads; the others are paid where it begins."""
_MONTHS = 12
_NUMBER = re.compile(r"\s*(\d{1,4}(?:[.,]\d{1,2})?)(?:\s+\D*|\s*)$")
_THOUSANDS_BELOW = 1000
"""A yearly amount this small, without a currency, is meant in thousands: 84 is 84,000."""


class Filling:
    """Reads messages as values. What a form asks for is named with its kind: monthly:rent.a."""

    def __init__(self, vocabulary: Vocabulary, languages: Path = LANGUAGES) -> None:
        self._vocabulary = vocabulary
        self._languages = languages

    def fill(self, form: Query, text: str) -> Query | None:
        """Return the form with its question answered; None where the message says something else."""
        if form.asking is None or len(text) > LONGEST or "\n" in text:
            return None
        kind, _, name = form.asking.partition(":")
        if kind == REPLY:
            return _one_further(form, key(text), name)
        skipped = key(text) in self._words["skipping"]
        if skipped and form.asking in _NEEDED:
            return replace(form, flags=form.flags | {UNREAD})
        if kind == PAY:
            return self._unpaid(form) if skipped else self._paid(form, text)
        if skipped:
            return form.with_detail(name, SKIPPED)
        if kind == MONTHLY:
            return self._monthly(form, name, text)
        found = _NUMBER.match(text) if kind == NUMBER else None
        return form.with_detail(name, found[1].replace(",", ".")) if found else None

    def unread(self, form: Query, text: str, found: Query | Unclear) -> Query | None:
        """Return the form, to ask again, if `text` was neither an answer to it nor another question."""
        kind = (form.asking or "").partition(":")[0]
        is_other = isinstance(found, Query) and found.intent is not Intent.OUT_OF_SCOPE
        if kind not in _KINDS or is_other or len(text) > LONGEST or "?" in text:
            return None
        return replace(form, flags=form.flags | {UNREAD})

    @staticmethod
    def _unpaid(form: Query) -> Query:
        """Return the question without the person's own pay: about the market alone."""
        rents = tuple(money for money in form.money if money.is_rent)
        return replace(form, aspect=None, money=rents, asking=None)

    def _paid(self, form: Query, text: str) -> Query | None:
        """Read the person's own pay; without a currency it is in that of the place."""
        currencies, country = self._vocabulary.currencies, form.place.country if form.place else None
        found = self._one(text, country)
        if found is None:
            return None
        before, after = text[: found.start], text[found.end :]
        period, _ = period_of(before, text[found.start : found.end], after, 0)
        low, high = found.low, found.high
        is_short = not (low.currency or low.scale or period) and low.value < _THOUSANDS_BELOW
        amount = low.value * (_THOUSANDS_BELOW if is_short else 1)
        if not 0 < amount < _LARGEST_PAY:
            return None
        currency = low.currency or (currencies.of_country(country) if country else None)
        assumed = low.currency is None or low.local
        old = form.pay
        stake = old.stake if old else None
        high_value, net = high.value if high else None, is_net(before, after)
        money = Money(amount, currency, period, high_value, assumed, text, stake=stake, is_net=net)
        return replace(form, money=(money, *(item for item in form.money if item is not old)), asking=None)

    def _one(self, text: str, country: str | None) -> Written | None:
        """Return the only amount of a text that is nothing else."""
        written = list(amounts(text, country, self._vocabulary.currencies))
        return written[0] if len(written) == 1 and self._is_all(written[0], text) else None

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return word_sets(self._languages, "followup.txt")

    def _monthly(self, form: Query, name: str, text: str) -> Query | None:
        """Read one cost by the month; one in another money than that of its place is asked for again."""
        place = form.places[-1] if name.endswith(_THERE) else form.place
        country = place.country if place else None
        found = self._one(text, country)
        if found is None or found.high is not None:
            return None
        if self._is_foreign(found, country):
            return replace(form, flags=form.flags | {UNREAD})
        value = found.low.value
        said, _ = period_of(text[: found.start], text[found.start : found.end], text[found.end :], value)
        return form.with_detail(name, f"{value / (_MONTHS if said is PayPeriod.YEAR else 1):.12g}")

    def _is_foreign(self, amount: Written, country: str | None) -> bool:
        """Tell an amount whose currency is said and is not that of the place: no rate is guessed for it."""
        local = self._vocabulary.currencies.of_country(country) if country else None
        return not amount.low.local and amount.low.currency not in {None, local}

    def _is_all(self, amount: Written, text: str) -> bool:
        """Tell an amount alone, "about 1,900 a month", from a question such as "80k in London, tips?"."""
        beside = text[: amount.start] + " " + text[amount.end :]
        return "?" not in text and all(word.text in self._words["around an amount"] for word in words(beside))


def _one_further(form: Query, letter: str, letters: str) -> Query | None:
    """Lengthen the path of a form by one of the letters that go on from there."""
    if len(letter) != 1 or letter not in letters:
        return None
    return replace(form, flags=frozenset(flag + letter for flag in form.flags), asking=None)

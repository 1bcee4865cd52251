"""Which of its places a move leaves: "to Lisbon from Zurich" begins in Zurich."""

from dataclasses import replace
from functools import cached_property
from pathlib import Path

from bot.models import Aspect, Intent, Place, Query
from bot.understand.text import key
from bot.understand.word_lists import LANGUAGES, word_sets
from knowledge.vocabulary.currencies import Currencies

ENDS = 2
"""Places that a move names."""


class Ends:
    """Puts the ends of a move in order, by the words of `ends.txt` of every language."""

    def __init__(self, currencies: Currencies, languages: Path = LANGUAGES) -> None:
        self._currencies = currencies
        self._languages = languages

    def leaves(self, text: str, place: Place) -> bool:
        """Tell whether `text` names a place as the one that is left, with the word before it or in it."""
        before, named = f" {key(text.partition(place.surface)[0])}", key(place.surface)
        return any(before.endswith(f" {word}") or named.startswith(f"{word} ") for word in self._leaving)

    def order(self, query: Query, text: str) -> Query:
        """Return a move with the place it leaves first; pay without a currency is paid there."""
        is_move = query.aspect is Aspect.MOVE or query.intent is Intent.COST_OF_LIVING
        if not is_move or len(query.places) < ENDS:
            return query
        there, here, *rest = query.places
        if self.leaves(text, there) or not self.leaves(text, here):
            return query
        currency = self._currencies.of_country(here.country)
        money = tuple(
            replace(pay, currency=currency or pay.currency) if pay.assumed else pay for pay in query.money
        )
        return replace(query, places=(here, there, *rest), money=money)

    def begin(self, query: Query, text: str, before: Query) -> Query:
        """Return a move to the one place it names, from the place and with the role of the query before."""
        if query.aspect is not Aspect.MOVE:
            return query
        query = replace(query, roles=query.roles or before.roles)
        here, there = before.place, query.place
        if len(query.places) != 1 or here is None or here == there or self.leaves(text, query.places[0]):
            return query
        return replace(query, places=(here, *query.places))

    @cached_property
    def _leaving(self) -> frozenset[str]:
        return word_sets(self._languages, "ends.txt")["leaving"]

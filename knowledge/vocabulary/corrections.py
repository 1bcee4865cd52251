"""Misspelt words of titles, and the words that they were likely meant as."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.vocabulary.titles import Word, listed, spell

SHORTEST = 6
"""Letters of the shortest word that is corrected."""
TWO_SLIPS = 9
"""Letters from which a word that stands in a title alone may have two slips."""


class Corrections:
    """Corrects words by those that titles are made of; the first letter is seldom wrong."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._alike: dict[tuple[str, int], list[str]] = {}
        for word in sorted(self._known):
            self._alike.setdefault((word[0], len(word)), []).append(word)
        self._near = lru_cache(maxsize=4096)(self._nearest)

    def of(self, word: Word, slips: int = 1) -> Word:
        """Give a word no title has as the only one of theirs that is so few slips away (OSA distance)."""
        text = word.text
        if len(text) < SHORTEST or text in self._known or word.form in self._known:
            return word
        meant = self._near(text, slips if len(text) >= TWO_SLIPS else 1)
        if meant is None:
            return word
        spelt, form = spell(meant)
        return replace(word, text=spelt, form=form, slipped=True)

    def _nearest(self, text: str, slips: int) -> str | None:
        if text in listed("link") | listed("person") | listed("ordinary"):
            return None
        lengths = range(len(text) - slips, len(text) + slips + 1)
        alike = [word for length in lengths for word in self._alike.get((text[0], length), ())]
        close = process.extract(text, alike, scorer=OSA.distance, score_cutoff=slips, limit=None)
        near = [
            word
            for word, distance, _ in close
            if distance == close[0][1] and not _is_another_word(text, word)
        ]
        return near[0] if len(near) == 1 else None


def _is_another_word(typed: str, known: str) -> bool:
    """Say whether a word is rather another form than a slip: designed and designer."""
    stem = min(len(typed), len(known)) - 1
    return typed[:stem] == known[:stem] and typed.endswith(("ed", "ing", "e", "d", "y"))

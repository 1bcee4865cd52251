"""Misspelt words of titles, and the words that they were likely meant as."""

from dataclasses import replace
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.vocabulary.role_names import RoleNames
from knowledge.vocabulary.titles import Word, listed, spell

SHORTEST = 6
"""Letters of the shortest word that is corrected whatever stands beside it."""
FITTING = 4
"""Letters of the shortest word that is corrected to fit the words beside it."""
TWO_SLIPS = 9
"""Letters from which a word that stands in a title alone may have two slips."""


class Corrections:
    """Corrects words by those that titles are made of; the first letter is seldom wrong."""

    def __init__(self, names: RoleNames) -> None:
        self._names = names
        self._alike: dict[tuple[str, int], list[str]] = {}
        for word in sorted(names.english):
            self._alike.setdefault((word[0], len(word)), []).append(word)
        self._near = lru_cache(maxsize=4096)(self._nearest)

    def of(self, words: tuple[Word, ...], at: int, slips: int = 1) -> Word:
        """Give word `at`; one that no name has, as the one of theirs that it was likely meant as.

        That is, of those so few slips away (OSA distance), the only one that fits the words beside it, or the
        only one there is, or the only one that is a name by itself.
        """
        word = words[at]
        text = word.text
        if len(text) < FITTING or text in self._names.words or word.form in self._names.words:
            return word
        near = self._near(text, slips if len(text) >= TWO_SLIPS else 1)
        fitting = [known for known in near if self._fits(words, at, known)]
        if not fitting and len(text) >= SHORTEST:
            fitting = [known for known in near if len(near) == 1 or known in self._names]
        if len(fitting) != 1:
            return word
        spelt, form = spell(fitting[0])
        return replace(word, text=spelt, form=form, slipped=True)

    def _fits(self, words: tuple[Word, ...], at: int, known: str) -> bool:
        """Say whether a name has `known` behind the word before or before the word behind."""
        form = spell(known)[1]
        return (at > 0 and (words[at - 1].form, form) in self._names.pairs) or (
            at + 1 < len(words) and (form, words[at + 1].form) in self._names.pairs
        )

    def _nearest(self, text: str, slips: int) -> tuple[str, ...]:
        if text in listed("link") | listed("person") | listed("ordinary"):
            return ()
        lengths = range(len(text) - slips, len(text) + slips + 1)
        alike = [word for length in lengths for word in self._alike.get((text[0], length), ())]
        close = process.extract(text, alike, scorer=OSA.distance, score_cutoff=slips, limit=None)
        return tuple(
            word
            for word, distance, _ in close
            if distance == close[0][1] and not _is_another_word(text, word)
        )


def _is_another_word(typed: str, known: str) -> bool:
    """Say whether a word is rather another form than a slip: designed and designer."""
    stem = min(len(typed), len(known)) - 1
    return typed[:stem] == known[:stem] and typed.endswith(("ed", "ing", "e", "d", "y"))

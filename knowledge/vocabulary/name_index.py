"""An index of names by their words, which gives the longest name that begins somewhere."""

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Generic, TypeVar

LONGEST = 7
"""Words of the longest name."""

Meaning = TypeVar("Meaning")


class NameIndex(Generic[Meaning]):
    """Names of several words each, with what they mean."""

    def __init__(self) -> None:
        self._meanings: dict[str, tuple[Meaning, ...]] = {}

    def __contains__(self, key: str) -> bool:
        return bool(self._meanings.get(key))

    def __getitem__(self, key: str) -> tuple[Meaning, ...]:
        return self._meanings.get(key, ())

    def __setitem__(self, key: str, meanings: tuple[Meaning, ...]) -> None:
        """Set what a name means; what longer names begin with is there too, meaning nothing."""
        words = key.split()
        for stop in range(2, len(words)):
            self._meanings.setdefault(" ".join(words[:stop]), ())
        self._meanings[key] = meanings

    def longest(self, alone: str, words: Sequence[str], ends: Callable[[int], bool]) -> tuple[str, int]:
        """Give the longest name at the first of `words` and how many it has: none is "" and 0.

        A name of one word is looked up as `alone`; none goes on with a word before which a title `ends`.
        """
        name, length = (alone, 1) if alone in self else ("", 0)
        key = words[0]
        for count, word in enumerate(words[1:LONGEST], start=2):
            key = f"{key} {word}"
            meanings = self._meanings.get(key)
            if meanings is None or ends(count - 1):
                break
            if meanings:
                name, length = key, count
        return name, length

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """All names, in the order they were set."""
        return tuple(key for key, meanings in self._meanings.items() if meanings)

    @cached_property
    def joined(self) -> dict[str, str]:
        """Names of two words written as one: datascientist."""
        return {key.replace(" ", ""): key for key in self.keys if key.count(" ") == 1}

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Words that follow each other in a name."""
        return frozenset(pair for key in self.keys for pair in pairwise(key.split()))

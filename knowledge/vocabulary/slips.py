"""Names that a mistyped one may have been meant as."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from knowledge.vocabulary.packed import Numbers

SHORTEST, LONGEST = 5, 25
"""Letters of the names that are corrected."""


class Slips:
    """Finds names a slip away: a letter left out, added, changed or swapped with the next (OSA distance)."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(name for name in names if len(name) >= SHORTEST))
        self._by_part = Numbers.of(
            (part, number) for number, name in enumerate(self._names) for part in _parts(name)
        )

    def one_away(self, key: str) -> tuple[str, ...]:
        """Give the names with one slip in them; quick enough for every word of a text."""
        if not SHORTEST <= len(key) <= LONGEST:
            return ()
        numbers = {number for part in _parts(key) for number in self._by_part.candidates(part)}
        return _closest(key, (self._names[number] for number in numbers), slips=1)

    def two_away(self, key: str) -> tuple[str, ...]:
        """Give the names with two slips in them, by comparing with all."""
        return _closest(key, self._names, slips=2)


def _closest(key: str, names: Iterable[str], slips: int) -> tuple[str, ...]:
    """Give the names at the smallest distance; the first letter is seldom wrong."""
    distances = {name: OSA.distance(key, name, score_cutoff=slips) for name in names if name[0] == key[0]}
    closest = min(distances.values(), default=slips + 1)
    return tuple(sorted(name for name, distance in distances.items() if distance == closest <= slips))


def _parts(name: str) -> set[str]:
    """Give a name whole and with each one of its letters left out."""
    return {name, *(name[:cut] + name[cut + 1 :] for cut in range(len(name)))}

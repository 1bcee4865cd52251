"""Long lists of names in little memory: about 20 bytes a name, where a dict of strings takes 130."""

import re
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Self, overload
from zlib import crc32

_BITS = 32
_MASK = 2**_BITS - 1
_COARSE_BITS = 14
"""What is left of a place in 256 KB of marks, which tell most names that are not there."""


class Lines(Sequence[str]):
    """The lines of a UTF-8 text, each ended by a newline, kept as one piece."""

    def __init__(self, text: bytes) -> None:
        self._text = text
        ends = (found.end() for found in re.finditer(b"\n", text))
        self._starts = array("I", chain([0], ends))

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> list[str]: ...
    def __getitem__(self, number: int | slice) -> str | list[str]:
        """Give a line without its newline."""
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        return self._text[self._starts[number] : self._starts[number + 1] - 1].decode()


class Numbers:
    """Numbers below 2**32 by name. Two names in four billion share a place: who asks checks what is found."""

    def __init__(self, entries: "array[int]") -> None:
        self._entries = entries
        self._taken = bytearray(_MASK >> _COARSE_BITS) + b"\0"
        for entry in entries:
            self._taken[entry >> _BITS + _COARSE_BITS] = 1

    @classmethod
    def of(cls, named: Iterable[tuple[str, int]]) -> Self:
        """Make them of names with their numbers."""
        return cls(array("Q", sorted(_place(name) << _BITS | number for name, number in named)))

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read what `write` wrote: a tenth of the time that making them takes."""
        entries = array("Q", path.read_bytes())
        if sys.byteorder == "big":
            entries.byteswap()
        return cls(entries)

    def write(self, path: Path) -> None:
        """Write them, the low byte of each entry first."""
        entries = self._entries[:]
        if sys.byteorder == "big":
            entries.byteswap()
        path.write_bytes(entries.tobytes())

    def candidates(self, name: str) -> list[int]:
        """Give the numbers that may be those of a name, in their order; hardly ever one of another name."""
        numbers: list[int] = []
        place = _place(name)
        if not self._taken[place >> _COARSE_BITS]:  # most words of a text are no names: a search saved
            return numbers
        entries, lowest = self._entries, place << _BITS
        at = bisect_left(entries, lowest)
        while at < len(entries) and (entry := entries[at]) <= lowest | _MASK:
            numbers.append(entry & _MASK)
            at += 1
        return numbers


def _place(name: str) -> int:
    """Give the place of a name among 2**32: the same on every machine and in every process."""
    return crc32(name.encode(errors="surrogatepass"))


class Names:
    """The places of names in a list of them."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._numbers = Numbers.of((name, number) for number, name in enumerate(names))

    def find(self, name: str) -> int | None:
        """Give the place of a name in the list; None where it is not in it."""
        for number in self._numbers.candidates(name):
            if self._names[number] == name:
                return number
        return None

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.find(name) is not None

"""Find the line of a JSON text on which a field stands."""

import json
import re
from collections.abc import Iterator

Path = tuple[int | str, ...]

_DECODER = json.JSONDecoder()
_GAP = re.compile(r"[\s,:]*")


def line_of(text: str, path: Path) -> int:
    """Return the line, counted from 1, of the deepest part of `path` that is there."""
    return text.count("\n", 0, _offset(text, _skip(text, 0), path)) + 1


def _offset(text: str, start: int, path: Path) -> int:
    if path:
        for key, offset in _members(text, start):
            if key == path[0]:
                return _offset(text, offset, path[1:])
    return start


def _members(text: str, start: int) -> Iterator[tuple[int | str, int]]:
    """Yield the key, or the index, of each member of the value at `start`, and where the member stands."""
    opening = text[start]
    if opening not in "{[":
        return
    position, index = _skip(text, start + 1), 0
    while text[position] not in "}]":
        key: int | str = index
        if opening == "{":
            key, position = _DECODER.raw_decode(text, position)
            position = _skip(text, position)
        yield key, position
        _, position = _DECODER.raw_decode(text, position)
        position, index = _skip(text, position), index + 1


def _skip(text: str, position: int) -> int:
    gap = _GAP.match(text, position)
    return gap.end() if gap else position

"""The lines of a report, whatever its format: text, where it stood, and whether it was marked a heading."""

import re
from dataclasses import dataclass

BULLET = re.compile(r"^\s*(?:[-*•\u2013—▪◦‣·+☐☑☒✓✔✅❑❒➤►→]\ufe0f?|\[[ xX]?\]|\d{1,2}[.)])\s+")
"""The mark before an item of a list."""

_BOLD = re.compile(r"\*\*|__")
_END_OF_SENTENCE = re.compile(r"[.!?:…][\"'”\u2019)*]*$")
_WRAPPED_FROM = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `heading` is what the format says of it, not what its words say."""

    number: int
    """Counted from 1, in the file."""
    text: str
    """Bold stands between double asterisks."""
    heading: bool = False


def plain(text: str) -> str:
    """Return the words without their bold marks."""
    return _BOLD.sub("", text)


def pasted_lines(text: str) -> tuple[Line, ...]:
    """Return the lines that have text, as pasted."""
    stripped = ((number, line.strip()) for number, line in enumerate(text.split("\n"), start=1))
    return tuple(Line(number, line) for number, line in stripped if line)


def joined(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Join what was wrapped: a long line without a full stop goes on in the next, unless that is an item."""
    paragraphs: list[Line] = []
    for line in lines:
        if paragraphs and _goes_on(paragraphs[-1], line):
            last = paragraphs.pop()
            line = Line(last.number, f"{last.text} {line.text}")  # noqa: PLW2901
        paragraphs.append(line)
    return tuple(paragraphs)


def _goes_on(above: Line, below: Line) -> bool:
    if above.heading or below.heading or BULLET.match(below.text):
        return False
    wrapped = len(above.text) >= _WRAPPED_FROM or below.text[0].islower()
    return wrapped and not _END_OF_SENTENCE.search(above.text)

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
    wraps: tuple[tuple[int, int], ...] = ()
    """Where in the text what stood on a later line begins, and the number of that line."""

    @property
    def last(self) -> int:
        """The number of the last line that went into it."""
        return self.wraps[-1][1] if self.wraps else self.number

    def number_at(self, offset: int) -> int:
        """Return the number of the line on which a place in the text stood."""
        return next((number for start, number in reversed(self.wraps) if start <= offset), self.number)


def plain(text: str) -> str:
    """Return the words without their bold marks."""
    return _BOLD.sub("", text)


def pasted_lines(text: str) -> tuple[Line, ...]:
    """Return the lines that have text, as pasted."""
    stripped = ((number, line.strip()) for number, line in enumerate(text.split("\n"), start=1))
    return tuple(Line(number, line) for number, line in stripped if line)


def joined(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Join what was wrapped: a long line without a full stop goes on in the next, unless that is an item.

    What stands below an empty line is a paragraph of its own.
    """
    paragraphs: list[Line] = []
    for line in lines:
        if paragraphs and _goes_on(paragraphs[-1], line):
            last = paragraphs.pop()
            wraps = (*last.wraps, (len(last.text) + 1, line.number))
            line = Line(last.number, f"{last.text} {line.text}", wraps=wraps)  # noqa: PLW2901
        paragraphs.append(line)
    return tuple(paragraphs)


def _goes_on(above: Line, below: Line) -> bool:
    if above.heading or below.heading or BULLET.match(below.text) or below.number > above.last + 1:
        return False
    wrapped = len(above.text) >= _WRAPPED_FROM or below.text[0].islower()
    return wrapped and not _END_OF_SENTENCE.search(above.text)

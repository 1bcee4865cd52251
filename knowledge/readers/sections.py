"""Cut the lines of a report into its sections; every word ends up in one of them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from knowledge.models import Section, SectionKind
from knowledge.readers.headings import LONGEST_HEADING, is_glued_heading, is_heading, kind_of
from knowledge.readers.lines import Line, joined, plain

_SEAM = re.compile(r"(?<=[a-z0-9.!?%)\]”\u2019\"'*])(?=[A-Z\U0001f300-\U0001faff\u2600-\u27bf])")
"""Where a line break was lost: no space before a capital or an emoji."""
_MOST_SEAMS = 4
_LONGEST_GLUED = 50_000


@dataclass(frozen=True, slots=True)
class Passage:
    """A section while it is being read: its lines still know where they stood and what was bold."""

    kind: SectionKind
    heading: Line | None
    lines: tuple[Line, ...]

    def section(self, position: int) -> Section:
        """Return what is kept of it."""
        text = "\n".join(plain(line.text) for line in self.lines)
        return Section(
            kind=self.kind,
            heading=plain(self.heading.text) if self.heading else "",
            text=text,
            position=position,
        )


def passages(lines: tuple[Line, ...]) -> tuple[Passage, ...]:
    """Return the passages in their order; the first is the title with what stands under it."""
    found: list[Passage] = []
    heading: Line | None = None
    body: list[Line] = []
    for line in _marked(lines):
        if line.heading and (heading or body):
            found.append(_passage(heading, body, first=not found))
            body = []
        if line.heading:
            heading = line
        else:
            body.append(line)
    if heading or body:
        found.append(_passage(heading, body, first=not found))
    return tuple(found)


def _passage(heading: Line | None, body: list[Line], *, first: bool) -> Passage:
    kind = SectionKind.TITLE if first else kind_of(heading.text) if heading else SectionKind.OTHER
    return Passage(kind, heading, joined(tuple(body)))


def _marked(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Mark the headings; the first line is the title, even where it does not look like one.

    Where the format marks headings itself, only lines that name a known section are taken for more of them.
    """
    formatted = any(line.heading for line in lines)
    for index, line in enumerate(lines):
        if line.heading:
            yield line
        elif index == 0 and not formatted:
            yield from _title(line)
        else:
            yield from _split(line, is_glued_heading if formatted else is_heading)


def _title(line: Line) -> Iterator[Line]:
    pieces = list(_split(line, is_heading))
    yield Line(line.number, pieces[0].text, heading=True)
    yield from pieces[1:]


def _split(line: Line, is_alone: Callable[[str], bool]) -> Iterator[Line]:
    """Give headings that are glued to their neighbours lines of their own."""
    found = _SEAM.finditer(line.text) if len(line.text) <= _LONGEST_GLUED else ()
    seams = [0, *(seam.start() for seam in found), len(line.text)]
    start = 0
    for begin, end in _glued(line.text, seams):
        yield from _piece(line, start, begin, heading=False)
        yield from _piece(line, begin, end, heading=True)
        start = end
    yield from _piece(line, start, len(line.text), heading=start == 0 and is_alone(line.text))


def _glued(text: str, seams: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the headings between seams, the longest from each: DevOps has a seam of its own."""
    start = 0
    for index, begin in enumerate(seams):
        if begin < start:
            continue
        for end in reversed(seams[index + 1 : index + 1 + _MOST_SEAMS]):
            if end - begin <= LONGEST_HEADING and is_glued_heading(text[begin:end]):
                yield begin, end
                start = end
                break


def _piece(line: Line, begin: int, end: int, *, heading: bool) -> Iterator[Line]:
    if text := line.text[begin:end].strip():
        yield Line(line.number, text, heading=heading)

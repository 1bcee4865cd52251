"""Cut the lines of a passage into sentences that know their section and line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.models import SectionKind
from knowledge.readers.headings import FIGURE
from knowledge.readers.lines import BULLET, plain
from knowledge.readers.sections import Passage

_ABBREVIATION = (
    r"(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bvs\.)(?<!\bapprox\.)(?<!\bca\.)(?<!\bNo\.)(?<!\bSt\.)(?<!\bInc\.)"
)
_END = re.compile(rf"(?<=[.!?]){_ABBREVIATION}[\"'”\u2019)*]*\s+(?=[\"'“\u2018(*]*[A-Z0-9#£$€₹])")
_BOLD = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")

LONGEST = 2_000
"""In characters; what goes on for longer is no sentence, and is kept as text only."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, without its bold marks, and what was bold in it."""

    text: str
    section: SectionKind
    line: int
    bold: tuple[tuple[int, str], ...] = ()
    """Where in the text each bold name begins, and the name."""
    item: bool = False
    """Whether it stands in an item of a list."""


def sentences(passage: Passage) -> Iterator[Sentence]:
    """Yield the sentences of a passage in their order, after its heading if that states a figure."""
    stated = (passage.heading,) if passage.heading and FIGURE.search(passage.heading.text) else ()
    for line in (*stated, *passage.lines):
        mark = BULLET.match(line.text)
        for start, part in _split(line.text, mark.end() if mark else 0):
            if len(part) <= LONGEST:
                text, bold = _without_marks(part)
                yield Sentence(text, passage.kind, line.number_at(start), bold, item=bool(mark))


def _split(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield the sentences from a place on, each with where it begins."""
    for end in _END.finditer(text, start):
        yield start, text[start : end.start()] + end.group().rstrip()
        start = end.end()
    yield start, text[start:]


def _without_marks(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Return the text without marks, and the bold names with their places in it."""
    bold: list[tuple[int, str]] = []
    parts: list[str] = []
    length = last = 0
    for match in _BOLD.finditer(text):
        before, name = plain(text[last : match.start()]), match.group(1) or match.group(2)
        bold.append((length + len(before), name))
        parts += [before, name]
        length += len(before) + len(name)
        last = match.end()
    return "".join(parts) + plain(text[last:]), tuple(bold)

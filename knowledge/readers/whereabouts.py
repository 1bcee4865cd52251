"""Tell on which line of a file a fact stands, for problems that are found after reading."""

from collections.abc import Callable

from knowledge.models import Report
from knowledge.problem import Problem
from knowledge.readers.encoding import decode
from knowledge.readers.formats import Format, detect, lines_of
from knowledge.readers.json_lines import line_of
from knowledge.readers.lines import plain

_ENOUGH = 40


def whereabouts(data: bytes, report: Report) -> Callable[[int], int | None]:
    """Return a look-up from the number of a fact to its line; the file is only searched when it is asked."""

    def line(index: int) -> int | None:
        text = decode(data, "")
        if isinstance(text, Problem):
            return None
        if detect(text) is Format.JSON:
            return line_of(text, ("facts", index))
        return _line_with((report.facts[index].quote or "")[:_ENOUGH], text)

    return line


def _line_with(words: str, text: str) -> int | None:
    lines = lines_of(text, "")
    if isinstance(lines, Problem) or not words:
        return None
    return next((line.number for line in lines if words in plain(line.text)), None)

"""Read a report out of a file, or say all that is wrong with it."""

from datetime import date

from knowledge.models import Report, Source
from knowledge.problem import Problem
from knowledge.readers.encoding import decode
from knowledge.readers.formats import Format, detect
from knowledge.readers.json_form import read_json
from knowledge.readers.language import foreign
from knowledge.readers.lines import Line, pasted_lines
from knowledge.readers.vocabulary import Vocabulary

Reading = Report | tuple[Problem, ...]
"""A report is read whole or not at all."""


def read(
    data: bytes, name: str, vocabulary: Vocabulary, retrieved: date, source: Source | None = None
) -> Reading:
    """Return the report in `data`, or its problems; `name` is the file that these speak of.

    `source` names the publisher of a text that does not name it; the JSON form always says its own.
    """
    text = decode(data, name)
    if isinstance(text, Problem):
        return (text,)
    if detect(text) is Format.JSON:
        return read_json(text, name)
    lines = _lines(text, name)
    if isinstance(lines, Problem):
        return (lines,)
    if problem := foreign(" ".join(line.text for line in lines), name):
        return (problem,)
    from knowledge.readers.prose import digest_of, read_prose  # the patterns of prose cost time to load

    return read_prose(lines, name, vocabulary, retrieved, source, digest_of(text))


def _lines(text: str, name: str) -> tuple[Line, ...] | Problem:
    """Return the lines of a text in the format it is written in; there is at least one."""
    match detect(text):
        case Format.HTML:
            from knowledge.readers.html import html_lines

            lines = html_lines(text, name)
        case Format.MARKDOWN:
            from knowledge.readers.markdown import markdown_lines

            lines = markdown_lines(text)
        case _:
            lines = pasted_lines(text)
    return lines or Problem(name, None, "content", "a report", "no text")

"""Tell the format of a report by how it looks; names of files lie. Then read its lines."""

import re
from enum import StrEnum

from knowledge.problem import Problem
from knowledge.readers.lines import Line, pasted_lines


class Format(StrEnum):
    """The formats that can be read."""

    JSON = "json"
    HTML = "html"
    MARKDOWN = "markdown"
    PASTED = "pasted"


_HTML = re.compile(
    r"^\s*<(?:!doctype html|html|\?xml|!--|head|body)|<(?:p|div|h[1-6]|article|section|li|br)\b[^>]*>",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"^ {0,3}#{1,6} \S|^\S.*\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)


def detect(text: str) -> Format:
    """Return the format that the text is written in."""
    if text.lstrip()[:1] in {"{", "["}:
        return Format.JSON
    if _HTML.search(text[:20_000]):
        return Format.HTML
    return Format.MARKDOWN if _MARKDOWN.search(text) else Format.PASTED


def lines_of(text: str, name: str) -> tuple[Line, ...] | Problem:
    """Return the lines of a report in prose, at least one; the readers of a format are loaded when met."""
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

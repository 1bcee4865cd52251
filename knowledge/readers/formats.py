"""Tell the format of a report by how it looks; names of files lie."""

import re
from enum import StrEnum


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

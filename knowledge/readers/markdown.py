"""Read the lines of a Markdown report."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from knowledge.readers.lines import Line

_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$")
_UNDERLINE = re.compile(r"^\s{0,3}(?:=+|-{3,})\s*$")
_RULE = re.compile(r"^\s{0,3}(?:[-*_]\s*){3,}$|^\s*\|?(?:\s*:?-{3,}:?\s*\|)+\s*:?-*:?\s*$|^\s*```.*$")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}(?:\s+\"[^\"]{0,300}\")?\)")
_EMPHASIS = re.compile(r"(?<![\w*])[*_](?![\s*_])([^*_\n]+?)(?<![\s*_])[*_](?![\w*])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~])")
_QUOTE_OR_CODE = re.compile(r"^\s*(?:>\s?)+|`")
_CELL_EDGE = re.compile(r"\s*\|\s*")


def markdown_lines(text: str) -> tuple[Line, ...]:
    """Return the lines that have text; links keep their words, tables their cells."""
    return tuple(_lines(text.split("\n")))


def _lines(rows: list[str]) -> Iterator[Line]:
    for number, (row, below) in enumerate(zip_longest(rows, rows[1:], fillvalue=""), start=1):
        if _RULE.match(row) or (_UNDERLINE.match(row) and number > 1 and rows[number - 2].strip()):
            continue
        marked = _HEADING.match(row)
        underlined = bool(row.strip() and _UNDERLINE.match(below))
        words = _words(marked.group(1) if marked else row)
        if words:
            yield Line(number, words, heading=bool(marked) or underlined)


def _words(row: str) -> str:
    row = _QUOTE_OR_CODE.sub("", row)
    row = _EMPHASIS.sub(r"\1", _LINK.sub(r"\1", row))
    if "|" in row:
        row = _CELL_EDGE.sub(" ", row.strip().strip("|"))
    return _ESCAPE.sub(r"\1", row).strip()

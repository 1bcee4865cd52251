"""Rich messages of Bot API 10.1: their HTML read into blocks. What those tests need is known, no more."""

import re
from html.parser import HTMLParser
from typing import Any

from tests.botapi.refusals import JSON, Violation, bad

MOST_CHARACTERS = 32_768
MOST_BLOCKS = 500
_INLINE = {"b": "bold", "i": "italic", "u": "underline", "s": "strikethrough", "code": "code", "a": "url"}
_HEADINGS = {f"h{size}": size for size in range(1, 7)}
_TEXTUAL = {"p", "summary", *_HEADINGS}
"""Blocks of text: nothing but inline tags may stand in them, and text nowhere else."""


def read_rich(message: JSON | None) -> list[JSON]:
    """Return the blocks of an InputRichMessage; a violation where its HTML is not that of rich messages."""
    if not isinstance(message, dict) or set(message) != {"html"}:
        raise Violation(f"rich_message {message!r}: this fake reads `html` alone")
    reader = _Reader()
    reader.feed(message["html"])
    reader.close()
    if reader.open:
        raise Violation(f"rich message leaves <{reader.open[-1]}> open")
    if not reader.blocks:
        raise bad("rich message must be non-empty")
    if reader.characters > MOST_CHARACTERS or reader.count > MOST_BLOCKS:
        raise Violation(f"rich message of {reader.characters} characters and {reader.count} blocks")
    return reader.blocks


class _Reader(HTMLParser):
    """Builds blocks. A line end is a space here, and many spaces are one, as in HTML elsewhere."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.blocks: list[JSON] = []
        self.characters = self.count = 0
        self._levels = [self.blocks]
        self._texts: list[list[object]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._write("\n", tag)
            return
        is_inline = tag in _INLINE
        if not is_inline and tag not in _TEXTUAL | {"details"}:
            raise Violation(f"rich message with the tag <{tag}>")
        if is_inline != bool(self._texts) or (attrs and tag != "a"):
            raise Violation(f"rich message with <{tag}> in {self.open or 'nothing'}, attributes {attrs}")
        self.open.append(tag)
        if tag == "details":
            self._levels[-1].append({"type": "details", "summary": [], "blocks": []})
            self._levels.append(self._levels[-1][-1]["blocks"])
        else:
            self._texts.append([])
        self.count += not is_inline

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise Violation(f"rich message ends <{tag}> where it is not open")
        if tag == "details":
            self._levels.pop()
            return
        text = self._texts.pop()
        if tag in _INLINE:
            self._texts[-1].append({"type": _INLINE[tag], "text": text})
        elif tag == "summary":
            self._levels[-2][-1]["summary"] = text
        elif tag in _HEADINGS:
            self._levels[-1].append({"type": "heading", "text": text, "size": _HEADINGS[tag]})
        else:
            self._levels[-1].append({"type": "paragraph", "text": text})

    def handle_data(self, data: str) -> None:
        self._write(re.sub(r"\s+", " ", data), "text")

    def _write(self, text: str, what: str) -> None:
        if not self._texts:
            raise Violation(f"rich message with {what} {text!r} outside of a paragraph")
        self._texts[-1].append(text)
        self.characters += len(text)


def lines(blocks: list[JSON]) -> list[str]:
    """Write blocks as lines of a transcript: # before a heading, > before a fold, its content indented."""
    written = []
    for block in blocks:
        if block["type"] == "details":
            written += [f"> {_flat(block['summary'])}", *(f"  {line}" for line in lines(block["blocks"]))]
        else:
            mark = "# " if block["type"] == "heading" else ""
            written += (mark + _flat(block["text"])).splitlines()
    return written


def _flat(text: list[Any]) -> str:
    return "".join(part if isinstance(part, str) else _flat(part["text"]) for part in text)

"""From bytes to text, within bounds."""

import re

from knowledge.problem import Problem

MAX_BYTES = 2_000_000
"""A report is a page or two; what is larger is another kind of file."""

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_MAX_CONTROL_SHARE = 0.01
_BEGINNING = 20_000


def decode(data: bytes, name: str) -> str | Problem:
    """Return the text, from UTF-8, UTF-16 with its mark, or Windows-1252; or say why there is none."""
    if len(data) > MAX_BYTES:
        return Problem(name, None, "size", f"at most {MAX_BYTES:,} bytes", f"{len(data):,} bytes")
    text = _text(data)
    if text is None or _looks_binary(text):
        return Problem(name, None, "content", "text", "a binary file")
    if not text.strip():
        return Problem(name, None, "content", "a report", "an empty file")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(data: bytes) -> str | None:
    encodings = ("utf-16",) if data.startswith(_UTF16_MARKS) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _looks_binary(text: str) -> bool:
    beginning = text[:_BEGINNING]
    return "\0" in text or len(_CONTROL.findall(beginning)) > _MAX_CONTROL_SHARE * len(beginning)

"""From bytes to text, within bounds."""

from knowledge.problem import Problem

MAX_BYTES = 2_000_000
"""A report is a page or two; what is larger is another kind of file."""

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_MAX_CONTROL_SHARE = 0.01


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
    controls = sum(not (char.isprintable() or char.isspace()) for char in text[:20_000] if char < "\xa0")
    return "\0" in text or controls > _MAX_CONTROL_SHARE * min(len(text), 20_000)

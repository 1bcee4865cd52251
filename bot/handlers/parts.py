"""Long answers in parts that Telegram takes: cut between sections, else lines, else words; never in a tag."""

import re
from collections.abc import Iterable, Iterator

MOST_UNITS = 4096
"""UTF-16 units in a message."""
MOST_TAGS = 90
"""Telegram shows 100 entities a message, those it finds itself among them."""
_TAG = re.compile(r"<(/?)([a-z-]+)[^>]*>")
_ATOM = re.compile(r"<[^>]*>|&[#\w]+;|\s|[^<&\s]{1,64}")


def split(html: str, most: int = MOST_UNITS) -> list[str]:
    """Cut HTML into parts of at most `most` units, tags counted too; tags open at a cut go on behind it."""
    if _fits(html, most):
        return [html]
    room = most - 2 * _longest_tags(html)
    return list(_closed(_filled(_pieces(html, room), room)))


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _fits(html: str, most: int) -> bool:
    return _units(html) <= most and html.count("</") <= MOST_TAGS


def _longest_tags(html: str) -> int:
    """Count the units that opening and closing all tags of the deepest place may take."""
    open_tags: list[str] = []
    deepest = 0
    for tag in _TAG.finditer(html):
        if tag[1]:
            open_tags.pop()
        else:
            open_tags.append(tag[0])
        deepest = max(deepest, _units("".join(open_tags)) + 3 * len(open_tags))
    return deepest


def _pieces(html: str, most: int) -> Iterator[str]:
    """Yield sections; of one too long its lines, of a line too long its words."""
    for section in re.split(r"(?<=\n\n)", html):
        if _fits(section, most):
            yield section
            continue
        for line in section.splitlines(keepends=True):
            yield from [line] if _fits(line, most) else _ATOM.findall(line)


def _filled(pieces: Iterable[str], most: int) -> Iterator[str]:
    """Join pieces as long as they fit."""
    part = ""
    for piece in pieces:
        if part and not _fits(part + piece, most):
            yield part
            part = ""
        part += piece
    yield part


def _closed(parts: Iterable[str]) -> Iterator[str]:
    """Close at the end of each part what is open, and open it again in the next."""
    carried: list[str] = []
    for part in parts:
        whole = "".join(carried) + part
        carried = _open_tags(whole)
        closing = "".join(f"</{_name(tag)}>" for tag in reversed(carried))
        if _TAG.sub("", whole).strip():
            yield whole.strip() + closing


def _open_tags(html: str) -> list[str]:
    tags: list[str] = []
    for tag in _TAG.finditer(html):
        if tag[1]:
            tags.pop()
        else:
            tags.append(tag[0])
    return tags


def _name(tag: str) -> str:
    match = _TAG.match(tag)
    return match[2] if match else ""

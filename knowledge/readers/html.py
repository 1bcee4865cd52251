"""Read the lines of an HTML report, event by event: nothing is expanded and no tree is built."""

import re
from html.parser import HTMLParser

from knowledge.problem import Problem
from knowledge.readers.lines import Line

MAX_TAGS = 50_000
"""A page with more is no report."""

_DROPPED = frozenset(
    {"script", "style", "nav", "noscript", "template", "svg", "select", "button", "form", "aside", "footer"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
_INLINE = _CELLS | frozenset(
    {"a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub"}
    | {"sup", "time", "u", "wbr", "bdi", "bdo", "data", "dfn", "kbd", "var", "ins", "del", "label"}
)
_BOLD = frozenset({"b", "strong"})
_SPACE = re.compile(r"\s+")


def html_lines(text: str, name: str) -> tuple[Line, ...] | Problem:
    """Return the lines that have text, without scripts, styles and navigation."""
    tags = text.count("<")
    if tags > MAX_TAGS:
        return Problem(name, None, "content", f"at most {MAX_TAGS:,} tags", f"{tags:,}")
    page = _Page()
    # Tags that never end would each be looked for up to the end of the file.
    complete = text.rfind(">") + 1
    page.feed(text[:complete])
    page.handle_data(text[complete:])
    page.end_line()
    return tuple(page.lines)


class _Page(HTMLParser):
    """Gathers inline text until a block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._words: list[str] = []
        self._number = 1
        self._heading = False
        self._dropped: str | None = None
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if self._dropped:
            self._depth += tag == self._dropped
        elif tag in _DROPPED:
            self._dropped, self._depth = tag, 1
        elif tag in _BOLD:
            self._words.append("**")
        elif tag in _CELLS:
            self._words.append(" ")
        elif tag not in _INLINE:
            self.end_line()
            self._heading = tag in _HEADINGS
            self._words += ["- "] if tag == "li" else []

    def handle_endtag(self, tag: str) -> None:
        if self._dropped:
            self._depth -= tag == self._dropped
            self._dropped = self._dropped if self._depth else None
        elif tag in _BOLD:
            self._words.append("**")
        elif tag not in _INLINE:
            self.end_line()
            self._heading = False

    def handle_data(self, data: str) -> None:
        if self._dropped:
            return
        if not self._words:
            self._number = self.getpos()[0]
        self._words.append(data)

    def end_line(self) -> None:
        """Keep what was gathered as a line, if it has words."""
        words = _SPACE.sub(" ", "".join(self._words).replace("****", "")).strip()
        if words.strip("*- "):
            self.lines.append(Line(self._number, words, heading=self._heading))
        self._words.clear()

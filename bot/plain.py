"""Telegram's HTML as text for a terminal."""

from html.parser import HTMLParser

_BOLD, _ITALIC, _RESET = "\x1b[1m", "\x1b[3m", "\x1b[0m"
_STYLES = {"b": _BOLD, "i": _ITALIC, "code": _BOLD}


class _Text(HTMLParser):
    def __init__(self, *, styled: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._styled = styled
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if self._styled:
            self.parts.append(_STYLES.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if self._styled and tag in _STYLES:
            self.parts.append(_RESET)

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def to_text(html: str, *, styled: bool = False) -> str:
    """Return the text without tags; `styled` shows bold and italic by terminal codes."""
    parser = _Text(styled=styled)
    parser.feed(html)
    parser.close()
    return "".join(parser.parts)

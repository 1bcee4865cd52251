"""Long texts as one rich message, with headings and folded parts, where a server knows those (Bot API 10.1).

Line ends mean nothing in the HTML of a rich message: sections become paragraphs, lines breaks in them.
"""

import re
from collections.abc import Iterator
from typing import Any

from telegram import Bot, Message

MOST_CHARACTERS = 32_768
_TOLD_SINCE = "supports_join_request_queries"
"""What getMe tells since Bot API 10.1: so no call is needed that an older server would refuse."""
_FOLDED = re.compile(r"<blockquote expandable>(.*?)</blockquote>", re.DOTALL)
_BOLD_LINE = re.compile(r"<b>((?:(?!</?b>).)+)</b>")


def is_known(bot: Bot) -> bool:
    """Tell whether the server of an initialized bot knows rich messages."""
    return _TOLD_SINCE in bot.bot.api_kwargs


def text_of(message: Message) -> str:
    """Return the text of a message, plain or rich; empty where it has none."""
    return message.text or "".join(_texts(message.api_kwargs.get("rich_message", {})))


def _texts(content: Any) -> Iterator[str]:  # noqa: ANN401 - a tree of blocks, or a part of one
    """Yield what is written in rich content, in its order, and nothing of its looks."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, list):
        for part in content:
            yield from _texts(part)
    elif isinstance(content, dict):
        for name in ("summary", "text", "blocks"):
            yield from _texts(content.get(name))


def to_rich(html: str) -> str:
    """Write a text for `sendMessage` as one for `sendRichMessage`."""
    outside_and_inside = enumerate(_FOLDED.split(html))
    return "".join(_details(part) if number % 2 else _blocks(part) for number, part in outside_and_inside)


def _details(text: str) -> str:
    summary, _, body = text.strip().partition("\n")
    heading = _BOLD_LINE.fullmatch(summary)
    title = heading[1] if heading else summary
    return f"<details><summary>{title}</summary>{_blocks(body)}</details>"


def _blocks(text: str) -> str:
    return "".join(block for section in text.split("\n\n") for block in _section(section.strip()))


def _section(text: str) -> Iterator[str]:
    """Yield a heading for a first line that is bold as a whole, a paragraph for the rest."""
    first, _, below = text.partition("\n")
    if heading := _BOLD_LINE.fullmatch(first):
        yield f"<h4>{heading[1]}</h4>"
        text = below
    if text:
        yield "<p>" + text.replace("\n", "<br>") + "</p>"

"""Sending and editing: long texts in parts, groups that moved, edits that would change nothing."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from telegram import Bot, Message
from telegram.error import BadRequest, ChatMigrated, InvalidToken

from bot.handlers import rich
from bot.handlers.parts import split
from bot.handlers.wire import Markup, Wire
from bot.logs import quote_free
from bot.plain import to_text

_UNEDITABLE = ("message to edit not found", "message can't be edited", "there is no text in the message")
_UNCHANGED = "message is not modified"
_REFUSED = (BadRequest, InvalidToken)
"""The library takes the 404 of an unknown method for a token that is not valid."""

_Sent = TypeVar("_Sent")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """Where to write: a chat, and the topic in it."""

    chat_id: int
    thread_id: int | None = None


def place_of(message: Message) -> Place:
    """Return where a message stands."""
    return Place(message.chat_id, message.message_thread_id if message.is_topic_message else None)


class Outbox:
    """Writes into chats. `on_move` is told of a group's old and new id before the message is sent there.

    A text too long for one message is sent as a rich one where `may_be_rich`, until one is refused.
    """

    def __init__(
        self, bot: Bot, on_move: Callable[[int, int], Awaitable[None]], *, may_be_rich: bool
    ) -> None:
        self._bot = bot
        self._wire = Wire(bot)
        self._on_move = on_move
        self._may_be_rich = may_be_rich

    async def send(self, place: Place, html: str, markup: Markup | None = None) -> None:
        """Send a text, in parts where it is long; the buttons stand under the last."""
        *first, last = split(html)
        if first and await self._write_rich(html, partial(self._send, place, html, markup, is_rich=True)):
            return
        for part in first:
            await self._send(place, part, None)
        await self._send(place, last, markup)

    async def send_file(self, place: Place, name: str, content: bytes, caption: str) -> None:
        """Send a file with a line under it."""
        await self.follow(
            place.chat_id,
            lambda chat_id: self._bot.send_document(
                chat_id, content, filename=name, caption=caption, message_thread_id=place.thread_id
            ),
        )

    async def follow(self, chat_id: int, send: Callable[[int], Awaitable[_Sent]]) -> _Sent:
        """Send into a chat, and into the supergroup that it became meanwhile."""
        try:
            return await send(chat_id)
        except ChatMigrated as moved:
            await self._on_move(chat_id, moved.new_chat_id)
            return await send(moved.new_chat_id)

    async def edit(self, message: Message, html: str, markup: Markup | None = None) -> None:
        """Put a text in place of a message's own; what does not fit, or cannot be edited, follows it."""
        first, *rest = split(html)
        if rest and await self._write_rich(html, partial(self._replace, message, html, markup)):
            return
        below = None if rest else markup
        if not _is_same(message, first, below) and not await self._edit(message, first, below):
            rest = [first, *rest]
        for part in rest:
            await self._send(place_of(message), part, markup if part is rest[-1] else None)

    async def _write_rich(self, html: str, write: Callable[[], Awaitable[None]]) -> bool:
        """Write a text as a rich message; tell whether the server took it."""
        if not self._may_be_rich or len(html) > rich.MOST_CHARACTERS or not rich.is_known(self._bot):
            return False
        try:
            await write()
        except _REFUSED as refusal:
            self._may_be_rich = False
            _log.warning("no more rich messages, one was refused: %s", quote_free(refusal.message))
            return False
        return True

    async def _replace(self, message: Message, html: str, markup: Markup | None) -> None:
        """Put a rich text in place of a message, or below it where it cannot be edited."""
        if not await self._edit(message, html, markup, is_rich=True):
            await self._send(place_of(message), html, markup, is_rich=True)

    async def _send(self, place: Place, html: str, markup: Markup | None, *, is_rich: bool = False) -> None:
        send = partial(self._wire.send, html=html, markup=markup, thread_id=place.thread_id, is_rich=is_rich)
        await self.follow(place.chat_id, send)

    async def _edit(
        self, message: Message, html: str, markup: Markup | None, *, is_rich: bool = False
    ) -> bool:
        """Edit a message; tell whether it stands now as it should."""
        try:
            await self._wire.edit(message.chat_id, message.message_id, html, markup, is_rich=is_rich)
        except BadRequest as refusal:
            words = refusal.message.lower()
            if _UNCHANGED in words:
                return True
            if any(reason in words for reason in _UNEDITABLE):
                return False
            raise
        return True


def _is_same(message: Message, html: str, markup: Markup | None) -> bool:
    """Tell whether a message shows this text and these buttons already; bold and italic do not count."""
    shown = message.reply_markup.to_dict() if message.reply_markup else None
    return message.text == to_text(html) and shown == markup

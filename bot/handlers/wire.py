"""Texts on their way to Telegram, as plain fields.

The library's own methods make an object of every button on the way there, and of every part of the message
that comes back, which nobody reads: more than half of what a call costs.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from telegram import Bot
from telegram.constants import ParseMode
from telegram.ext import ExtBot

from bot.handlers.rich import to_rich
from bot.transport import written

Markup = Mapping[str, Any]
"""A keyboard as the Bot API describes it."""

_NO_PREVIEW: Final = '{"is_disabled":true}'


class Wire:
    """Sends and edits texts, at the pace and with the patience that the bot has for all its calls."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._limiter = bot.rate_limiter if isinstance(bot, ExtBot) else None

    async def send(
        self,
        chat_id: int,
        html: str,
        markup: Markup | None = None,
        *,
        thread_id: int | None = None,
        paid: bool | None = None,
        is_rich: bool = False,
    ) -> None:
        """Send a text; raises what the library's `send_message` does."""
        where = {"chat_id": chat_id, "message_thread_id": thread_id, "allow_paid_broadcast": paid}
        method = "sendRichMessage" if is_rich else "sendMessage"
        await self._call(method, where | _content(html, is_rich) | {"reply_markup": markup})

    async def edit(
        self,
        chat_id: int,
        message_id: int,
        html: str,
        markup: Markup | None = None,
        *,
        is_rich: bool = False,
    ) -> None:
        """Put a text in place of a message's; raises what the library's `edit_message_text` does."""
        where = {"chat_id": chat_id, "message_id": message_id}
        await self._call("editMessageText", where | _content(html, is_rich) | {"reply_markup": markup})

    async def _call(self, method: str, arguments: Mapping[str, object]) -> None:
        fields = {
            name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            for name, value in arguments.items()
            if value is not None
        }
        request = (f"{self._bot.base_url}/{method}", written(fields))
        if self._limiter is None:
            await self._bot.request.post(*request)
        else:
            await self._limiter.process_request(self._bot.request.post, request, {}, method, fields, None)


def _content(html: str, is_rich: bool) -> dict[str, object]:  # noqa: FBT001
    if is_rich:
        return {"rich_message": {"html": to_rich(html)}}
    return {"text": html, "parse_mode": ParseMode.HTML.value, "link_preview_options": _NO_PREVIEW}

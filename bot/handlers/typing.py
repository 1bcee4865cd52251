"""The typing indicator, for answers that keep people waiting."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.handlers.outbox import Place

PATIENCE_SECONDS = 0.3
_SHOWN_SECONDS = 4.5
"""Telegram shows the indicator for five seconds."""


@asynccontextmanager
async def typing(bot: Bot, place: Place) -> AsyncIterator[None]:
    """Show that an answer is on its way if it takes longer than 0.3 seconds."""
    loop = asyncio.get_running_loop()
    shown: list[asyncio.Task[None]] = []
    waiting = loop.call_later(PATIENCE_SECONDS, lambda: shown.append(loop.create_task(_show(bot, place))))
    try:
        yield
    finally:
        waiting.cancel()
        for task in shown:
            task.cancel()


async def _show(bot: Bot, place: Place) -> None:
    while True:
        try:
            await bot.send_chat_action(place.chat_id, ChatAction.TYPING, message_thread_id=place.thread_id)
        except TelegramError:
            return  # an ornament: the answer itself meets the same trouble and reports it
        await asyncio.sleep(_SHOWN_SECONDS)

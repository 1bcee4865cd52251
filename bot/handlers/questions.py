"""Free text: in private every message is a question, in a group only a reply to the bot."""

from telegram import Update

from bot.handlers.desk import Desk, Visit
from bot.handlers.subscriptions import Subscriptions
from bot.handlers.typing import typing


class Questions:
    """Answers free text out of the assistant."""

    def __init__(self, desk: Desk, subscriptions: Subscriptions) -> None:
        self._desk = desk
        self._subscriptions = subscriptions

    async def hear(self, update: Update, visit: Visit) -> None:
        """Answer a text; a reply to an answer of the bot's builds on that answer."""
        message = update.effective_message
        if message is None or message.text is None:
            return
        async with typing(self._desk.bot, visit.place):
            previous = self._desk.replied_query(message) or visit.previous
            turn = self._desk.ask(visit, message.text, previous)
            if not self._subscriptions.concern(turn):
                await self._desk.answer(visit, turn)
            elif refusal := await self._subscriptions.serve(update, visit, turn):
                await self._desk.outbox.send(visit.place, refusal)

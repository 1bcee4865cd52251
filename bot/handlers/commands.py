"""Commands that ask the assistant: with arguments, without, and as a reply to a message."""

from functools import cached_property

from telegram import Message, Update

from bot.handlers.desk import Desk, Visit
from bot.handlers.subscriptions import Subscriptions
from bot.handlers.typing import typing
from bot.models import Query

ASKING = (
    "start",
    "help",
    "salary",
    "worth",
    "skills",
    "negotiate",
    "cost",
    "move",
    "demand",
    "ai",
    "compare",
    "offers",
    "practice",
    "checklist",
    "plan",
    "report",
    "why",
    "sources",
    "scorecard",
)
"""The commands that are questions, as they are registered."""


class Commands:
    """Answers commands out of the assistant."""

    def __init__(self, desk: Desk, subscriptions: Subscriptions) -> None:
        self._desk = desk
        self._subscriptions = subscriptions

    async def ask(self, update: Update, visit: Visit) -> None:
        """Answer a command; what its arguments leave unsaid is taken from the message it replies to."""
        message = update.effective_message
        if message is None or message.text is None:
            return
        text, previous = self._read(message, visit)
        text, wants_chart = self._without_chart(text)
        async with typing(self._desk.bot, visit.place):
            turn = self._desk.ask(visit, text, previous)
            if self._subscriptions.concern(turn):
                if refusal := await self._subscriptions.serve(update, visit, turn):
                    await self._desk.outbox.send(visit.place, refusal)
                return
            await self._desk.answer(visit, turn)
            if wants_chart:
                await self._desk.draw(visit, turn)

    def _read(self, message: Message, visit: Visit) -> tuple[str, Query | None]:
        """Return what is asked, and the query it builds on.

        A reply to an answer of the bot's builds on that answer, known by its receipt; a bare command as
        a reply to somebody's words asks about those words.
        """
        text = message.text or ""
        known = self._desk.replied_query(message)
        if known is not None:
            return text, known
        replied = message.reply_to_message
        said = (replied.text or replied.caption or "") if replied else ""
        is_bare = len(text.split()) == 1
        return (f"{text} {said}" if is_bare else text).strip(), visit.previous

    def _without_chart(self, text: str) -> tuple[str, bool]:
        """Split off the last word where it asks for the picture: /salary data engineer uk chart."""
        *words, last = text.split()
        return (" ".join(words), True) if last.lower() in self._chart_words else (text, False)

    @cached_property
    def _chart_words(self) -> frozenset[str]:
        """The words for a picture in all languages: who writes one need not have set it."""
        renderers = self._desk.renderers
        said = (renderers.of(language).lines("chat")["words"]["chart"] for language in renderers.languages)
        return frozenset(word for line in said for word in line.split())

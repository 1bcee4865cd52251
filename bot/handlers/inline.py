"""Inline mode: up to four cards for other chats, without anything personal."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.assistant import Turn
from bot.handlers.desk import Desk, Visit
from bot.handlers.parts import split
from bot.models import Intent, Query
from bot.plain import to_text

MOST_CARDS = 4
CACHE_SECONDS = 300
_DESCRIPTION = 120
_CARDS = (Intent.SALARY, Intent.SKILLS, Intent.DEMAND, Intent.COST_OF_LIVING)
_START = "inline"


class Inline:
    """Answers what is typed after the bot's name in any chat."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def offer(self, update: Update, visit: Visit) -> None:
        """Offer cards, and a button to the private chat."""
        asked = update.inline_query
        if asked is None:
            return
        cards = list(self._cards(asked.query, visit))[:MOST_CARDS] if asked.query.strip() else []
        await self._desk.note_receipts()
        label = self._desk.say(visit)["buttons"]["private_chat"]
        try:
            await asked.answer(
                cards,
                cache_time=CACHE_SECONDS,
                is_personal=True,  # the cards speak the language of the person's app
                button=InlineQueryResultsButton(label, start_parameter=_START),
            )
        except BadRequest as refusal:
            if "query is too old" not in refusal.message.lower():
                raise

    def _cards(self, text: str, visit: Visit) -> Iterator[InlineQueryResultArticle]:
        """Make a card of each answer that has figures, the one that was asked for first."""
        first = self._ask(text, visit)
        yield from self._card(first, visit)
        if first.query is None:
            return
        for query in _beside(first):
            yield from self._card(self._desk.ask_again(visit, query), visit)

    def _ask(self, text: str, visit: Visit) -> Turn:
        """Answer what was typed; a mere role and place ask for its pay."""
        turn = self._desk.ask(visit, text, None)
        if turn.answer.figures:
            return turn
        return self._desk.ask(visit, f"/{Intent.SALARY} {text}", None)

    def _card(self, turn: Turn, visit: Visit) -> Iterator[InlineQueryResultArticle]:
        if not turn.answer.figures or turn.query is None:
            return
        part = split(turn.reply.html)[0]
        title, _, rest = to_text(part).partition("\n")
        ask = InlineKeyboardButton(
            self._desk.say(visit)["buttons"]["private_chat"], url=self._desk.private_link(turn.query)
        )
        yield InlineQueryResultArticle(
            hashlib.sha256(turn.reply.html.encode()).hexdigest()[:32],
            title=f"{self._desk.renderer(visit).lines('labels')['buttons'][turn.query.intent]}: {title}",
            description=rest.strip()[:_DESCRIPTION],
            input_message_content=InputTextMessageContent(
                part, parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
            ),
            reply_markup=InlineKeyboardMarkup.from_button(ask),
        )


def _beside(turn: Turn) -> list[Query]:
    """Return what else to offer: the titles of a fork, or other questions on the same role and place."""
    query = turn.query
    if query is None:
        return []
    if query.role_candidates and not turn.answer.figures:
        return [replace(query, roles=(role,), role_candidates=()) for role in query.role_candidates]
    if query.place is None:
        return []
    kept = Query(query.intent, roles=query.roles[:1], places=query.places[:1])
    return [replace(kept, intent=intent) for intent in _CARDS if intent is not query.intent]

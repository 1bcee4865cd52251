"""Pressed buttons: each press is answered, and what it asks for takes the place of the message."""

from dataclasses import replace

from telegram import CallbackQuery, Message, Update
from telegram.error import BadRequest

from bot.answers.answer import BESIDE
from bot.answers.offers import FILE
from bot.answers.wish import WishAnswer
from bot.assistant import Turn
from bot.handlers import callback_data
from bot.handlers.callback_data import StaleButtonError
from bot.handlers.desk import CHART, Desk, Visit
from bot.handlers.subscriptions import Subscriptions
from bot.models import Query

_TOO_OLD = "query is too old"


class Buttons:
    """Answers the buttons that hold a query."""

    def __init__(self, desk: Desk, subscriptions: Subscriptions) -> None:
        self._desk = desk
        self._subscriptions = subscriptions

    async def press(self, update: Update, visit: Visit) -> None:
        """Answer a press: the message becomes the answer; a stale button is explained."""
        pressed = update.callback_query
        if pressed is None:
            return
        try:
            query = await self._asked(pressed, visit)
        except StaleButtonError:
            await answer(pressed, self._desk.say(visit)["lines"]["stale_button"], alert=True)
            return
        for flag, send in ((CHART, self._desk.draw), (FILE, self._desk.hand_over)):
            if flag in query.flags:
                await send(visit, self._desk.ask_again(visit, replace(query, flags=query.flags - {flag})))
                await answer(pressed)
                return
        turn = self._desk.ask_again(visit, replace(query, flags=query.flags - {BESIDE}))
        shown = pressed.message if isinstance(pressed.message, Message) else None
        refusal = await self._serve(update, visit, turn, None if BESIDE in query.flags else shown)
        await answer(pressed, refusal, alert=refusal is not None)

    async def _serve(self, update: Update, visit: Visit, turn: Turn, shown: Message | None) -> str | None:
        """Write a turn, in place of the message `shown` where there is one; return why not, where not."""
        if self._subscriptions.concern(turn):
            return await self._subscriptions.serve(update, visit, turn, shown)
        if isinstance(turn.answer, WishAnswer) and (refusal := await self._desk.refusal(update, visit)):
            return refusal
        await self._desk.answer(visit, turn, shown)
        return None

    async def _asked(self, pressed: CallbackQuery, visit: Visit) -> Query:
        """Read the query behind a button; raise StaleButtonError where there is none, or no longer."""
        data = pressed.data or ""
        if pressed.message is None:
            raise StaleButtonError(data[:2])
        if callback_data.is_change(data):
            return callback_data.change(visit.form, data)
        key = callback_data.read_key(data)
        if key is None:
            return callback_data.read(data)
        query = await self._desk.memory.find_question(key)
        if query is None:
            raise StaleButtonError(data[:2])
        return query


async def answer(pressed: CallbackQuery, text: str | None = None, *, alert: bool = False) -> None:
    """Answer a press, so that the button stops waiting; one that waited too long has stopped already."""
    try:
        await pressed.answer(text, show_alert=alert)
    except BadRequest as refusal:
        if _TOO_OLD not in refusal.message.lower():
            raise

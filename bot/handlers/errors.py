"""What went wrong: an honest line with an id for the person, and for the log the rest but nobody's words."""

import logging

from telegram import Update
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError
from telegram.ext import CallbackContext

from bot.handlers.buttons import answer
from bot.handlers.desk import Desk
from bot.handlers.outbox import place_of
from bot.logs import quote_free
from bot.trail import Outcome, current

_log = logging.getLogger(__name__)


class Errors:
    """Receives what handlers raise; one update's trouble stays its own."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def catch(self, update: object, context: CallbackContext) -> None:  # type: ignore[type-arg]
        """End the context of a chat that shut the bot out; log everything else and own up to it."""
        error = context.error
        if error is None or not isinstance(update, Update):
            return
        trail = current()
        trail.outcome = Outcome.BLOCKED if isinstance(error, Forbidden) else Outcome.FAILED
        if isinstance(error, Forbidden):
            if update.effective_chat:
                await self._desk.memory.forget(self._desk.memory.key_of(update.effective_chat.id))
            return
        mishap = f"E-{trail.request}"
        _log.error("%s%s", mishap, _said(error), exc_info=error)
        if isinstance(error, BadRequest) or not isinstance(error, NetworkError):
            await self._own_up(update, mishap)

    async def _own_up(self, update: Update, mishap: str) -> None:
        """Tell the person, where there is somebody to tell; what fails here is logged alone."""
        user = update.effective_user
        language = current().language or (user.language_code if user else None) or "en"
        text = self._desk.renderers.of(language).lines("chat")["lines"]["mishap"].format(mishap)
        try:
            if update.callback_query:
                await answer(update.callback_query, text, alert=True)
            elif update.inline_query:
                await update.inline_query.answer([], cache_time=0)
            elif update.effective_message:
                await self._desk.outbox.send(place_of(update.effective_message), text)
        except TelegramError as error:
            _log.error("%s: not told%s", mishap, _said(error))


def _said(error: BaseException) -> str:
    """Repeat what Telegram said; the messages of other errors may hold what somebody wrote."""
    return f": {quote_free(error.message)}" if isinstance(error, TelegramError) else ""

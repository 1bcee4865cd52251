"""Who meets an update first: a chat that asks too fast is told so once, then not answered until it calms."""

from collections.abc import Callable

from telegram import Update
from telegram.error import TelegramError

from bot.handlers.outbox import Outbox, place_of
from bot.handlers.pace import Pace, Paces
from bot.render import Renderers

HasMore = Callable[[Update], bool]
"""Tells whether others of its chat have come since an update: the chat does not wait for answers."""


class Doorman:
    """Lets updates in at the pace of their chats."""

    def __init__(self, paces: Paces, has_more: HasMore, outbox: Outbox, renderers: Renderers) -> None:
        self._paces = paces
        self._has_more = has_more
        self._outbox = outbox
        self._renderers = renderers

    async def admits(self, update: Update) -> bool:
        """Tell whether an update is to be worked; where it is not, say so when it is worth a word."""
        chat, user = update.effective_chat, update.effective_user
        asker = chat or user
        if asker is None or update.my_chat_member:
            return True
        pace = self._paces.of(asker.id, is_patient=not self._has_more(update))
        if pace is Pace.FINE:
            return True
        lines = self._renderers.of((user.language_code if user else None) or "en").lines("chat")["lines"]
        word = lines["too_fast"] if pace is Pace.TOO_FAST else None
        try:
            await self._decline(update, word)
        except TelegramError:
            return False  # a courtesy: it is no error when it does not arrive
        return False

    async def _decline(self, update: Update, word: str | None) -> None:
        """Stop a pressed button and an inline query from waiting; say a word where there is one."""
        if update.callback_query:
            await update.callback_query.answer(word, show_alert=word is not None)
        elif update.inline_query:
            await update.inline_query.answer([], cache_time=1, is_personal=True)
        elif word and update.effective_message:
            await self._outbox.send(place_of(update.effective_message), word)

"""/settings: what a chat chooses."""

from dataclasses import replace

from telegram import CallbackQuery, Message, Update

from bot.handlers.buttons import answer
from bot.handlers.desk import LANGUAGE, Desk, Visit
from bot.handlers.following import Following
from bot.handlers.keyboard import Keyboard

CHOICE = "1!language="
"""Callback data of a chosen language; nothing after it means the language of the person's app."""


class Settings:
    """Answers the commands that are about the chat itself."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._following = Following(desk.memory)

    async def show(self, update: Update, visit: Visit) -> None:
        """Show what can be set; in a group to its administrators only."""
        if refusal := await self._desk.refusal(update, visit):
            await self._desk.outbox.send(visit.place, refusal)
            return
        await self._desk.outbox.send(visit.place, self._page(visit), self._choices(visit).markup)

    async def choose(self, update: Update, visit: Visit) -> None:
        """Keep a chosen language, and show it in the message whose button was pressed."""
        pressed = update.callback_query
        if pressed is None or pressed.data is None:
            return
        if refusal := await self._desk.refusal(update, visit):
            await answer(pressed, refusal, alert=True)
            return
        chosen = pressed.data.removeprefix(CHOICE)
        await self._desk.memory.choose(visit.place.chat_id, LANGUAGE, chosen)
        now = self._speaking(visit, chosen or _app_language(pressed))
        await self._following.speak(visit.place.chat_id, self._desk.renderer(now).language)
        if isinstance(pressed.message, Message):
            await self._desk.outbox.edit(pressed.message, self._page(now), self._choices(now).markup)
        await answer(pressed, self._desk.say(now)["lines"]["saved"])

    def _page(self, visit: Visit) -> str:
        return self._desk.renderer(visit).page("pages/settings")

    def _choices(self, visit: Visit) -> Keyboard:
        """Offer every language in its own words, and that of the person's app."""
        keyboard = Keyboard()
        renderers = self._desk.renderers
        keyboard.add_choices(
            (renderers.of(code).lines("chat")["buttons"]["language"], CHOICE + code)
            for code in renderers.languages
        )
        keyboard.add_choices([(self._desk.say(visit)["buttons"]["app_language"], CHOICE)])
        return keyboard

    @staticmethod
    def _speaking(visit: Visit, language: str) -> Visit:
        return replace(visit, language=language)


def _app_language(pressed: CallbackQuery) -> str:
    return pressed.from_user.language_code or "en"

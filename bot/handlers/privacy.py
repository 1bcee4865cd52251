"""/privacy, /export, /delete: what is kept of a chat, all of it as a file, and its end in two taps."""

import json
from dataclasses import dataclass

from telegram import Message, Update

from bot.handlers.buttons import answer
from bot.handlers.desk import Desk, Visit
from bot.handlers.keyboard import Keyboard
from bot.people import schema
from bot.people.columns import metadata, retention

DELETION = "1!delete="
"""Callback data of a step of the deletion: asked, sure, kept."""
_ASKED, _SURE, _KEPT = "asked", "sure", "kept"
_FILE = "marketbot-export.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """A table as the page tells of it: its purpose, those of its columns, and days; None: for good.

    The chat's key is a column of every table about a chat: the page tells of it once.
    """

    name: str
    all: str
    columns: tuple[str, ...]
    days: int | None


class Privacy:
    """Answers the commands about what is kept."""

    def __init__(self, desk: Desk, backup_days: int) -> None:
        self._desk = desk
        self._backup_days = backup_days

    async def tell(self, update: Update, visit: Visit) -> None:  # noqa: ARG002
        """Tell what is kept, why, and how long: every table of the people database."""
        purposes = self._desk.renderer(visit).lines("purposes")
        tables = [_kept(purposes[name], name) for name in purposes]
        yours = {table.name for table in schema.personal_tables()}
        page = self._desk.renderer(visit).page(
            "pages/privacy",
            yours=[table for table in tables if table.name in yours],
            others=[table for table in tables if table.name not in yours],
            backup_days=self._backup_days,
        )
        await self._desk.outbox.send(visit.place, page)

    async def export(self, update: Update, visit: Visit) -> None:
        """Send all that is kept of the chat as one JSON file; in a group to its administrators only."""
        if refusal := await self._desk.refusal(update, visit):
            await self._desk.outbox.send(visit.place, refusal)
            return
        everything = await self._desk.memory.export(visit.chat_key)
        content = json.dumps(everything, ensure_ascii=False, indent=2).encode()
        said = self._desk.say(visit)["lines"]["exported"]
        await self._desk.outbox.send_file(visit.place, _FILE, content, said)

    async def ask(self, update: Update, visit: Visit) -> None:
        """Say what a deletion would delete, and offer it."""
        if refusal := await self._desk.refusal(update, visit):
            await self._desk.outbox.send(visit.place, refusal)
            return
        page = self._desk.renderer(visit).page("pages/delete", backup_days=self._backup_days)
        await self._desk.outbox.send(visit.place, page, self._offer(visit, _ASKED).markup)

    async def choose(self, update: Update, visit: Visit) -> None:
        """Take a step of the deletion: the first tap asks once more, the second deletes."""
        pressed = update.callback_query
        if pressed is None or pressed.data is None:
            return
        if refusal := await self._desk.refusal(update, visit):
            await answer(pressed, refusal, alert=True)
            return
        step = pressed.data.removeprefix(DELETION)
        if step == _SURE:
            await self._desk.memory.forget_all(visit.chat_key)
        if isinstance(pressed.message, Message):
            text = self._desk.say(visit)["deletion"][step if step in (_SURE, _KEPT) else _ASKED]
            keyboard = self._offer(visit, _SURE, _KEPT) if step == _ASKED else Keyboard()
            await self._desk.outbox.edit(pressed.message, text, keyboard.markup)
        await answer(pressed)

    def _offer(self, visit: Visit, *steps: str) -> Keyboard:
        keyboard = Keyboard()
        labels = self._desk.say(visit)["buttons"]
        keyboard.add_choices((labels[f"delete_{step}"], DELETION + step) for step in steps)
        return keyboard


def _kept(purposes: dict[str, str], name: str) -> Kept:
    columns = tuple(purpose for column, purpose in purposes.items() if column not in ("all", "chat_key"))
    kept = retention(metadata.tables[name]).kept
    return Kept(name, purposes["all"], columns, kept.days if kept else None)

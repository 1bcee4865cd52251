"""Rows of buttons under a message."""

from collections.abc import Iterable

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.handlers import callback_data
from bot.models import Button, Query
from bot.receipts import query_to_json


class Keyboard:
    """The buttons of one message; `kept` are the queries too long for theirs, by key."""

    def __init__(self, rows: Iterable[Iterable[Button]] = ()) -> None:
        self.kept: dict[str, str] = {}
        self._rows = [[self._button(button) for button in row] for row in rows]

    def _button(self, button: Button) -> InlineKeyboardButton:
        return InlineKeyboardButton(button.label, callback_data=self._data(button.query))

    def _data(self, query: Query) -> str:
        data = callback_data.write(query)
        if data is None:
            written = query_to_json(query)
            key, data = callback_data.write_key(written)
            self.kept[key] = written
        return data

    def add_link(self, label: str, url: str) -> None:
        """Add a row with a link."""
        self._rows.append([InlineKeyboardButton(label, url=url)])

    def add_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Add a row of labels with their callback data."""
        self._rows.append([InlineKeyboardButton(label, callback_data=data) for label, data in choices])

    @property
    def markup(self) -> InlineKeyboardMarkup | None:
        """The keyboard as the library wants it; None without buttons."""
        return InlineKeyboardMarkup(self._rows) if self._rows else None

"""Rows of buttons under a message. Nobody's own figures are kept for a button."""

from collections.abc import Iterable
from typing import Any

from bot.handlers import callback_data
from bot.handlers.wire import Markup
from bot.models import Button, Query
from bot.receipts import query_to_json


class Keyboard:
    """The buttons of one message; `kept` are the queries too long for theirs, by key."""

    def __init__(self, rows: Iterable[Iterable[Button]] = (), form: Query | None = None) -> None:
        self.kept: dict[str, str] = {}
        self._form = form
        self._rows = [[self._button(button) for button in row] for row in rows]

    def _button(self, button: Button) -> dict[str, Any]:
        if button.copy is not None:
            return {"text": button.label, "copy_text": {"text": button.copy}}
        return {"text": button.label, "callback_data": self._data(button.query)}

    def _data(self, query: Query) -> str:
        """Write a query; as a change to the form where it is long or personal; else by its key."""
        data = callback_data.write(query)
        if data is None and self._form is not None and self._form.is_form:
            data = callback_data.write_change(self._form, query)
        data = data or callback_data.write(query.without_own())
        if data is None:
            query_json = query_to_json(query.without_own())
            key, data = callback_data.write_key(query_json)
            self.kept[key] = query_json
        return data

    def add_to_row(self, row: int, label: str, query: Query) -> None:
        """Add a button at the end of a row."""
        self._rows[row].append({"text": label, "callback_data": self._data(query)})

    def add_link(self, label: str, url: str) -> None:
        """Add a row with a link."""
        self._rows.append([{"text": label, "url": url}])

    def add_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Add a row of labels with their callback data."""
        self._rows.append([{"text": label, "callback_data": data} for label, data in choices])

    @property
    def markup(self) -> Markup | None:
        """The keyboard as the Bot API wants it; None without buttons."""
        return {"inline_keyboard": self._rows} if self._rows else None

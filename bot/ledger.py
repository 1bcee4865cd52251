"""What the assistant writes down: receipts of answers, and questions asked in vain. Opened on first use."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from bot.models import Query

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.people.gaps import Gap
    from bot.people.receipts import Receipt
    from bot.people.state import State

Note = Callable[["Connection"], None]
"""Something to write down, given a transaction."""

_RECEIPTS_NOTED = 4096
_NOTES_KEPT = 4096

_log = logging.getLogger(__name__)


class Ledger:
    """The assistant's side of the people database; no answer fails because it cannot be written down."""

    def __init__(self, open_state: "Callable[[], State]") -> None:
        self._open_state = open_state
        self._opened: State | None = None

    @property
    def state(self) -> "State":
        """The people database, opened on first use; raises StateError."""
        if self._opened is None:
            self._opened = self._open_state()
        return self._opened

    def close(self) -> None:
        """Close the database if it was opened."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def keep_receipt(self, receipt: "Receipt") -> None:
        """Keep a receipt for a later /why; log where that is not possible."""
        from bot.people.receipts import Receipts

        def keep(connection: "Connection") -> None:
            Receipts(connection).keep(receipt)

        self.write("receipt", keep)

    def count_gap(self, query: Query, at: datetime) -> None:
        """Count a question that found no facts: role and place by their names, nothing of who asked."""
        from bot.people.gaps import Gaps

        role = query.role.occupation if query.role else ""
        place = query.place.country if query.place else ""

        def count(connection: "Connection") -> None:
            Gaps(connection).count(str(query.intent), role, place, at)

        self.write("gap", count)

    def write(self, what: str, note: Note) -> None:
        """Write a note in a transaction of its own."""
        from bot.people.errors import StateError

        try:
            with self.state.writing() as connection:
                note(connection)
        except StateError as problem:
            _log.warning("%s not kept: %s", what, problem)

    def find_receipt(self, code: str) -> "Receipt | None":
        """Find the receipt of an earlier answer."""
        from bot.people.receipts import Receipts

        with self.state.reading() as connection:
            return Receipts(connection).find(code)

    def gaps(self) -> "list[Gap]":
        """List what was asked in vain, the most asked first."""
        from bot.people.gaps import Gaps

        with self.state.reading() as connection:
            return Gaps(connection).list()


class NotesLedger(Ledger):
    """Collects notes, so that who asked the assistant can write them with what else one update changes."""

    def __init__(self, open_state: "Callable[[], State]") -> None:
        super().__init__(open_state)
        self._notes: list[Note] = []
        self._noted: set[str] = set()

    def keep_receipt(self, receipt: "Receipt") -> None:
        """Keep a receipt that was not noted lately."""
        if receipt.code in self._noted:
            return
        if len(self._noted) >= _RECEIPTS_NOTED:
            self._noted.clear()
        self._noted.add(receipt.code)
        super().keep_receipt(receipt)

    def write(self, what: str, note: Note) -> None:  # noqa: ARG002 - all are written together
        """Keep a note for `take_notes`."""
        self._notes.append(note)

    def give_back(self, notes: list[Note]) -> None:
        """Keep notes that could not be written for the next time, as many as are bearable."""
        self._notes = (notes + self._notes)[-_NOTES_KEPT:]

    def take_notes(self) -> list[Note]:
        """Hand over what was collected since the last time."""
        notes, self._notes = self._notes, []
        return notes

"""Which answers subscribers saw, and what of them was corrected since."""

from collections.abc import Collection, Iterator
from datetime import datetime

import sqlalchemy as sa

from bot.people import schema
from bot.people.upsert import insert, put

_PAGE = 500


class Shown:
    """Who saw which answer, in one transaction. Only of those who follow a market."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def note(self, chat_key: str, receipt: str, at: datetime) -> None:
        """Note that a chat saw an answer, if it is a subscriber's."""
        self.note_all([(chat_key, receipt)], at)

    def note_all(self, seen: Collection[tuple[str, str]], at: datetime) -> None:
        """Note which chats saw which answers, of those that are subscribers'."""
        key = schema.subscriber.c.chat_key
        asked = sa.select(key).where(key.in_({chat_key for chat_key, _ in seen}))
        followers = set(self._connection.scalars(asked))
        rows = [
            {"chat_key": chat_key, "receipt": receipt, "shown_at": at}
            for chat_key, receipt in seen
            if chat_key in followers
        ]
        if rows:
            new = insert(self._connection, schema.shown).on_conflict_do_nothing()
            self._connection.execute(new, rows)

    def receipts(self, other_than: str) -> Iterator[str]:
        """Yield the answers that subscribers saw and that another knowledge version gave."""
        shown, receipt = schema.shown.c, schema.receipt.c
        last = ""
        while True:
            page = self._connection.scalars(
                sa.select(shown.receipt)
                .join(schema.receipt, receipt.code == shown.receipt)
                .where(shown.receipt > last, receipt.knowledge_version != other_than)
                .distinct()
                .order_by(shown.receipt)
                .limit(_PAGE)
            ).all()
            yield from page
            if len(page) < _PAGE:
                return
            last = page[-1]


class Corrections:
    """What of the shown answers no longer stands, as JSON by answer and knowledge version."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def keep(self, receipt: str, knowledge_version: str, corrections: str, at: datetime) -> None:
        """Keep what a knowledge version corrects of an answer."""
        put(
            self._connection,
            schema.correction,
            receipt=receipt,
            knowledge_version=knowledge_version,
            corrections=corrections,
            found_at=at,
        )

    def of_receipt(self, receipt: str) -> list[str]:
        """Return all that was corrected of an answer, the oldest first."""
        table = schema.correction.c
        found = sa.select(table.corrections).where(table.receipt == receipt).order_by(table.found_at)
        return list(self._connection.scalars(found))

    def of_chat(self, chat_key: str, knowledge_version: str) -> list[str]:
        """Return what a knowledge version corrects of the answers that a chat saw."""
        table, shown = schema.correction.c, schema.shown.c
        return list(
            self._connection.scalars(
                sa.select(table.corrections)
                .join(schema.shown, shown.receipt == table.receipt)
                .where(shown.chat_key == chat_key, table.knowledge_version == knowledge_version)
                .order_by(table.receipt)
            )
        )

    def chats(self, knowledge_version: str) -> list[str]:
        """List exactly those subscribers who saw what a knowledge version corrects, by their keys."""
        table, shown, subscriber = schema.correction.c, schema.shown.c, schema.subscriber.c
        return list(
            self._connection.scalars(
                sa.select(shown.chat_key)
                .join(schema.correction, table.receipt == shown.receipt)
                .join(schema.subscriber, subscriber.chat_key == shown.chat_key)
                .where(table.knowledge_version == knowledge_version)
                .distinct()
                .order_by(shown.chat_key)
            )
        )

"""What the desk remembers in the people database: one transaction a step, off the event loop."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import sqlalchemy as sa

from bot.clock import Clock
from bot.ledger import Note
from bot.models import Query
from bot.people.chats import ChatSettings, Contexts, move_chat
from bot.people.questions import Questions
from bot.people.retention import purge
from bot.people.state import State
from bot.people.updates import HandledUpdates
from bot.receipts import query_from_json, query_to_json

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Recalled:
    """What is known of a chat when an update comes: its last query while fresh, and what it chose."""

    previous: Query | None
    settings: Mapping[str, str]


class Memory:
    """Contexts, settings and handled updates of all chats."""

    def __init__(self, state: State, clock: Clock) -> None:
        self._state = state
        self._clock = clock

    async def recall(self, update_id: int, chat_key: str) -> Recalled | None:
        """Claim an update and recall its chat; None where the update is handled already."""

        def work(connection: sa.Connection, now: datetime) -> Recalled | None:
            if not HandledUpdates(connection).claim(update_id, now):
                return None
            context = Contexts(connection).load(chat_key, now)
            return Recalled(_read(context), ChatSettings(connection).of(chat_key))

        return await self._write(work)

    async def remember(
        self, chat_key: str, query: Query | None, notes: list[Note], questions: Mapping[str, str]
    ) -> None:
        """Save a chat's last query, what the assistant noted, and queries too long for their buttons."""

        def work(connection: sa.Connection, now: datetime) -> None:
            if query is not None:
                Contexts(connection).save(chat_key, query_to_json(query), now)
            for note in notes:
                note(connection)
            for key, question in questions.items():
                Questions(connection).keep(key, question, now)

        if query is not None or notes or questions:
            await self._write(work)

    async def find_question(self, key: str) -> Query | None:
        """Find a query that was too long for its button; None when it is kept no longer."""

        def work() -> str | None:
            with self._state.reading() as connection:
                return Questions(connection).find(key)

        return _read(await asyncio.to_thread(work))

    async def forget(self, chat_key: str) -> None:
        """End a chat's context."""
        await self._write(lambda connection, _now: Contexts(connection).end(chat_key))

    async def choose(self, chat_key: str, name: str, value: str) -> None:
        """Keep what a chat chose."""
        await self._write(lambda connection, _now: ChatSettings(connection).choose(chat_key, name, value))

    async def move(self, old: str, new: str) -> None:
        """Hand all that belongs to a chat to its new key."""
        await self._write(lambda connection, _now: move_chat(connection, old, new))

    async def purge(self) -> None:
        """Delete what was kept long enough."""
        await self._write(purge)

    async def _write(self, work: Callable[[sa.Connection, datetime], _Result]) -> _Result:
        now = self._clock()

        def transaction() -> _Result:
            with self._state.writing() as connection:
                return work(connection, now)

        return await asyncio.to_thread(transaction)


def _read(context: str | None) -> Query | None:
    """Read a query back; one that an older version wrote and this one cannot read is no query."""
    if context is None:
        return None
    try:
        return query_from_json(context)
    except ValueError:
        return None

"""What the desk remembers in the people database: off the event loop, together what comes together."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy as sa

from bot.clock import Clock
from bot.ledger import Note
from bot.models import Query
from bot.people.batch import Batch
from bot.people.chats import Chats, ChatSettings
from bot.people.cipher import Cipher
from bot.people.contexts import Context, Contexts
from bot.people.export import export
from bot.people.keys import claim
from bot.people.photos import PhotoIds
from bot.people.profiles import Profiles
from bot.people.questions import Questions
from bot.people.retention import purge
from bot.people.shown import Shown
from bot.people.state import State
from bot.people.updates import HandledUpdates
from bot.people.wishes import Wishes
from bot.profile import Profile, from_json, to_json
from bot.receipts import query_from_json, query_to_json

_Result = TypeVar("_Result")
_NOTHING = Context()
_COMPANY_SECONDS = 0.002
"""How long a step waits for others to share its transaction: a sixth of a busy webhook's CPU."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What is known of a chat when an update comes: last query and open form while fresh, its choices."""

    previous: Query | None
    form: Query | None
    profile: Profile
    settings: Mapping[str, str]


FORGOTTEN = Recalled(None, None, Profile(), {})
"""What is known of a chat while the database does not answer."""


@dataclass(frozen=True, slots=True)
class Coming:
    """An update to claim, and the chat to recall."""

    update_id: int
    chat_key: str


@dataclass(frozen=True, slots=True)
class Told:
    """What an answer leaves behind: a last query, notes, queries too long for their buttons, its receipt."""

    chat_key: str
    query: Query | None
    notes: Sequence[Note]
    questions: Mapping[str, str]
    receipt: str | None


class Memory:
    """Contexts, settings and handled updates of all chats."""

    def __init__(self, state: State, cipher: Cipher, clock: Clock) -> None:
        self._state = state
        self._cipher = cipher
        self._clock = clock
        self._coming = Batch(self._recall_all, seconds=_COMPANY_SECONDS)
        self._told = Batch(self._remember_all, seconds=_COMPANY_SECONDS)

    def key_of(self, chat_id: int) -> str:
        """Return the key under which a chat is remembered."""
        return self._cipher.key_of(chat_id)

    async def claim_key(self) -> None:
        """See that the database is sealed with our key; raise StateError where it is another's."""
        await self._write(lambda connection: claim(connection, self._cipher))

    async def recall(self, update_id: int, chat_key: str) -> Recalled | None:
        """Claim an update and recall its chat; None where the update is handled already."""
        return await self._coming.add(Coming(update_id, chat_key))

    async def remember(
        self,
        chat_key: str,
        query: Query | None,
        notes: Sequence[Note],
        questions: Mapping[str, str],
        receipt: str | None = None,
    ) -> None:
        """Save a chat's last query, what was noted, queries too long for their buttons, and what it saw."""
        if query is not None or notes or questions or receipt:
            await self._told.add(Told(chat_key, query, notes, questions, receipt))

    def _recall_all(self, coming: Sequence[Coming]) -> list[Recalled | None]:
        now = self._clock()
        with self._state.writing() as connection:
            claimed = HandledUpdates(connection).claim([item.update_id for item in coming], now)
            chats = {item.chat_key for item in coming}
            contexts = Contexts(connection, self._cipher).load(chats, now)
            settings = ChatSettings(connection).of(chats)
            profiles = Profiles(connection, self._cipher).of(chats)
        return [
            Recalled(
                _read((context := contexts.get(item.chat_key, _NOTHING)).query),
                _read(context.form),
                _read_profile(profiles.get(item.chat_key)),
                settings.get(item.chat_key, {}),
            )
            if item.update_id in claimed
            else None
            for item in coming
        ]

    def _remember_all(self, told: Sequence[Told]) -> list[None]:
        now = self._clock()
        contexts = {item.chat_key: _context(item.query) for item in told if item.query is not None}
        seen = [(item.chat_key, item.receipt) for item in told if item.receipt is not None]
        with self._state.writing() as connection:
            if contexts:
                Contexts(connection, self._cipher).save(contexts, now)
            if seen:
                Shown(connection).note_all(seen, now)
            for item in told:
                for note in item.notes:
                    note(connection)
                for key, question in item.questions.items():
                    Questions(connection, self._cipher).keep(key, question, now)
        return [None] * len(told)

    async def find_question(self, key: str) -> Query | None:
        """Find a query that was too long for its button; None when it is kept no longer."""
        return _read(await self._look(lambda connection: Questions(connection, self._cipher).find(key)))

    async def find_photo(self, digest: str) -> str | None:
        """Find the name of a picture that was uploaded before."""
        return await self._look(lambda connection: PhotoIds(connection).find(digest))

    async def keep_photo(self, digest: str, file_id: str) -> None:
        """Keep the name of an uploaded picture."""
        await self._write(lambda connection: PhotoIds(connection).keep(digest, file_id, self._clock()))

    async def keep_wish(self, chat_id: int, query: Query, language: str) -> None:
        """Keep what a chat wants to be told once it is known."""

        def keep(connection: sa.Connection) -> None:
            now = self._clock()
            chat_key = Chats(connection, self._cipher).meet(chat_id, now)
            Wishes(connection, self._cipher).keep(chat_key, query_to_json(query), language, now)

        await self._write(keep)

    def shown(self, chat_key: str, receipt: str) -> Note:
        """Note that a chat saw an answer; it counts for those who follow a market."""
        return lambda connection: Shown(connection).note(chat_key, receipt, self._clock())

    async def forget(self, chat_key: str) -> None:
        """End a chat's context."""
        await self._write(lambda connection: Contexts(connection, self._cipher).end(chat_key))

    async def choose(self, chat_id: int, name: str, value: str) -> None:
        """Keep what a chat chose."""

        def choose(connection: sa.Connection) -> None:
            key = Chats(connection, self._cipher).meet(chat_id, self._clock())
            ChatSettings(connection).choose(key, name, value)

        await self._write(choose)

    async def export(self, chat_key: str) -> dict[str, list[dict[str, Any]]]:
        """Give all that is kept of a chat, opened."""
        return await self._look(lambda connection: export(connection, self._cipher, chat_key))

    async def keep_profile(self, chat_id: int, profile: Profile) -> None:
        """Keep what a person asked to be remembered, and where to write to them."""

        def keep(connection: sa.Connection) -> None:
            key = Chats(connection, self._cipher).meet(chat_id, self._clock())
            Profiles(connection, self._cipher).keep(key, to_json(profile), self._clock())

        await self._write(keep)

    async def forget_own(self, chat_key: str) -> None:
        """Delete a person's own figures: context, form, profile."""

        def forget(connection: sa.Connection) -> None:
            Contexts(connection, self._cipher).end(chat_key)
            Profiles(connection, self._cipher).forget(chat_key)

        await self._write(forget)
        await asyncio.to_thread(self._state.shred)

    async def forget_all(self, chat_key: str) -> None:
        """Delete everything of a chat."""
        await self._write(lambda connection: Chats(connection, self._cipher).forget(chat_key))
        await asyncio.to_thread(self._state.shred)

    async def move(self, old_id: int, new_id: int) -> None:
        """Hand all that belongs to a chat to its new id."""
        await self._write(lambda connection: Chats(connection, self._cipher).move(old_id, new_id))

    async def release(self, update_ids: Sequence[int]) -> None:
        """Give back updates that were claimed and not answered."""
        await self._write(lambda connection: HandledUpdates(connection).release(update_ids))

    async def purge(self) -> None:
        """Delete what was kept long enough."""
        await self._write(lambda connection: purge(connection, self._clock()))

    async def work(self, work: Callable[[sa.Connection, Cipher, datetime], _Result]) -> _Result:
        """Do some work on the database in one transaction."""
        return await self._write(lambda connection: work(connection, self._cipher, self._clock()))

    async def _look(self, work: Callable[[sa.Connection], _Result]) -> _Result:
        def transaction() -> _Result:
            with self._state.reading() as connection:
                return work(connection)

        return await asyncio.to_thread(transaction)

    async def _write(self, work: Callable[[sa.Connection], _Result]) -> _Result:
        def transaction() -> _Result:
            with self._state.writing() as connection:
                return work(connection)

        return await asyncio.to_thread(transaction)


def _context(query: Query) -> Context:
    """Keep a query; one that is a form is kept as that, too, until another form takes its place."""
    kept = query_to_json(query)
    return Context(kept, kept if query.is_form else None)


def _read(context: str | None) -> Query | None:
    """Read a query back; one that an older version wrote and this one cannot read is no query."""
    if context is None:
        return None
    try:
        return query_from_json(context)
    except ValueError:
        return None


def _read_profile(profile: str | None) -> Profile:
    return from_json(profile) if profile else Profile()

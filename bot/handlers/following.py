"""What chats follow, in the people database: read, changed in one transaction, ended, brought back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from bot.handlers.memory import Memory
from bot.people.chats import Chats
from bot.people.cipher import Cipher
from bot.people.contexts import Contexts
from bot.people.endings import Endings
from bot.people.subscribers import Subscriber, Subscribers, Subscription

Change = Callable[[Subscriber | None, datetime], Subscriber | None]
"""Gives what a chat is to follow, from what it follows; None leaves that as it is."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What a chat followed, what it follows now, and when that changed."""

    before: Subscriber | None
    after: Subscriber | None
    at: datetime

    @property
    def dropped(self) -> tuple[Subscription, ...]:
        """What it followed and follows no more."""
        was = self.before.subscriptions if self.before else ()
        return tuple(one for one in was if self.after is None or self.after.find(one.market) is None)


class Following:
    """The subscribers, for handlers."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def change(self, chat_id: int, change: Change) -> Changed:
        """Change what a chat follows, and keep where to write to it."""

        def work(connection: sa.Connection, cipher: Cipher, now: datetime) -> Changed:
            subscribers = Subscribers(connection)
            before = subscribers.find(cipher.key_of(chat_id))
            after = change(before, now)
            if after is not None:
                key = Chats(connection, cipher).meet(chat_id, now)
                if dropped := Changed(before, after, now).dropped:
                    Endings(connection, cipher).drop(key, [one.market for one in dropped], now)
                subscribers.keep(after, now)
            return Changed(before, subscribers.find(cipher.key_of(chat_id)), now)

        return await self._memory.work(work)

    async def look(self, chat_id: int) -> Changed:
        """Give what a chat follows."""
        return await self.change(chat_id, lambda _before, _now: None)

    async def speak(self, chat_id: int, language: str) -> None:
        """Have a chat told in another language, where it is told anything."""
        await self.change(chat_id, lambda now, _at: replace(now, language=language) if now else None)

    async def stop(self, chat_key: str) -> bool:
        """End everything that is sent to a chat, and its context; tell whether there was anything to send."""

        def work(connection: sa.Connection, cipher: Cipher, now: datetime) -> bool:
            Contexts(connection, cipher).end(chat_key)
            return Endings(connection, cipher).stop(chat_key, now)

        return await self._memory.work(work)

    async def undo(self, chat_key: str) -> bool:
        """Bring back what was stopped within a day; tell whether there was anything."""

        def work(connection: sa.Connection, cipher: Cipher, now: datetime) -> bool:
            is_undone = Endings(connection, cipher).undo(chat_key, now)
            subscribers = Subscribers(connection)
            if is_undone and (back := subscribers.find(chat_key)):
                subscribers.keep(back, now)  # what came back may be due before what had stayed
            return is_undone

        return await self._memory.work(work)

    async def end(self, chat_key: str) -> None:
        """End everything of a chat that shut the bot out."""

        def work(connection: sa.Connection, cipher: Cipher, _now: datetime) -> None:
            Contexts(connection, cipher).end(chat_key)
            Endings(connection, cipher).end(chat_key)

        await self._memory.work(work)

"""All that happened, in its order, and waiting for what is to come."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from typing import Literal, NamedTuple, TypeVar

from tests.botapi.refusals import JSON

What = Literal["said", "changed", "sent", "edited", "deleted", "pressed", "asked", "answered", "listed"]

PATIENCE_SECONDS = 10
"""How late a busy machine may be; a test that is about speed says how fast."""

Found = TypeVar("Found")


class Event(NamedTuple):
    """Hold one thing that happened in a chat, with the message as it was then."""

    what: What
    chat_id: int
    who: str
    data: JSON


class Story:
    """Keep events, and wake those who wait for one."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._by_kind: defaultdict[tuple[int, What], list[JSON]] = defaultdict(list)
        self._news = asyncio.Event()

    def add(self, what: What, chat_id: int, who: str, data: JSON) -> None:
        """Write down an event."""
        self.events.append(Event(what, chat_id, who, data))
        self._by_kind[chat_id, what].append(data)
        self._news.set()
        self._news = asyncio.Event()

    def of(self, chat_id: int, what: What) -> list[JSON]:
        """List what happened in a chat, of one kind."""
        return self._by_kind[chat_id, what]

    async def until(self, found: Callable[[], Found | None], seconds: float) -> Found | None:
        """Wait until `found` returns something; None if the time passes before."""
        try:
            async with asyncio.timeout(seconds):
                while not (value := found()):
                    await self._news.wait()
                return value
        except TimeoutError:
            return None

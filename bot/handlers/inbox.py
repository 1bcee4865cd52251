"""Updates at work: those of one chat in their order, different chats side by side and at equal shares."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from telegram import Update

HANDS = 64
"""Updates that are worked at once: one of each chat, so that who writes a lot keeps one hand busy."""
ROOM = 1024
"""Updates taken and not done yet, those that wait for others of their chat among them."""

_log = logging.getLogger(__name__)


class Inbox:
    """Works updates. Its memory is bounded: who brings one waits while there is no room."""

    def __init__(
        self, work: Callable[[Update], Awaitable[None]], hands: int = HANDS, room: int = ROOM
    ) -> None:
        self._work = work
        self._hands = asyncio.Semaphore(hands)
        self._room = asyncio.Semaphore(room)
        self._last: dict[int, asyncio.Task[None]] = {}
        self._open: dict[asyncio.Task[None], Update] = {}
        self._cut: list[Update] = []

    async def take(self, update: Update) -> "asyncio.Task[None]":
        """Begin to work an update after those of its chat that came before; return the task that does it."""
        await self._room.acquire()
        place = _place(update)
        task = asyncio.create_task(self._work_after(self._last.get(place), update))
        self._last[place] = task
        self._open[task] = update
        task.add_done_callback(lambda done: self._finish(place, done))
        return task

    def has_more(self, update: Update) -> bool:
        """Tell whether others of its chat have come since this update, which is at work."""
        return self._last.get(_place(update)) is not asyncio.current_task()

    def count(self) -> int:
        """Count the updates that were taken and are not done."""
        return len(self._open)

    async def empty(self, seconds: float | None = None) -> list[Update]:
        """Wait until all is done, and cut what is not by then; return what was cut, now or before."""
        if self._open:
            _, late = await asyncio.wait(self._open, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
            await asyncio.sleep(0)
        return self._cut

    async def _work_after(self, before: "asyncio.Task[None] | None", update: Update) -> None:
        if before is not None:
            await asyncio.wait([before])
        async with self._hands:
            await self._work(update)

    def _finish(self, place: int, task: "asyncio.Task[None]") -> None:
        self._room.release()
        update = self._open.pop(task)
        if task.cancelled():
            self._cut.append(update)
        elif error := task.exception():
            _log.error("an update ended in %s", type(error).__name__)
        if self._last.get(place) is task:
            del self._last[place]


def _place(update: Update) -> int:
    """Return the chat, or the person where there is none: inline queries."""
    chat, user = update.effective_chat, update.effective_user
    if chat is not None:
        return chat.id
    return user.id if user is not None else 0

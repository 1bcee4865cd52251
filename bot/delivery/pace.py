"""When this process may send: turns out of the shared budget, handed to whoever has something ready."""

import asyncio
import time
from collections.abc import Callable, Sequence

from bot.delivery.budget import Budget, Turn
from bot.delivery.slots import Slot
from bot.people.batch import Batch
from bot.people.state import State

STALE_SECONDS = 0.1
"""A turn that was missed by more is void: what is sent late would meet what others send in theirs."""
_LOOK_SECONDS = 0.25


class Stopping(BaseException):
    """The process is to end, and what is not sent stays open; like KeyboardInterrupt nobody's to catch."""


class Pace:
    """The turns of this process. `stop` ends all waiting."""

    def __init__(
        self,
        state: State,
        budget: Budget,
        slot: Slot,
        stop: asyncio.Event,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._state = state
        self._budget = budget
        self._slot = slot
        self._stop = stop
        self._clock = clock
        self._floods = 0
        self._asked: Batch[None, Turn] = Batch(self._take)

    async def turn(self) -> Turn:
        """Wait for a turn and return when it has come. Raises Stopping and LostSlotError."""
        while True:
            if self._stop.is_set():
                raise Stopping
            turn = await self._asked.add(None)
            if await self._comes(turn):
                return turn

    async def pause(self, turn: Turn, seconds: float) -> None:
        """Have all processes wait, after a call made in `turn` was answered with a 429."""
        self._floods = max(self._floods, turn.floods + 1)
        await asyncio.to_thread(self._pause, turn, seconds)

    async def rest(self, seconds: float) -> None:
        """Wait some time. Raises Stopping."""
        try:
            async with asyncio.timeout(seconds):
                await self._stop.wait()
        except TimeoutError:
            return
        raise Stopping

    async def _comes(self, turn: Turn) -> bool:
        """Wait for the moment; False where a flood came in between, or the moment was missed."""
        while (seconds := turn.at - self._clock()) > 0:
            await self.rest(min(seconds, _LOOK_SECONDS))
            if turn.floods < self._floods:
                return False
        return turn.floods >= self._floods and seconds > -STALE_SECONDS

    def _take(self, asked: Sequence[None]) -> Sequence[Turn]:
        with self._state.writing() as connection:
            self._slot.check(connection)  # turns are for the living: work of the dead is another's by now
            turns = self._budget.take(connection, len(asked), self._clock())
        self._floods = max(self._floods, turns[0].floods)
        return turns

    def _pause(self, turn: Turn, seconds: float) -> None:
        with self._state.writing() as connection:
            self._budget.pause(connection, turn, seconds, self._clock())

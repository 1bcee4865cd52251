"""Work that comes one by one and is done together: what arrives while one batch runs is in the next one."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class Batch(Generic[_Item, _Result]):
    """Runs `work` on items in a thread, one batch after another. A batch waits `seconds` for company."""

    def __init__(
        self, work: Callable[[Sequence[_Item]], Sequence[_Result]], most: int = 256, seconds: float = 0
    ) -> None:
        self._work = work
        self._most = most
        self._seconds = seconds
        self._waiting: list[tuple[_Item, asyncio.Future[_Result]]] = []
        self._running: asyncio.Task[None] | None = None

    async def add(self, item: _Item) -> _Result:
        """Have an item worked; raises what the work on its batch raised."""
        done: asyncio.Future[_Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, done))
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        return await done

    async def _run(self) -> None:
        try:
            while self._waiting:
                await asyncio.sleep(self._seconds)
                taken, self._waiting = self._waiting[: self._most], self._waiting[self._most :]
                await self._run_one(taken)
        finally:
            self._running = None

    async def _run_one(self, taken: list[tuple[_Item, asyncio.Future[_Result]]]) -> None:
        waiting = [(item, done) for item, done in taken if not done.done()]
        try:
            results = await asyncio.to_thread(self._work, [item for item, _ in waiting])
        except Exception as error:  # noqa: BLE001 - it belongs to those who wait for this batch
            for _, done in waiting:
                done.set_exception(error)
            return
        for (_, done), result in zip(waiting, results, strict=True):
            if not done.done():
                done.set_result(result)

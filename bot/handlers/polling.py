"""Long polling: each call tells Telegram that what came before was taken, so none is made too early.

The library's own Updater confirms what it has fetched the moment it is stopped, answered or not.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import TypeVar

from telegram import Update
from telegram.error import InvalidToken, RetryAfter, TelegramError, TimedOut
from telegram.ext import ExtBot

from bot.metrics import Metrics

POLL_SECONDS = 30
UNCONFIRMED_SECONDS = 0.5
"""How long slow work may hold up the next call: one chat's trouble is not everybody's."""
_FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS = 0.5, 30.0

Take = Callable[[Update], Awaitable["asyncio.Task[None]"]]

_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)


class Polling:
    """Fetches updates and hands them to `take`, which waits while all hands are busy."""

    def __init__(self, bot: ExtBot[None], take: Take, allowed: Sequence[str], metrics: Metrics) -> None:
        self._bot = bot
        self._take = take
        self._allowed = allowed
        self._errors = metrics.telegram_errors

    async def run(self, stop: asyncio.Event) -> None:
        """Fetch until `stop` is set; what is not confirmed by then comes again. Raises InvalidToken."""
        asking = asyncio.create_task(self._ask())
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait([asking, stopping], return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if asking.done():
            asking.result()
        asking.cancel()
        await asyncio.wait([asking])

    async def _ask(self) -> None:
        await self._again("deleteWebhook", self._bot.delete_webhook)
        offset: int | None = None
        while True:
            fetched = await self._again("getUpdates", partial(self._fetch, offset))
            tasks = [await self._take(update) for update in fetched]
            if tasks:
                offset = fetched[-1].update_id + 1
                await asyncio.wait(tasks, timeout=UNCONFIRMED_SECONDS)

    async def _fetch(self, offset: int | None) -> tuple[Update, ...]:
        try:
            return await self._bot.get_updates(offset, timeout=POLL_SECONDS, allowed_updates=self._allowed)
        except TimedOut:
            return ()

    async def _again(self, method: str, call: Callable[[], Awaitable[_Result]]) -> _Result:
        """Make a call until it succeeds, with growing pauses; a token that is refused ends it."""
        pause = _FIRST_PAUSE_SECONDS
        while True:
            try:
                return await call()
            except InvalidToken:
                raise
            except TelegramError as error:
                self._errors.labels(method, type(error).__name__).inc()
                _log.warning("%s failed, it is tried again: %s", method, error.message)
                wait = error.retry_after if isinstance(error, RetryAfter) else pause
                await asyncio.sleep(wait.total_seconds() if isinstance(wait, timedelta) else wait)
                pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)

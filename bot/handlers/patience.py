"""What single calls to Telegram do when they fail: wait for a flood to pass, try again what may be repeated.

A message that may have arrived is not sent twice: after a time-out it most likely did. A connection that
was cut is most often a kept one that the server had closed already, and a 5xx says that nothing was done:
both are tried again.
"""

import asyncio
import time
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import BaseRateLimiter

from bot.handlers.spending import Spending
from bot.metrics import Metrics

TRIES = 4
LONGEST_FLOOD_SECONDS = 60.0
_PAUSE_SECONDS = 0.3
_SENDS = "send"
"""Methods that begin so make something new each time; all others may be repeated."""


class Patience(BaseRateLimiter[None]):
    """Stand between the bot and its calls; a 429 stops all of them until it is over."""

    def __init__(self, metrics: Metrics, spending: Spending) -> None:
        self._errors = metrics.telegram_errors
        self._spending = spending
        self._open_at = 0.0

    async def initialize(self) -> None:
        """Have nothing to open."""

    async def shutdown(self) -> None:
        """Have nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,  # noqa: ANN401 - the library's own types
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],  # noqa: ARG002
        rate_limit_args: None,  # noqa: ARG002
    ) -> Any:  # noqa: ANN401
        """Make a call, again after what passes; raise what does not, or came once too often."""
        for tries_left in reversed(range(TRIES)):
            await self._wait()
            self._spending.count(endpoint)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as flood:
                self._errors.labels(endpoint, "RetryAfter").inc()
                seconds = seconds_of(flood)
                self._open_at = max(self._open_at, time.monotonic() + seconds)
                self._spending.hold(seconds)
                if not tries_left or seconds > LONGEST_FLOOD_SECONDS:
                    raise
            except TelegramError as error:
                self._errors.labels(endpoint, type(error).__name__).inc()
                if not tries_left or not _may_repeat(endpoint, error):
                    raise
                await asyncio.sleep(_PAUSE_SECONDS * (TRIES - tries_left))
        raise AssertionError("the last try returns or raises")

    async def _wait(self) -> None:
        """Wait until the flood is over; another one may have begun meanwhile."""
        while (seconds := self._open_at - time.monotonic()) > 0:
            await asyncio.sleep(seconds)


def _may_repeat(endpoint: str, error: TelegramError) -> bool:
    if isinstance(error, BadRequest) or not isinstance(error, NetworkError):
        return False
    return not (isinstance(error, TimedOut) and endpoint.startswith(_SENDS))


def seconds_of(flood: RetryAfter) -> float:
    """Give the seconds to wait after a 429; the library is changing their type."""
    after = flood.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)

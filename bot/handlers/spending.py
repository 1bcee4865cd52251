"""What answers take of all that Telegram allows the bot, told to those who send updates."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import sqlalchemy as sa

from bot.delivery.budget import hold_all, spend
from bot.people.errors import StateError
from bot.people.state import State

_EVERY_SECONDS = 0.25
_MESSAGES = ("send", "edit")
"""Methods that begin so make a message or change one; all but one."""
_TYPING = "sendChatAction"


class Spending:
    """Counts the messages of this process. Answers never wait for it: updates give way, afterwards."""

    def __init__(self, state: State, share: float) -> None:
        self._state = state
        self._share = share
        self._count = 0
        self._any = asyncio.Event()

    def count(self, method: str) -> None:
        """Count a call where it makes or changes a message."""
        if method.startswith(_MESSAGES) and method != _TYPING:
            self._count += 1
            self._any.set()

    def hold(self, seconds: float) -> None:
        """Have updates wait: answers met a flood."""
        held = partial(hold_all, seconds=seconds, now=time.time())
        asyncio.get_running_loop().run_in_executor(None, self._write, held)

    async def tell(self) -> None:
        """Write down what was counted, as often as there is something."""
        while True:
            await self._any.wait()
            self._any.clear()
            await asyncio.sleep(_EVERY_SECONDS)
            count, self._count = self._count, 0
            spent = partial(spend, answers=count, share=self._share, now=time.time())
            await asyncio.to_thread(self._write, spent)

    def _write(self, step: Callable[[sa.Connection], None]) -> None:
        # Where it cannot be written, those who send updates meet the flood themselves.
        with suppress(StateError), self._state.writing() as connection:
            step(connection)

"""The queue of updates, and long polling."""

import asyncio
from collections.abc import Callable

from tests.botapi.readback import well_formed
from tests.botapi.refusals import JSON, Refusal

UNASKED = {"chat_member", "message_reaction", "message_reaction_count"}
_TAKEN_OVER = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
_WEBHOOK_SET = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


class Updates:
    """Number updates, keep them until the bot has them, and hand them out."""

    def __init__(self) -> None:
        self.pending: list[JSON] = []
        self.allowed: list[str] | None = None
        self.last: JSON | None = None
        self.push: Callable[[JSON], None] | None = None
        self._number = 1000
        self._poll: asyncio.Future[None] | None = None

    def answers(self) -> JSON:
        """Name the methods answered here."""
        return {"getUpdates": self._get_updates}

    def add(self, kind: str, data: JSON) -> None:
        """Queue an update of a kind the bot asked for."""
        if kind not in self.allowed if self.allowed else kind in UNASKED:
            return
        self._number += 1
        update = {"update_id": self._number, kind: data}
        well_formed("Update", update)
        self.deliver(update)

    def deliver(self, update: JSON) -> None:
        """Queue a finished update; one that was there before comes again."""
        self.last = update
        self.pending.append(update)
        self.wake()

    def wake(self) -> None:
        """Hand out what is waiting: to the webhook if one is set, else to who polls."""
        if self.push:
            waiting, self.pending = self.pending, []
            for update in waiting:
                self.push(update)
        elif self._poll and not self._poll.done():
            self._poll.set_result(None)

    async def _get_updates(self, arguments: JSON) -> list[JSON]:
        if self.push:
            raise Refusal(409, _WEBHOOK_SET)
        if "allowed_updates" in arguments:
            self.allowed = arguments["allowed_updates"] or None
        offset = arguments.get("offset", 0)
        self.pending = (
            self.pending[offset:] if offset < 0 else [u for u in self.pending if u["update_id"] >= offset]
        )
        if self._poll and not self._poll.done():
            self._poll.set_exception(Refusal(409, _TAKEN_OVER))
        if not self.pending and arguments.get("timeout", 0) > 0:
            await self._wait(arguments["timeout"])
        return self.pending[: arguments.get("limit", 100)]

    async def _wait(self, seconds: int) -> None:
        self._poll = poll = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await poll
        except TimeoutError:
            return

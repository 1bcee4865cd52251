"""The fake a test starts: a Bot API server, and the people who write to the bot."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from telegram import Message

from tests.botapi.api import Api
from tests.botapi.calls import Call
from tests.botapi.chats import Chat
from tests.botapi.faults import Fault
from tests.botapi.files import Files
from tests.botapi.messages import Messages
from tests.botapi.people import People
from tests.botapi.profile import Profile
from tests.botapi.readback import message as read
from tests.botapi.refusals import JSON
from tests.botapi.rooms import Rooms
from tests.botapi.server import HOST, Server
from tests.botapi.story import PATIENCE_SECONDS, What
from tests.botapi.transcript import transcript
from tests.botapi.webhooks import Webhook

TOKEN = "4839574812:AAFD39kkdpWt3ywyRZergyOLMaJhac60qc"


def _now() -> datetime:
    return datetime.now(UTC)


class FakeTelegram(People):
    """Serve the Bot API on a loopback port; leaving the context fails the test on any violation.

    `privacy` is the privacy mode of groups, on as for every new bot. `port` 0 takes a free one. `knows_rich`
    makes it a server of Bot API 10.1, newer than the library.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], datetime] = _now,
        privacy: bool = True,
        port: int = 0,
        knows_rich: bool = False,
    ) -> None:
        super().__init__(
            {"id": 4839574812, "is_bot": True, "first_name": "Bot", "username": "MarketTestBot"},
            clock,
            privacy=privacy,
        )
        self.token = TOKEN
        self.files = Files()
        self.profile = Profile(self.bot, knows_rich=knows_rich)
        self.webhook = Webhook(self.updates, self._call)
        messages = Messages(self.chats, self.files, self.story, self.bot, clock, knows_rich=knows_rich)
        parts = (
            messages,
            self.files,
            self.profile,
            self.webhook,
            self.updates,
            self.queries,
            Rooms(self.chats, self.bot),
        )
        self.api = Api({name: answer for part in parts for name, answer in part.answers().items()})
        self._server = Server(self.api, self.files, self.token, port)
        self._read: dict[tuple[int, What], int] = {}

    async def __aenter__(self) -> Self:
        await self._server.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.webhook.close()
        await self._server.stop()
        if kind is None and self.violations:
            raise AssertionError("the bot broke the Bot API:\n" + "\n".join(self.violations))

    @property
    def api_url(self) -> str:
        """The address of the server, as of a local Bot API server."""
        return f"http://{HOST}:{self._server.port}"

    @property
    def base_url(self) -> str:
        """The address as python-telegram-bot's builder wants it."""
        return f"{self.api_url}/bot"

    @property
    def base_file_url(self) -> str:
        """The address of downloads as python-telegram-bot's builder wants it."""
        return f"{self.api_url}/file/bot"

    @property
    def calls(self) -> list[Call]:
        """All calls so far, in the order of their answers."""
        return self.api.calls

    @property
    def violations(self) -> list[str]:
        """What Telegram would not have understood, or would have dropped in silence."""
        return self.api.violations

    @property
    def refused(self) -> list[Call]:
        """The calls that were refused without a test's having asked for it."""
        return [call for call in self.calls if call.refused]

    def called(self, method: str) -> list[Call]:
        """List the calls of one method."""
        return [call for call in self.calls if call.method == method]

    def fail(self, fault: Fault, method: str | None = None, chat: Chat | None = None, times: int = 1) -> None:
        """Let the next `times` calls go wrong: of a method, in a chat, or any."""
        self.api.faults.add(fault, method, chat.id if chat else None, times)

    async def restart(self, seconds_down: float = 0.0) -> None:
        """Stop listening, drop all connections, and come back on the same port."""
        await self._server.stop()
        await asyncio.sleep(seconds_down)
        await self._server.start()

    def again(self) -> None:
        """Deliver the last update once more, under its old id."""
        assert self.updates.last, "no update so far"
        self.updates.deliver(self.updates.last)

    async def replies(self, chat: Chat, count: int = 1, seconds: float = PATIENCE_SECONDS) -> list[Message]:
        """Wait for the next messages of the bot in a chat; AssertionError if they do not come."""
        return await self._next("sent", chat, count, seconds)

    async def edits(self, chat: Chat, count: int = 1, seconds: float = PATIENCE_SECONDS) -> list[Message]:
        """Wait for the next edits of the bot in a chat."""
        return await self._next("edited", chat, count, seconds)

    async def silence(self, chat: Chat, seconds: float = 0.05) -> None:
        """Wait a moment; AssertionError if the bot sends something into the chat."""
        seen = self._read.get((chat.id, "sent"), 0)
        if await self.story.until(lambda: self.story.of(chat.id, "sent")[seen:], seconds):
            raise AssertionError(f"the bot was to be silent:\n{self.transcript(chat)}")

    def message(self, message: Message) -> Message | None:
        """Return a message as it is now; None if it was deleted."""
        now = self.chats.find(message.chat_id).messages.get(message.message_id)
        return read(now) if now else None

    def transcript(self, chat: Chat) -> str:
        """Write down what happened in a chat."""
        return transcript([event for event in self.story.events if event.chat_id == chat.id])

    async def _call(self, method: str, fields: JSON) -> None:
        await self.api.call(method, fields)

    async def _next(self, what: What, chat: Chat, count: int, seconds: float) -> list[Message]:
        seen = self._read.get((chat.id, what), 0)

        def arrived() -> bool:
            return len(self.story.of(chat.id, what)) >= seen + count

        if not await self.story.until(arrived, seconds):
            raise AssertionError(
                f"not {count} {what} within {seconds} s:\n{self.transcript(chat)}\n{self.refused}"
            )
        self._read[chat.id, what] = seen + count
        return [read(data) for data in self.story.of(chat.id, what)[seen : seen + count]]

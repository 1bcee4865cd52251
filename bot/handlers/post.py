"""Sending an update, and what came of it as a value: each refusal of Telegram's means another step."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import aiohttp
import sqlalchemy as sa
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.clock import Clock
from bot.delivery.message import (
    Accepted,
    Compose,
    Edition,
    Flood,
    Gone,
    Message,
    Moved,
    Outcome,
    Post,
    Refused,
    Unreached,
    Unsure,
)
from bot.handlers.keyboard import Keyboard
from bot.handlers.patience import seconds_of
from bot.handlers.wire import Wire
from bot.logs import quote_free
from bot.metrics import Metrics
from bot.people.cipher import Cipher
from bot.people.questions import Questions
from bot.transport import AiohttpRequest

_GONE = re.compile(
    "chat not found|user is deactivated|bot was kicked|not a member|have no rights|not enough rights"
    "|need administrator rights|chat_write_forbidden|group chat was deactivated|peer_id_invalid",
    re.IGNORECASE,
)
_NO_TOPIC = re.compile("message thread not found|topic_deleted|topic_closed", re.IGNORECASE)
_NOT_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)


_CONNECTIONS = 64
_READ_SECONDS = 7
"""An orderly stop waits for answers that long, and has to end within ten seconds."""


class PostOffice:
    """Sends updates to chats. A paid broadcast may send more than 30 a second."""

    def __init__(self, bot: Bot, metrics: Metrics, *, paid: bool = False) -> None:
        self._wire = Wire(bot)
        self._errors = metrics.telegram_errors
        self._paid = paid or None

    async def send(self, chat_id: int, message: Message) -> Outcome:
        """Send a message, once; where its topic was closed or deleted, into the group itself."""
        try:
            await self._send(chat_id, message)
        except TelegramError as error:
            self._errors.labels("sendMessage", type(error).__name__).inc()
            if message.topic is not None and _NO_TOPIC.search(error.message):
                return await self.send(chat_id, replace(message, topic=None))
            return outcome_of(error)
        return Accepted()

    async def _send(self, chat_id: int, message: Message) -> None:
        markup = Keyboard(message.rows).markup
        await self._wire.send(chat_id, message.html, markup, thread_id=message.topic, paid=self._paid)


def with_questions(compose: Compose, cipher: Cipher, clock: Clock) -> Compose:
    """Keep, with every message that is sent, the questions that are too long for its buttons."""

    def composed(connection: sa.Connection, edition: Edition, chat_key: str) -> Message | None:
        message = compose(connection, edition, chat_key)
        kept = Keyboard(message.rows).kept if message else {}
        if message is None or not kept:
            return message
        known = message.remember

        def remember(sent: sa.Connection) -> None:
            for key, question in kept.items():
                Questions(sent, cipher).keep(key, question, clock())
            if known is not None:
                known(sent)

        return replace(message, remember=remember)

    return composed


@asynccontextmanager
async def post_office(token: str, api_url: str, metrics: Metrics, *, paid: bool) -> AsyncIterator[Post]:
    """Open a way to Telegram of its own: here a flood is everybody's matter, not that of one call."""
    request = AiohttpRequest(_CONNECTIONS, read_timeout=_READ_SECONDS)
    bot = Bot(token, f"{api_url.rstrip('/')}/bot", request=request, get_updates_request=AiohttpRequest(1))
    await request.initialize()
    try:
        yield PostOffice(bot, metrics, paid=paid).send
    finally:
        await request.shutdown()


def outcome_of(error: TelegramError) -> Outcome:
    """Say what an error means for the message and for the chat."""
    match error:
        case ChatMigrated(new_chat_id=chat_id):
            return Moved(chat_id)
        case Forbidden():
            return Gone()
        case RetryAfter():
            return Flood(seconds_of(error))
        case BadRequest(message=words):
            return Gone() if _GONE.search(words) else Refused(quote_free(words))
        case NetworkError():
            return _network(error)
        case _:  # a token that is not accepted any more, for one: no fault of the message
            return Unreached(error.message)


def _network(error: NetworkError) -> Outcome:
    """Tell a message that never left from one that left without an answer, and from a server's failure."""
    cause = error.__cause__
    if isinstance(cause, _NOT_SENT) or "*not* sent" in error.message:
        return Unreached(error.message)
    if isinstance(cause, aiohttp.ClientError | TimeoutError):
        return Unsure(error.message)
    return Unreached(error.message, broken=True)

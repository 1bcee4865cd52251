"""The bot on Telegram, put together: the library's Application with our transport, and the handlers in it."""

import asyncio
import gc
import logging
from typing import Any

from telegram import Update
from telegram.constants import UpdateType
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ExtBot

from bot.app import App
from bot.handlers import menu
from bot.handlers.desk import Desk
from bot.handlers.doorman import Doorman
from bot.handlers.inbox import Inbox
from bot.handlers.memory import Memory
from bot.handlers.outbox import Outbox
from bot.handlers.pace import Paces
from bot.handlers.patience import Patience
from bot.handlers.polling import Polling
from bot.handlers.routes import add_handlers
from bot.handlers.spending import Spending
from bot.ledger import NotesLedger
from bot.models import Utterance
from bot.people.errors import StateError
from bot.readiness import hindrance
from bot.trail import followed
from bot.transport import AiohttpRequest
from bot.watch import watch

ALLOWED = [
    UpdateType.MESSAGE,
    UpdateType.CALLBACK_QUERY,
    UpdateType.INLINE_QUERY,
    UpdateType.MY_CHAT_MEMBER,
]
"""What Telegram is asked to send; edits and channel posts stay away."""
_READ_SECONDS = 15
"""Longer than usual: after a time-out nobody knows whether a message arrived, and it is not sent again."""
_PURGE_SECONDS = 6 * 3600
_LAST_SECONDS = 8.0
"""What is begun may take so long when the bot stops; what is cut then is taken up by the next run."""
_REFUSED = "MARKETBOT_TOKEN is not accepted; BotFather tells it"
_WARM_UP = "what does a data engineer earn in germany?"
_GARBAGE = 20_000
"""Objects made before the collector looks at the young ones: an update makes about a thousand."""

_log = logging.getLogger(__name__)


class UnreachableError(Exception):
    """Telegram does not take the token, or does not answer."""


class _Application(Application[Any, Any, Any, Any, Any, Any]):
    """The library's, without its list of whose data to save: nothing is, and the list only ever grows."""

    __slots__ = ()

    def _mark_for_persistence_update(self, *, update: object = None, job: object = None) -> None:
        """Keep no list."""


class TelegramApp:
    """The running bot: takes updates, however they come, and works them."""

    def __init__(self, app: App, token: str) -> None:
        if not isinstance(app.ledger, NotesLedger):
            raise TypeError("the bot on Telegram writes its notes itself: give the app a NotesLedger")
        self.metrics = app.metrics
        self.is_ready = False
        self._app = app
        self._spending = Spending(app.ledger.state, app.settings.replies_a_second)
        url = str(app.settings.api_url).rstrip("/")
        self.bot: ExtBot[None] = ExtBot(
            token,
            base_url=f"{url}/bot",
            base_file_url=f"{url}/file/bot",
            request=AiohttpRequest(read_timeout=_READ_SECONDS),
            get_updates_request=AiohttpRequest(1),
            rate_limiter=Patience(self.metrics, self._spending),
        )
        builder = Application.builder().application_class(_Application)
        self._application = builder.bot(self.bot).updater(None).job_queue(None).build()
        self._memory = Memory(app.ledger.state, app.cipher, app.clock)
        self._inbox = Inbox(self._work)
        outbox = Outbox(self.bot, self._memory.move, may_be_rich=app.settings.rich_messages)
        doorman = Doorman(Paces(app.settings.chat_burst), self._inbox.has_more, outbox, app.renderers)
        self._desk = Desk(self.bot, app.assistant, self._memory, app.ledger, app.renderers, outbox, doorman)
        self._polling = Polling(self.bot, self._inbox.take, ALLOWED, self.metrics)
        self.metrics.waiting_updates.set_function(self._inbox.count)
        self._tasks: list[asyncio.Task[None]] = []
        add_handlers(self._application, self._desk, app.settings.backup_days)

    async def __aenter__(self) -> "TelegramApp":
        await self._memory.claim_key()
        try:
            await self._application.initialize()
        except InvalidToken as error:
            raise UnreachableError(_REFUSED) from error
        except TelegramError as error:
            raise UnreachableError(f"{self._app.settings.api_url} does not answer: {error}") from error
        beside = (self._register(), self._purge(), watch(self._app), self._spending.tell())
        self._tasks = [asyncio.create_task(work) for work in beside]
        self.is_ready = True
        return self

    async def __aexit__(self, *_error: object) -> None:
        self.is_ready = False
        cut = await self._inbox.empty(_LAST_SECONDS)
        if cut:
            _log.warning("stopped before %s updates were answered; the next run answers them", len(cut))
            try:
                await self._memory.release([update.update_id for update in cut])
            except StateError as problem:
                _log.error("they stay claimed, and are not answered: %s", problem)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._application.shutdown()

    def settle(self) -> None:
        """Answer once what needs every part loaded; then let the collector leave alone what stays.

        A quarter of the CPU of an update went into looking for garbage among vocabularies.
        """
        self._app.assistant.reply(Utterance(_WARM_UP))
        gc.collect()
        gc.freeze()
        gc.set_threshold(_GARBAGE, 20, 50)

    async def take(self, update: dict[str, Any]) -> None:
        """Work an update that was posted; return when it is done."""
        read = Update.de_json(update, self.bot)
        await (await self._inbox.take(read))

    async def poll(self, stop: asyncio.Event) -> None:
        """Ask Telegram for updates until `stop` is set. Raises UnreachableError when the token is revoked."""
        try:
            await self._polling.run(stop)
        except InvalidToken as error:
            raise UnreachableError(_REFUSED) from error

    async def hindrance(self) -> str | None:
        """Say what keeps the bot from answering; None: nothing."""
        return await hindrance(self._app) if self.is_ready else "it is starting or stopping"

    async def listen(self, url: str, secret: str) -> None:
        """Tell Telegram where to post updates."""
        await self.bot.set_webhook(url, secret_token=secret, allowed_updates=ALLOWED, max_connections=100)

    async def _work(self, update: Update) -> None:
        with followed(_kind(update), self.metrics):
            await self._application.process_update(update)

    async def _register(self) -> None:
        try:
            await menu.register(self.bot, self._app.renderers)
        except TelegramError as error:
            _log.warning("the commands could not be registered: %s", error)

    async def _purge(self) -> None:
        while True:
            try:
                await self._memory.purge()
            except StateError as problem:
                _log.warning("nothing was purged, it is tried again later: %s", problem)
            await asyncio.sleep(_PURGE_SECONDS)


def _kind(update: Update) -> str:
    return next((kind for kind in ALLOWED if getattr(update, kind) is not None), "other")

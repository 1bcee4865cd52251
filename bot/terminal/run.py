"""marketbot run: the bot on Telegram, by polling or by webhook, and the updates it sends."""

import asyncio
import hashlib
import hmac
import logging
import os
import signal
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click
from pydantic import SecretStr

from bot.app import App
from bot.ledger import NotesLedger
from bot.people.errors import StateError
from bot.settings import Settings, SettingsError
from bot.terminal.opening import fail
from bot.terminal.progress import Progress
from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from bot.deliveries import Deliveries
    from bot.telegram_app import TelegramApp

_DEFAULT_LISTEN = "127.0.0.1:8080"
_LOOK_SECONDS = 5
"""How long the first answers have the process to themselves; then it looks so often who waits for updates."""


@click.command()
@click.option(
    "--role",
    type=click.Choice(["all", "web", "worker"]),
    default="all",
    help="Answer and send updates, or one of both: machines that share a PostgreSQL database share the work.",
)
@click.option("--slot", metavar="NAME", help="The identity of this worker; without it a free one is taken.")
@click.option("--webhook", metavar="URL", help="Let Telegram post updates to this address.")
@click.option("--listen", metavar="HOST:PORT", help="Serve the webhook, /healthz, /readyz and /metrics here.")
def run(role: str, slot: str | None, webhook: str | None, listen: str | None) -> None:
    """Run the bot on Telegram until SIGINT or SIGTERM; its token is in MARKETBOT_TOKEN."""
    # The library reads this when it is imported: durations are timedeltas, as in its next version.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    given = {"MARKETBOT_WEBHOOK_URL": webhook, "MARKETBOT_LISTEN": listen}
    os.environ.update({name: value for name, value in given.items() if value})
    try:
        settings = Settings.load()
    except SettingsError as error:
        fail(str(error))
    if settings.token is None:
        fail("MARKETBOT_TOKEN is not set; BotFather gives one for every bot")
    from bot import logs

    logs.configure(settings.log, _secrets(settings))
    if settings.sentry_dsn is not None:
        _report_errors(settings.sentry_dsn.get_secret_value())
    _run(settings, settings.token.get_secret_value(), role, slot)


def _run(settings: Settings, token: str, role: str, slot: str | None) -> None:
    from bot.delivery.slots import LostSlotError, SlotTakenError
    from bot.telegram_app import UnreachableError

    app, progress = App(settings, ledger=NotesLedger), Progress()
    try:
        role = _possible(role, settings)
        app.ensure_knowledge(progress)
        progress.close()
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            runner.run(_play(role, app, settings, token, slot))
    except (KnowledgeError, StateError, UnreachableError, SlotTakenError, LostSlotError) as error:
        fail(str(error))
    finally:
        app.close()


def _possible(role: str, settings: Settings) -> str:
    """Refuse to send updates where the queue cannot be kept; who was to answer, too, answers all the same."""
    from bot.delivery.engine import check_sqlite

    if role == "web":
        return role
    try:
        check_sqlite(settings.state)
    except StateError as error:
        if role == "worker":
            raise
        logging.getLogger(__name__).error("answering alone: %s", error)  # noqa: TRY400 - it says it all
        return "web"
    return role


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Choose the event loop: uvloop takes a tenth less CPU for an answer, and is not made for Windows."""
    try:
        import uvloop
    except ModuleNotFoundError:
        return None
    return uvloop.new_event_loop


async def _play(role: str, app: App, settings: Settings, token: str, slot: str | None) -> None:
    """Do what the role asks for until a signal comes."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Before the web server has its own: it raises the signal once more when it has ended.
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    if role == "web":
        await _serve(app, settings, token, stop)
    elif role == "worker":
        await _together(_deliver(app, token, slot, stop), _probe(app, settings, stop))
    else:
        await _together(_serve(app, settings, token, stop), _deliver_later(app, token, slot, stop))


async def _together(*parts: Coroutine[Any, Any, None]) -> None:
    """Run several parts; one that fails ends the others, each in its own order."""

    async def run(part: Coroutine[Any, Any, None]) -> None:
        try:
            await part
        except BaseException:
            signal.raise_signal(signal.SIGTERM)
            raise

    for result in await asyncio.gather(*map(run, parts), return_exceptions=True):
        if isinstance(result, BaseException):
            raise result


async def _deliver_later(app: App, token: str, slot: str | None, stop: asyncio.Event) -> None:
    """Deliver once somebody asked for it: what delivers takes half a second to load, and 30 MB."""
    while not stop.is_set():
        with suppress(TimeoutError):
            async with asyncio.timeout(_LOOK_SECONDS):
                await stop.wait()
        if not stop.is_set() and await asyncio.to_thread(_is_anybody_waiting, app):
            await _deliver(app, token, slot, stop)


def _is_anybody_waiting(app: App) -> bool:
    from bot.people.subscribers import is_anybody_waiting

    try:
        with app.ledger.state.reading() as connection:
            return is_anybody_waiting(connection)
    except StateError:
        return False  # the database does not answer now; it is asked again


async def _deliver(app: App, token: str, slot: str | None, stop: asyncio.Event) -> None:
    deliveries = await asyncio.to_thread(_open_deliveries, app, slot)
    try:
        await deliveries.run(token, stop)
    finally:
        deliveries.close()


def _open_deliveries(app: App, slot: str | None) -> "Deliveries":
    from bot.deliveries import Deliveries

    return Deliveries(app, slot)


async def _probe(app: App, settings: Settings, stop: asyncio.Event) -> None:
    """Serve the probes of a worker, where an address for them is set."""
    if settings.listen is None:
        return
    from bot import web
    from bot.readiness import hindrance
    from bot.watch import watch

    async def why_not() -> str | None:
        return "it is stopping" if stop.is_set() else await hindrance(app)

    watching = asyncio.create_task(watch(app))
    await web.server(web.site(app.metrics, why_not), *_address(settings.listen), stop_seconds=1).serve()
    watching.cancel()


async def _serve(app: App, settings: Settings, token: str, stop: asyncio.Event) -> None:
    from bot.telegram_app import TelegramApp

    async with TelegramApp(app, token) as telegram:
        telegram.settle()
        if settings.webhook_url is not None:
            await _listen(telegram, settings, token, str(settings.webhook_url))
        else:
            await _poll(telegram, settings, stop)


async def _listen(telegram: "TelegramApp", settings: Settings, token: str, url: str) -> None:
    """Serve the webhook until the server is told to stop."""
    from bot import web

    given = settings.webhook_secret
    secret = given.get_secret_value() if given else derive_secret(token)
    webhook = web.Webhook(urlsplit(url).path or "/", secret, telegram.take)
    site = web.site(telegram.metrics, telegram.hindrance, webhook)
    await telegram.listen(url, secret)
    await web.server(site, *_address(settings.listen or _DEFAULT_LISTEN)).serve()


async def _poll(telegram: "TelegramApp", settings: Settings, stop: asyncio.Event) -> None:
    """Poll until a signal comes; serve the probes beside it where an address for them is set."""
    if settings.listen is None:
        await telegram.poll(stop)
        return
    from bot import web

    polling = asyncio.create_task(telegram.poll(stop))
    site = web.site(telegram.metrics, telegram.hindrance)
    server = web.server(site, *_address(settings.listen), stop_seconds=1)
    polling.add_done_callback(lambda _: setattr(server, "should_exit", True))
    await server.serve()
    stop.set()
    await polling


def derive_secret(token: str) -> str:
    """Derive the webhook's secret from the token: the same in every replica, nothing more to configure."""
    return hmac.new(token.encode(), b"marketbot webhook", hashlib.sha256).hexdigest()


def _address(listen: str) -> tuple[str, int]:
    host, _, port = listen.rpartition(":")
    return host.strip("[]"), int(port)


def _report_errors(dsn: str) -> None:
    from importlib.metadata import version

    from bot.sentry import NoSentryError, report_errors

    try:
        report_errors(dsn, version("job-market-bot"))
    except NoSentryError as error:
        fail(str(error))


def _secrets(settings: Settings) -> list[str]:
    """List what no line of the log may hold."""
    values = (getattr(settings, name) for name in type(settings).model_fields)
    return [value.get_secret_value() for value in values if isinstance(value, SecretStr)]

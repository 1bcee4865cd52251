"""marketbot run: the bot on Telegram, by polling or by webhook."""

import asyncio
import hashlib
import hmac
import os
import signal
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click
from pydantic import SecretStr

from bot.app import App
from bot.cli import fail
from bot.ledger import NotesLedger
from bot.people.errors import StateError
from bot.settings import Settings, SettingsError
from bot.terminal.progress import Progress
from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from bot.telegram_app import TelegramApp

_DEFAULT_LISTEN = "127.0.0.1:8080"


@click.command()
@click.option("--webhook", metavar="URL", help="Let Telegram post updates to this address.")
@click.option("--listen", metavar="HOST:PORT", help="Serve the webhook, /healthz, /readyz and /metrics here.")
def run(webhook: str | None, listen: str | None) -> None:
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
    _run(settings, settings.token.get_secret_value())


def _run(settings: Settings, token: str) -> None:
    from bot.telegram_app import UnreachableError

    app, progress = App(settings, ledger=NotesLedger), Progress()
    try:
        app.ensure_knowledge(progress)
        progress.close()
        asyncio.run(_serve(app, settings, token))
    except (KnowledgeError, StateError, UnreachableError) as error:
        fail(str(error))
    finally:
        app.close()


async def _serve(app: App, settings: Settings, token: str) -> None:
    from bot.telegram_app import TelegramApp

    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Before the web server has its own: it raises the signal once more when it has ended.
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
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
    await web.server(site, *_address(settings.listen), stop_seconds=1).serve()
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

"""Delivery to the bot's own address: with the secret, again when it is refused, in order inside a chat."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from urllib.parse import urlsplit

import aiohttp

from tests.botapi.refusals import JSON, bad
from tests.botapi.updates import Updates

PAUSE_SECONDS = 0.02
_PORTS = {None, 443, 80, 88, 8443}


class Webhook:
    """Post updates to the address the bot set, at most `max_connections` at once."""

    def __init__(self, updates: Updates, call: Callable[[str, JSON], Awaitable[object]]) -> None:
        self._updates = updates
        self._call = call
        self._set: JSON = {}
        self._error: JSON = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._tails: dict[int, asyncio.Task[None]] = {}
        self._session: aiohttp.ClientSession | None = None
        self._free = asyncio.Semaphore(40)

    def answers(self) -> JSON:
        """Name the methods answered here."""
        return {
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": self._get_info,
        }

    async def close(self) -> None:
        """Stop delivering."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session:
            await self._session.close()

    async def idle(self) -> None:
        """Wait until every update has been taken."""
        await asyncio.gather(*self._tasks)

    def _set_webhook(self, arguments: JSON) -> bool:
        if not arguments.get("url"):
            return self._delete_webhook(arguments)
        _check_address(arguments["url"])
        if not re.fullmatch(r"[\w-]{0,256}", arguments.get("secret_token", ""), re.ASCII):
            raise bad("secret token contains unallowed characters")
        self._set = arguments
        self._free = asyncio.Semaphore(arguments.get("max_connections", 40))
        if "allowed_updates" in arguments:
            self._updates.allowed = arguments["allowed_updates"] or None
        self._drop(arguments)
        self._updates.push = self._start
        self._updates.wake()
        return True

    def _delete_webhook(self, arguments: JSON) -> bool:
        self._set, self._updates.push = {}, None
        self._drop(arguments)
        return True

    def _drop(self, arguments: JSON) -> None:
        if arguments.get("drop_pending_updates"):
            self._updates.pending.clear()

    def _get_info(self, _: JSON) -> JSON:
        info = {"url": self._set.get("url", ""), "has_custom_certificate": "certificate" in self._set}
        waiting = len(self._updates.pending) + len(self._tasks)
        return info | {"pending_update_count": waiting} | (self._error if self._set else {})

    def _start(self, update: JSON) -> None:
        chat_id = _chat_id(update)
        task = asyncio.get_running_loop().create_task(self._deliver(update, self._tails.get(chat_id)))
        self._tails[chat_id] = task
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, update: JSON, before: asyncio.Task[None] | None) -> None:
        if before:
            await asyncio.wait([before])
        async with self._free:
            while self._set and not await self._post(update):
                await asyncio.sleep(PAUSE_SECONDS)
        if not self._set:
            self._updates.deliver(update)

    async def _post(self, update: JSON) -> bool:
        """Post an update once; tell whether the bot took it. What it answers with may be a call."""
        self._session = self._session or aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        secret = self._set.get("secret_token")
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        try:
            async with self._session.post(self._set["url"], json=update, headers=headers) as response:
                body, status = await response.read(), response.status
        except aiohttp.ClientError as error:
            self._error = {"last_error_message": str(error)}
            return False
        if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            self._error = {
                "last_error_message": f"Wrong response from the webhook: {status} {response.reason}"
            }
            return False
        if body.startswith(b"{") and (call := json.loads(body)).get("method"):
            await self._call(call.pop("method"), call)
        return True


def _check_address(url: str) -> None:
    """Refuse what Telegram refuses; loopback may be plain HTTP, as with a local server."""
    parts = urlsplit(url)
    if parts.hostname in ("127.0.0.1", "localhost"):
        return
    if parts.scheme != "https":
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if parts.port not in _PORTS:
        raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def _chat_id(update: JSON) -> int:
    data = next(value for key, value in update.items() if key != "update_id")
    place = data.get("chat") or data.get("message", {}).get("chat") or data["from"]
    chat_id: int = place["id"]
    return chat_id

"""A Bot API that does next to nothing, so that what is measured is the bot: it counts replies."""

import asyncio
import time
from collections import deque
from typing import Any

import aiohttp
from aiohttp import web

TOKEN = "42:bench"
_ME = {"id": 42, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
_FIRST_CHAT = 1_000_000


def update(number: int, text: str) -> dict[str, Any]:
    """Make an update: every one from a chat of its own, whose id tells it apart."""
    person = {"id": _FIRST_CHAT + number, "is_bot": False, "first_name": "P", "language_code": "en"}
    message: dict[str, Any] = {
        "message_id": 1,
        "date": 1,
        "chat": {"id": person["id"], "type": "private", "first_name": "P"},
        "from": person,
        "text": text,
    }
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
    return {"update_id": number, "message": message}


class StubApi:
    """Serve one bot on a loopback port; `sent` and `answered` hold the times of each update and its reply."""

    def __init__(self) -> None:
        self.sent: dict[int, float] = {}
        self.answered: dict[int, float] = {}
        self.url = ""
        self._waiting: deque[dict[str, Any]] = deque()
        self._news = asyncio.Event()
        self._count = 0

    async def __aenter__(self) -> "StubApi":
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self._runner.cleanup()

    def ask(self, text: str) -> dict[str, Any]:
        """Make the next update and note its time."""
        self._count += 1
        made = update(self._count, text)
        self.sent[self._count] = time.perf_counter()
        return made

    def queue(self, text: str) -> None:
        """Hand an update to who polls."""
        self._waiting.append(self.ask(text))
        self._news.set()

    async def answers(self, count: int, seconds: float = 300) -> None:
        """Wait until so many updates were answered."""
        async with asyncio.timeout(seconds):
            while len(self.answered) < count:
                await asyncio.sleep(0.002)

    async def post(self, address: str, secret: str, texts: list[str], at_once: int) -> None:
        """Deliver updates to a webhook over so many connections."""
        left = iter(texts)
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret}

        async def deliver(session: aiohttp.ClientSession) -> None:
            for text in left:
                async with session.post(address, json=self.ask(text), headers=headers) as reply:
                    reply.raise_for_status()

        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=at_once)) as session:
            await asyncio.gather(*(deliver(session) for _ in range(at_once)))

    async def _answer(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        fields = await request.post()
        result: Any = True
        if method == "getMe":
            result = _ME
        elif method == "getUpdates":
            result = await self._updates(int(str(fields.get("timeout") or 0)))
        elif method == "sendMessage":
            chat = int(str(fields["chat_id"]))
            self.answered.setdefault(chat - _FIRST_CHAT, time.perf_counter())
            person = {"id": chat, "type": "private", "first_name": "P"}
            result = {"message_id": 2, "date": 1, "chat": person, "from": _ME, "text": str(fields["text"])}
        return web.json_response({"ok": True, "result": result})

    async def _updates(self, seconds: int) -> list[dict[str, Any]]:
        if not self._waiting and seconds:
            self._news.clear()
            try:
                async with asyncio.timeout(seconds):
                    await self._news.wait()
            except TimeoutError:
                return []
        return [self._waiting.popleft() for _ in range(min(100, len(self._waiting)))]

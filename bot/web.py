"""The bot's own web server: the webhook behind its secret, and what an operator's probes ask for."""

import asyncio
import hmac
import json
import math
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.metrics import Metrics

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
MOST_BYTES = 1 << 20
"""A hundred times the longest update."""
BODY_SECONDS = 10.0
STOP_SECONDS = 8.0
"""What is begun may take so long when the server stops."""

Hindrance = Callable[[], Awaitable[str | None]]
"""Says what keeps the bot from answering; None: nothing."""
Take = Callable[[dict[str, Any]], Awaitable[None]]


class Webhook:
    """Takes updates that Telegram posts: who does not know the secret is not even read."""

    def __init__(self, path: str, secret: str, take: Take) -> None:
        self.path = path
        self._secret = secret.encode()
        self._take = take

    async def post(self, request: Request) -> Response:
        """Work one update; 200 once it is done, so that one cut short comes again."""
        given = request.headers.get(SECRET_HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            return Response(status_code=403)
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await _read(request)
            update = json.loads(body)
        except TimeoutError:
            return Response(status_code=408)
        except OverflowError:
            return Response(status_code=413)
        except ValueError:
            return Response(status_code=400)
        if not isinstance(update, dict) or "update_id" not in update:
            return Response(status_code=400)
        await self._take(update)
        return Response()


async def _read(request: Request) -> bytes:
    """Read a body; raise OverflowError where it is longer than any update."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise OverflowError
    return bytes(body)


def site(metrics: Metrics, hindrance: Hindrance, webhook: Webhook | None = None) -> Starlette:
    """Make the web application: /healthz, /readyz, /metrics, and the webhook where there is one."""

    async def health(_request: Request) -> Response:
        return Response("alive\n", media_type="text/plain")

    async def readiness(_request: Request) -> Response:
        why_not = await hindrance()
        if why_not is None:
            return Response("ready\n", media_type="text/plain")
        return Response(f"not ready: {why_not}\n", 503, media_type="text/plain")

    async def counters(_request: Request) -> Response:
        return Response(metrics.text(), media_type=metrics.content_type)

    routes = [Route("/healthz", health), Route("/readyz", readiness), Route("/metrics", counters)]
    if webhook is not None:
        routes.append(Route(webhook.path, webhook.post, methods=["POST"]))
    return Starlette(routes=routes)


def server(
    application: Starlette, host: str, port: int, stop_seconds: float = STOP_SECONDS
) -> uvicorn.Server:
    """Make the server; it ends on SIGINT and SIGTERM after what it has begun."""
    return uvicorn.Server(
        uvicorn.Config(
            application,
            host,
            port,
            lifespan="off",
            ws="none",
            access_log=False,
            log_config=None,
            server_header=False,
            timeout_graceful_shutdown=math.ceil(stop_seconds),
        )
    )

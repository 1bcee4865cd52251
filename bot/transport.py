"""The road to Telegram: python-telegram-bot's requests over aiohttp, a fraction of the default's cost."""

import asyncio
import io
from collections.abc import Mapping
from typing import IO, NamedTuple
from urllib.request import getproxies

import aiohttp
from aiohttp.abc import AbstractStreamWriter
from aiohttp.http import StreamWriter
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter  # RequestData is made of it, and is public
from yarl import URL

_POOL_IS_FULL = (
    "Pool timeout: All connections in the connection pool are occupied. Request was *not* sent to Telegram. "
    "Consider adjusting the connection pool size or the pool timeout."
)
_FORM = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": BaseRequest.USER_AGENT}
_PLAIN = {"User-Agent": BaseRequest.USER_AGENT}


class Limits(NamedTuple):
    """Hold the time limits of one call in seconds; None waits for ever."""

    pool: float | None
    connect: float | None
    write: float | None
    read: float | None


class AiohttpRequest(BaseRequest):
    """Send requests to the Bot API over kept-alive HTTP/1.1 connections.

    The arguments and their defaults are those of the library's HTTPXRequest. Without `proxy` those of the
    environment count; one that does not speak HTTP raises ValueError.
    """

    __slots__ = ("_connection_pool_size", "_free", "_limits", "_media_write_timeout", "_proxy", "_session")

    def __init__(
        self,
        connection_pool_size: int = 256,
        *,
        read_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 1.0,
        media_write_timeout: float | None = 20.0,
        proxy: str | None = None,
    ) -> None:
        if proxy is not None and not proxy.startswith(("http://", "https://")):
            raise ValueError(f"proxy {proxy!r}: only http:// and https:// proxies are supported")
        self._connection_pool_size = connection_pool_size
        self._limits = Limits(pool_timeout, connect_timeout, write_timeout, read_timeout)
        self._media_write_timeout = media_write_timeout
        self._proxy = proxy
        self._session: aiohttp.ClientSession | None = None
        self._free = asyncio.Semaphore(connection_pool_size)

    @property
    def read_timeout(self) -> float | None:
        """Say how long an answer may take, in seconds, when a call does not; long polling adds its own."""
        return self._limits.read

    async def initialize(self) -> None:
        """Open the pool of connections; an open one stays."""
        if self._session is not None:
            return
        self._free = asyncio.Semaphore(self._connection_pool_size)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=self._connection_pool_size, keepalive_timeout=60),
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=self._proxy is None and bool(getproxies()),
        )

    async def shutdown(self) -> None:
        """Close all connections; once is enough."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one request; return the HTTP status and the body.

        A time limit that passes raises TimedOut, no whole answer for another reason NetworkError, and a call
        outside `initialize` and `shutdown` RuntimeError.
        """
        if self._session is None:
            raise RuntimeError("This AiohttpRequest is not initialized!")
        uploads = request_data is not None and request_data.contains_files
        limits = Limits(
            pool=_chosen(pool_timeout, self._limits.pool),
            connect=_chosen(connect_timeout, self._limits.connect),
            write=_chosen(write_timeout, self._media_write_timeout if uploads else self._limits.write),
            read=_chosen(read_timeout, self._limits.read),
        )
        await self._take_connection(limits.pool)
        try:
            return await self._exchange(self._session, url, method, request_data, limits)
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            raise NetworkError(f"aiohttp.{type(error).__name__}: {error}") from error
        finally:
            self._free.release()

    async def _take_connection(self, seconds: float | None) -> None:
        # aiohttp has one limit for the wait in the pool and the connecting; the library has one for each.
        try:
            async with asyncio.timeout(seconds):
                await self._free.acquire()
        except TimeoutError as error:
            raise TimedOut(_POOL_IS_FULL) from error

    async def _exchange(
        self, session: aiohttp.ClientSession, url: str, method: str, data: RequestData | None, limits: Limits
    ) -> tuple[int, bytes]:
        body, headers = _encode(data, limits.write)
        async with session.request(
            method,
            url,
            data=body,
            headers=headers,
            proxy=self._proxy,
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(connect=limits.connect, sock_read=limits.read),
        ) as response:
            return response.status, await response.read()


def written(fields: Mapping[str, str]) -> RequestData:
    """Give what a call sends, out of fields that are text already."""
    return RequestData([RequestParameter(name, value, None) for name, value in fields.items()])


class _Upload(aiohttp.MultipartWriter):
    """A form with files that must be on its way within a time limit, of which aiohttp has none."""

    def __init__(self, fields: Mapping[str, str], seconds: float | None) -> None:
        super().__init__("form-data")
        self._seconds = seconds
        for name, value in fields.items():
            self.append(value).set_content_disposition("form-data", name=name)

    def attach(self, name: str, filename: str, content: bytes | IO[bytes], mimetype: str) -> None:
        stream = io.BytesIO(content) if isinstance(content, bytes) else content
        part = self.append(stream, {"Content-Type": mimetype})
        part.set_content_disposition("form-data", quote_fields=False, name=name, filename=filename)

    async def write(self, writer: AbstractStreamWriter, close_boundary: bool = True) -> None:  # noqa: FBT001, FBT002
        try:
            async with asyncio.timeout(self._seconds):
                await super().write(writer, close_boundary)
        except TimeoutError:
            # A mere close would keep the connection until the rest is sent, which is what does not happen.
            if isinstance(writer, StreamWriter) and writer.transport:
                writer.transport.abort()
            raise


def _encode(data: RequestData | None, seconds: float | None) -> tuple[bytes | _Upload | None, dict[str, str]]:
    """Write the fields as a form, with files as a multipart one; `seconds` limit the sending of files."""
    if data is None:
        return None, _PLAIN
    fields = data.json_parameters
    if not data.contains_files:
        # yarl quotes in C: a tenth of urlencode's time, the same form for whoever reads it.
        return URL.build(query=fields).raw_query_string.encode(), _FORM
    upload = _Upload(fields, seconds)
    for name, (filename, content, mimetype) in data.multipart_data.items():
        upload.attach(name, filename, content, mimetype)
    return upload, _PLAIN


def _chosen(given: object, default: float | None) -> float | None:
    """Prefer what one call asks for over the default; None is a choice too."""
    if given is BaseRequest.DEFAULT_NONE:
        return default
    if given is None or isinstance(given, int | float):
        return given
    raise TypeError(f"time-out {given!r}: neither seconds nor None")

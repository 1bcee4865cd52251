"""The fake's HTTP side: addresses, bodies of every kind Telegram takes, answers."""

from aiohttp import web

from tests.botapi.api import Answer, Api
from tests.botapi.files import Files, Upload
from tests.botapi.refusals import JSON, Refusal

HOST = "127.0.0.1"
MOST_BYTES = 50 * 2**20


class Server:
    """Listen on loopback; the port stays the same over restarts."""

    def __init__(self, api: Api, files: Files, token: str, port: int = 0) -> None:
        self._api = api
        self._files = files
        self._token = token
        self.port = port
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Begin to listen."""
        app = web.Application(client_max_size=MOST_BYTES)
        app.router.add_route("*", "/bot{token}/{method}", self._method)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.01)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, self.port, reuse_address=True)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Stop listening and drop all connections."""
        if self._runner:
            await self._runner.cleanup()

    async def _method(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != self._token:
            return _response(Answer(401, Refusal(401, "Unauthorized").body()))
        fields, uploads = await _read(request)
        answer = await self._api.call(request.match_info["method"], fields, uploads)
        if not answer.status and request.transport:
            request.transport.abort()
        return _response(answer)

    async def _file(self, request: web.Request) -> web.Response:
        content = self._files.download(request.match_info["path"])
        if request.match_info["token"] != self._token or content is None:
            return _response(Answer(404, Refusal(404, "Not Found").body()))
        return web.Response(body=content)


async def _read(request: web.Request) -> tuple[JSON, dict[str, Upload]]:
    """Return fields and files of a request: query, form, multipart form or JSON."""
    fields: JSON = dict(request.query)
    if request.content_type == "application/json":
        return fields | await request.json(), {}
    uploads = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            uploads[name] = Upload(value.filename, value.file.read(), value.content_type)
        else:
            fields[name] = value
    return fields, uploads


def _response(answer: Answer) -> web.Response:
    if answer.page:
        return web.Response(status=answer.status, text=answer.page, content_type="text/html")
    return web.json_response(answer.body, status=answer.status or 500)

"""The aiohttp transport behaves as the library's own: every rule is tried on both."""

import asyncio
import io
import socket

import anyio
import pytest
from aiohttp import web
from telegram import Bot, InputFile, InputMediaDocument
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TimedOut,
)
from telegram.request import HTTPXRequest, RequestData

from bot.transport import AiohttpRequest
from tests.botapi import faults

pytestmark = pytest.mark.anyio
TEXT = "Gehälter & Löhne = 50 % + 😀\nzwei"


@pytest.fixture(params=[AiohttpRequest, HTTPXRequest])
def transport(request):
    return request.param


@pytest.fixture
async def bot(fake, transport):
    async with speaking(fake, transport()) as bot:
        yield bot


@pytest.fixture
async def wire():
    """Serve 200 or what `answers` holds; keep what was asked, and from which connections."""
    seen, peers, answers = [], set(), []

    async def take(request):
        seen.append(request.url)
        peers.add(request.transport.get_extra_info("peername"))
        await asyncio.sleep(0.01)
        return answers.pop(0) if answers else web.json_response({"ok": True, "result": True})

    server = web.Server(take)
    listening = await asyncio.get_running_loop().create_server(server, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    yield url, seen, peers, answers
    listening.close()
    await server.shutdown(0)


@pytest.fixture
def deaf():
    """Listen where nobody takes anything out of a connection; the queue of connections holds one."""
    with socket.socket() as server, socket.socket() as first:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", first, server


def speaking(fake, request):
    polling = type(request)(read_timeout=0.2)
    return Bot(fake.token, fake.base_url, fake.base_file_url, request=request, get_updates_request=polling)


async def test_fields_arrive_as_they_were_sent(fake, bot, ann):
    sent = await bot.send_message(ann.id, TEXT, link_preview_options={"is_disabled": True})
    assert sent.text == TEXT
    assert fake.called("sendMessage")[0].parameters["link_preview_options"] == {"is_disabled": True}


@pytest.mark.parametrize("handed_over", [True, False])
async def test_files_arrive_with_name_type_and_fields(bot, ann, handed_over):
    file = InputFile(io.BytesIO(b"a,b"), "Löhne 2026.csv", read_file_handle=handed_over)
    sent = await bot.send_document(ann.id, file, caption=TEXT)
    assert (sent.document.file_name, sent.document.mime_type) == ("Löhne 2026.csv", "text/csv")
    assert (sent.document.file_size, sent.caption) == (3, TEXT)


async def test_files_inside_a_field_arrive(bot, ann):
    sent = await bot.send_document(ann.id, b"a,b")
    edited = await sent.edit_media(InputMediaDocument(b"c" * 2_000_000, TEXT, filename="new.csv"))
    assert (edited.document.file_size, edited.caption) == (2_000_000, TEXT)


async def test_files_are_downloaded(bot, ann):
    sent = await bot.send_document(ann.id, bytes(range(256)))
    file = await bot.get_file(sent.document)
    assert bytes(await file.download_as_bytearray()) == bytes(range(256))


@pytest.mark.parametrize(
    ("fault", "error"),
    [(faults.flood(3), RetryAfter), (faults.blocked(), Forbidden), (faults.broken(), NetworkError)],
)
async def test_refusals_raise_the_librarys_errors(fake, bot, ann, fault, error):
    fake.fail(fault)
    with pytest.raises(error):
        await bot.send_message(ann.id, "Pay")


async def test_a_migration_names_the_new_chat(fake, bot):
    group = fake.group("Team", fake.person("Bo"))
    new = await fake.migrate(group)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(group.id, "Pay")
    assert moved.value.new_chat_id == new.id


@pytest.mark.parametrize("fault", [faults.cut("before"), faults.cut("after"), faults.gateway()])
async def test_what_is_no_answer_is_a_network_error(fake, bot, ann, fault):
    fake.fail(fault)
    with pytest.raises(NetworkError) as raised:
        await bot.send_message(ann.id, "Pay")
    assert not isinstance(raised.value, TimedOut | BadRequest)


async def test_a_late_answer_times_out(fake, transport, ann):
    async with speaking(fake, transport(read_timeout=0.02)) as bot:
        fake.fail(faults.slow(0.05), "sendMessage", times=2)
        with pytest.raises(TimedOut):
            await bot.send_message(ann.id, "Pay")
        assert await bot.send_message(ann.id, "Pay", read_timeout=5)


async def test_a_call_may_ask_for_less_time(fake, bot, ann):
    fake.fail(faults.slow(0.05))
    with pytest.raises(TimedOut):
        await bot.send_message(ann.id, "Pay", read_timeout=0.01)


async def test_long_polling_waits_beyond_the_read_time_out(fake, bot, ann):
    poll = asyncio.create_task(bot.get_updates(timeout=1, read_timeout=0.01))
    await asyncio.sleep(0.05)
    await fake.say(ann, "now")
    assert (await poll)[0].message.text == "now"


async def test_a_full_pool_times_out_and_says_so(fake, transport, ann):
    async with speaking(fake, transport(1, pool_timeout=0.01)) as bot:
        fake.fail(faults.slow(0.5), "sendMessage")
        first = asyncio.create_task(bot.send_message(ann.id, "Pay"))
        await asyncio.sleep(0.005)
        with pytest.raises(TimedOut, match=r"Pool timeout: All connections .* \*not\* sent"):
            await bot.send_message(ann.id, "Pay")
        assert await first
        assert await bot.send_message(ann.id, "Pay", pool_timeout=None)


async def test_no_server_is_a_network_error(transport):
    async with transport() as request:
        with pytest.raises(NetworkError, match=r"ConnectError|ClientConnectorError") as raised:
            await request.post("http://127.0.0.1:1/bot/getMe")
    assert not isinstance(raised.value, TimedOut)


async def test_a_connection_that_is_not_taken_times_out(transport, deaf):
    url, first, server = deaf
    first.connect(server.getsockname())
    async with transport() as request:
        with pytest.raises(TimedOut):
            await request.post(url, connect_timeout=0.03)


async def test_an_upload_that_is_not_read_times_out(transport, deaf):
    async with transport(media_write_timeout=0.05, read_timeout=9) as request:
        with pytest.raises(TimedOut), anyio.fail_after(2):
            await Bot("1:x", deaf[0], request=request).send_document(1, b"x" * 20_000_000)


async def test_connections_are_few_and_kept(transport, wire):
    url, seen, peers, _ = wire
    async with transport(4, pool_timeout=5) as request:
        await asyncio.gather(*(request.post(url, RequestData()) for _ in range(16)))
        before = set(peers)
        await request.post(url)
    assert (len(seen), len(peers)) == (17, 4)
    assert peers == before


async def test_a_redirect_is_not_followed(transport, wire):
    url, seen, _, answers = wire
    answers.append(web.Response(status=302, headers={"Location": "/elsewhere"}))
    async with transport() as request:
        with pytest.raises(NetworkError, match="Found"):
            await request.post(url)
    assert len(seen) == 1


@pytest.mark.parametrize("by", ["argument", "environment"])
async def test_a_proxy_gets_the_calls(transport, wire, monkeypatch, by):
    proxy, seen, _, _ = wire
    if by == "environment":
        monkeypatch.setenv("HTTP_PROXY", proxy)
    async with transport(proxy=proxy if by == "argument" else None) as request:
        assert await request.post("http://telegram.test/bot/getMe")
    assert str(seen[0]) == "http://telegram.test/bot/getMe"


async def test_a_transport_opens_and_closes_any_number_of_times(transport, wire):
    request = transport()
    for _ in range(2):
        await request.initialize()
        await request.initialize()
        assert await request.post(wire[0])
        await request.shutdown()
        await request.shutdown()
    with pytest.raises(NetworkError, match="is not initialized"):
        await request.post(wire[0])


def test_the_read_time_out_is_told(transport):
    assert (transport().read_timeout, transport(read_timeout=7).read_timeout) == (5.0, 7)


def test_only_http_proxies_are_taken():
    with pytest.raises(ValueError, match=r"socks5://a:1.*only http"):
        AiohttpRequest(proxy="socks5://a:1")

"""The webhook: the secret, the probes, whole conversations, order, doubles."""

from contextlib import asynccontextmanager

import aiohttp
import pytest

from bot import web
from bot.people.cipher import Cipher
from bot.people.keys import new_key, read_keys
from bot.people.rotation import rotate
from bot.web import SECRET_HEADER
from tests.bot.handlers.conftest import KEY

pytestmark = pytest.mark.anyio
SECRET = "s3cret"


@asynccontextmanager
async def served(telegram):
    """Serve a bot's webhook on a free port."""
    webhook = web.Webhook("/hook", SECRET, telegram.take)
    server = web.server(web.site(telegram.metrics, telegram.hindrance, webhook), "127.0.0.1", 0)
    server.config.load()
    server.lifespan = server.config.lifespan_class(server.config)
    await server.startup()
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    await server.shutdown()


@pytest.fixture
async def address(start):
    async with start(polling=False) as telegram, served(telegram) as address:
        await telegram.listen(f"{address}/hook", SECRET)
        yield address


async def post(address, update, secret=SECRET):
    headers = {SECRET_HEADER: secret} if secret else {}
    async with (
        aiohttp.ClientSession() as session,
        session.post(address, data=update, headers=headers) as answer,
    ):
        return answer.status


@pytest.mark.usefixtures("address")
async def test_a_conversation_by_webhook(fake, ann):
    await fake.say(ann, "what does a data engineer earn in germany?")
    (reply,) = await fake.replies(ann)
    await (await fake.press(reply, "Skills")).answered()
    await fake.say(ann, "and in the uk?")

    assert "United Kingdom" in (await fake.replies(ann))[0].text
    assert fake.refused == []


@pytest.mark.parametrize("secret", [None, "", "s3cre", "s3cretx", "é"])
async def test_who_does_not_know_the_secret_is_refused(address, secret):
    assert await post(f"{address}/hook", b"{", secret) == 403


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b"\xff"])
async def test_what_is_no_update_is_refused(address, body):
    assert await post(f"{address}/hook", body) == 400


@pytest.mark.usefixtures("address")
async def test_an_update_posted_twice_is_answered_once(fake, ann):
    await fake.say(ann, "/help")
    await fake.replies(ann)
    fake.again()

    await fake.silence(ann, 0.2)


async def test_probes_and_counters(fake, address, ann):
    await fake.say(ann, "/help")
    await fake.replies(ann)
    await fake.webhook.idle()
    async with aiohttp.ClientSession(address) as session:
        pages = {path: await (await session.get(path)).text() for path in ("/healthz", "/readyz", "/metrics")}

    assert pages["/healthz"] == "alive\n"
    assert pages["/readyz"] == "ready\n"
    labels = 'intent="help",kind="message",outcome="answered",template="help"'
    assert f"marketbot_updates_total{{{labels}}} 1.0" in pages["/metrics"]
    assert f'"{ann.id}"' not in pages["/metrics"]


@pytest.mark.usefixtures("address")
async def test_replicas_share_the_state(fake, start, ann):
    await fake.say(ann, "what does a data engineer earn in germany?")
    await fake.replies(ann)
    update = fake.updates.last
    async with start(polling=False) as second:
        await second.take(update)
        await fake.silence(ann)
        await second.take(update | {"update_id": update["update_id"] + 1})

        assert "Germany" in (await fake.replies(ann))[0].text


async def test_readiness_ends_before_the_bot_does(start):
    async with start(polling=False) as telegram, served(telegram) as address:
        telegram.is_ready = False
        async with aiohttp.ClientSession() as session:
            assert (await session.get(f"{address}/readyz")).status == 503


async def test_who_goes_on_with_an_older_key_is_not_ready(start):
    keys = read_keys(f"{new_key()},{KEY}")
    async with start(polling=False) as telegram:
        assert await telegram.hindrance() is None

        await telegram._memory.work(lambda connection, *_: rotate(connection, Cipher(keys)))
        assert "sealed with another key" in await telegram.hindrance()

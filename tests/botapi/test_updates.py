"""Long polling: offsets, waiting, one poller; and the webhook: the secret, repeats, order."""

import asyncio

import pytest
from aiohttp import web
from telegram.error import BadRequest, Conflict

pytestmark = pytest.mark.anyio


@pytest.fixture
async def door():
    """Be a bot's own address: answer posts with what is in `answers`, with 200 when that runs out."""
    posts, answers = [], []

    async def take(request):
        posts.append((await request.json(), request.headers.get("X-Telegram-Bot-Api-Secret-Token")))
        return answers.pop(0) if answers else web.Response()

    app = web.Application()
    app.router.add_post("/hook", take)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook", posts, answers
    await runner.cleanup()


async def test_updates_come_again_until_the_offset_passes_them(fake, bot, ann):
    await fake.say(ann, "one")
    await fake.say(ann, "two")
    first, second = await bot.get_updates()
    assert [first, second] == list(await bot.get_updates())
    assert await bot.get_updates(offset=second.update_id) == (second,)
    assert await bot.get_updates(offset=second.update_id + 1) == ()


async def test_a_poll_waits_for_an_update(fake, bot, ann):
    poll = asyncio.create_task(bot.get_updates(timeout=5))
    await asyncio.sleep(0.02)
    assert not poll.done()
    await fake.say(ann, "now")
    assert (await poll)[0].message.text == "now"


async def test_a_second_poller_ends_the_first(fake, bot, ann):
    first = asyncio.create_task(bot.get_updates(timeout=5))
    await asyncio.sleep(0.02)
    second = asyncio.create_task(bot.get_updates(timeout=5))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first
    await fake.say(ann, "hello")
    assert len(await second) == 1


async def test_unasked_kinds_are_not_kept(fake, bot, ann):
    await bot.get_updates(allowed_updates=["callback_query"])
    await fake.say(ann, "unheard")
    assert await bot.get_updates() == ()


async def test_the_last_update_can_come_again_under_its_id(fake, bot, ann):
    await fake.say(ann, "hello")
    (first,) = await bot.get_updates()
    await bot.get_updates(offset=first.update_id + 1)
    fake.again()
    assert await bot.get_updates() == (first,)


async def test_the_webhook_gets_what_waited_and_what_comes_with_the_secret(fake, bot, ann, door):
    url, posts, _ = door
    await fake.say(ann, "before")
    await bot.set_webhook(url, secret_token="s3cret")
    await fake.say(ann, "after")
    await fake.webhook.idle()
    assert [(update["message"]["text"], secret) for update, secret in posts] == [
        ("before", "s3cret"),
        ("after", "s3cret"),
    ]


async def test_a_refused_post_is_repeated_before_the_next_of_its_chat(fake, bot, ann, door):
    url, posts, answers = door
    answers.append(web.Response(status=503))
    await bot.set_webhook(url)
    await fake.say(ann, "one")
    await fake.say(ann, "two")
    await fake.webhook.idle()
    assert [update["message"]["text"] for update, _ in posts] == ["one", "one", "two"]
    assert "503" in (await bot.get_webhook_info()).last_error_message


async def test_a_post_may_be_answered_with_a_call(fake, bot, ann, door):
    url, _, answers = door
    answers.append(web.json_response({"method": "sendMessage", "chat_id": ann.id, "text": "Hello"}))
    await bot.set_webhook(url)
    await fake.say(ann, "hi")
    (reply,) = await fake.replies(ann)
    assert reply.text == "Hello"


async def test_polling_beside_a_webhook_is_a_conflict(bot, door):
    await bot.set_webhook(door[0])
    with pytest.raises(Conflict, match="while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


@pytest.mark.parametrize(
    ("url", "secret", "words"),
    [
        ("http://a.org", None, "an https url must be provided"),
        ("https://a.org:81", None, "only on ports 80, 88, 443 or 8443"),
        ("https://a.org", "a b", "Secret token contains unallowed characters"),
    ],
)
async def test_webhooks_telegram_would_not_take_are_refused(bot, url, secret, words):
    with pytest.raises(BadRequest, match=words):
        await bot.set_webhook(url, secret_token=secret)

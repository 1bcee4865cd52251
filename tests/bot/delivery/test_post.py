"""What each refusal of Telegram's means for a message and its chat."""

import pytest
from telegram.error import InvalidToken, TelegramError

from bot.delivery.message import Accepted, Flood, Gone, Message, Moved, Refused, Unreached, Unsure
from bot.handlers.post import outcome_of
from tests.botapi.faults import Fault, blocked, broken, cut, flood, gateway, slow
from tests.botapi.refusals import Refusal

pytestmark = pytest.mark.anyio


def refusal(words):
    return Fault(Refusal(400, f"Bad Request: {words}"))


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (blocked(), Gone),
        (refusal("chat not found"), Gone),
        (refusal("not enough rights to send text messages to the chat"), Gone),
        (refusal("message is too long"), Refused),
        (flood(7), Flood),
        (broken(), Unreached),
        (gateway(), Unreached),
        (slow(6), Unsure),
        (cut("before"), Unsure),
        (cut("after"), Unsure),
    ],
)
async def test_every_refusal_is_told_by_what_to_do_next(fake, post, fault, outcome):
    chat = fake.private(fake.person("Ann"))
    fake.fail(fault, "sendMessage")

    assert isinstance(await post(chat.id, Message("news")), outcome)


async def test_a_reason_repeats_nothing_of_the_message(fake, post):
    chat = fake.private(fake.person("Ann"))
    fake.fail(refusal('can\'t parse entities: unsupported start tag "72,345"'), "sendMessage")

    assert "72,345" not in (await post(chat.id, Message("news"))).reason


async def test_what_telegram_refuses_is_counted(fake, post, metrics):
    chat = fake.private(fake.person("Ann"))
    fake.fail(flood(7), "sendMessage")
    await post(chat.id, Message("news"))

    series = 'marketbot_telegram_errors_total{error="RetryAfter",method="sendMessage"} 1.0'
    assert series in metrics.text().decode()


async def test_what_telegram_takes_is_accepted(fake, post):
    chat = fake.private(fake.person("Ann"))

    assert await post(chat.id, Message("<b>news</b>")) == Accepted()


@pytest.mark.parametrize("closed", [False, True])
async def test_a_topic_is_written_into_while_it_is_there(fake, post, closed):
    group = fake.group("Team", fake.person("Ann"), kind="supergroup")
    if closed:
        fake.fail(refusal("message thread not found"), "sendMessage")
    outcome = await post(group.id, Message("news", topic=7))
    written = fake.called("sendMessage")[-1].parameters

    assert outcome == Accepted()
    assert written.get("message_thread_id") == (None if closed else 7)


async def test_a_group_that_moved_tells_its_new_id(fake, post):
    group = fake.group("Team", fake.person("Ann"))
    new = await fake.migrate(group)

    assert await post(group.id, Message("news")) == Moved(new.id)


async def test_the_pause_is_as_long_as_telegram_says(fake, post):
    chat = fake.private(fake.person("Ann"))
    fake.fail(flood(7), "sendMessage")

    assert await post(chat.id, Message("news")) == Flood(7)


async def test_a_server_that_is_not_there_was_not_reached(fake, post):
    chat = fake.private(fake.person("Ann"))
    await fake._server.stop()

    outcome = await post(chat.id, Message("news"))
    assert isinstance(outcome, Unreached)
    assert not outcome.broken


@pytest.mark.parametrize("error", [InvalidToken("Unauthorized"), TelegramError("what is this")])
def test_what_is_nobodys_fault_is_tried_later(error):
    assert isinstance(outcome_of(error), Unreached)

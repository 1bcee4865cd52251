"""`marketbot run` as a process: how fast it starts, what it logs, how it ends."""

import asyncio
import resource
import socket
import time

import pytest

from bot.transport import AiohttpRequest  # noqa: F401 - imported here so that no test pays for it
from tests.botapi import faults
from tests.botapi.refusals import Refusal
from tests.running import running

pytestmark = pytest.mark.anyio
CANARY = "am i underpaid? 73219 pounds, quetzal handler, ml director in the uk"
ASKED = "what does a data engineer earn in germany?"
START_SECONDS = 1.5
STOP_SECONDS = 10
NUMBERED = ("timestamp", "ms", "error")
"""Parts of a line where the fake's short ids would be found by chance; the unit tests look into errors."""
SHARED_MACHINE = 3
"""Start-up is CPU alone: other tests at the same time may take this many times as long."""


@pytest.fixture
def run(fake, knowledge, tmp_path):
    return lambda **settings: running(fake, knowledge, tmp_path, **settings)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _cpu_seconds():
    """What ended child processes have used so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


async def test_it_starts_fast(fake, run, ann, figures):
    async with run():
        began = time.monotonic()
        await fake.say(ann, "/help")
        await fake.replies(ann, seconds=20)
        first = time.monotonic() - began
    seconds, before = [], _cpu_seconds()
    for _ in range(3):
        began = time.monotonic()
        async with run() as bot:
            await fake.say(ann, "/help")
            await fake.replies(ann, seconds=20)
            seconds.append(time.monotonic() - began)
            await bot.stop()

    cpu = (_cpu_seconds() - before) / len(seconds)
    assert min(seconds) < START_SECONDS * SHARED_MACHINE
    assert cpu < START_SECONDS * SHARED_MACHINE
    figures(
        "Start",
        tried="process begun to first answer, databases there",
        happened=f"{min(seconds):.1f} s ({cpu:.1f} s of CPU); the first time ever {first:.1f} s",
    )


@pytest.mark.parametrize("fault", [None, faults.broken(), faults.gateway(), faults.cut()])
async def test_no_canary_in_the_log_whatever_happens(fake, run, ann, fault):
    async with run() as bot:
        await fake.say(ann, ASKED)
        (reply,) = await fake.replies(ann, seconds=10)
        if fault is not None:
            fake.fail(fault, "sendMessage", times=4)
        await fake.say(ann, CANARY)
        await asyncio.sleep(2 if fault else 0.5)
        await fake.press(reply, "Skills")
        await bot.stop()

    canaries = ("73219", "quetzal", "underpaid", str(ann.id), ann.members[0].first_name, fake.token, "AAFD39")
    assert len(bot.lines) >= 2
    texts = [
        {key: value for key, value in line.items() if key not in ("timestamp", "ms")} for line in bot.lines
    ]
    assert [word for word in canaries if word in str(texts)] == []


async def test_an_update_leaves_one_line_and_its_error_the_same_request(fake, run, ann):
    async with run() as bot:
        await fake.say(ann, ASKED)
        await fake.replies(ann, seconds=10)
        fake.fail(faults.gateway(), "sendMessage", times=4)
        await fake.say(ann, ASKED)
        await asyncio.sleep(2.5)
        await bot.stop()

    answered, failed = (line for line in bot.lines if line["event"] == "update")
    (error,) = (line for line in bot.lines if line.get("logger") == "bot.handlers.errors")
    assert (answered["intent"], answered["outcome"]) == ("salary", "answered")
    assert failed["outcome"] == "failed"
    assert error["request"] == failed["request"]
    assert error["event"].startswith(f"E-{failed['request']}: Bad Gateway (502)")
    assert error["error"].startswith("NetworkError at ")


@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_what_is_begun_is_ended_when_telegram_is_slow(fake, run, ann, way, figures):
    port = free_port()
    settings = {"MARKETBOT_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook"} if way == "webhook" else {}
    people = [fake.private(fake.person(f"P{number}")) for number in range(20)]
    async with run(MARKETBOT_LISTEN=f"127.0.0.1:{port}", **settings) as bot:
        await fake.say(ann, ASKED)
        await fake.replies(ann, seconds=10)
        fake.fail(faults.slow(3), "sendMessage", times=len(people))
        for person in people:
            await fake.say(person, ASKED)
        await asyncio.sleep(0.5)
        seconds = await bot.stop()

    answered = [len(fake.story.of(person.id, "sent")) for person in people]
    assert answered == [1] * len(people)
    assert seconds < STOP_SECONDS
    figures(
        f"Stopped while Telegram is slow, {way}",
        tried=f"SIGTERM with {len(people)} answers on their way, each taking 3 s",
        happened=f"ended after {seconds:.1f} s, every question answered once",
    )


@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_what_could_not_be_ended_is_answered_by_the_next_run(fake, run, ann, way, figures):
    port = free_port()
    settings = {"MARKETBOT_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook"} if way == "webhook" else {}
    async with run(MARKETBOT_LISTEN=f"127.0.0.1:{port}", **settings) as bot:
        await fake.say(ann, ASKED)
        await fake.replies(ann, seconds=10)
        fake.fail(faults.slow(30), "sendMessage")
        await fake.say(ann, "and in the uk?")
        await asyncio.sleep(0.2)
        seconds = await bot.stop()
        await fake.silence(ann)
    async with run(MARKETBOT_LISTEN=f"127.0.0.1:{port}", **settings):
        (reply,) = await fake.replies(ann, seconds=10)

    assert "United Kingdom" in reply.text
    assert seconds < STOP_SECONDS
    figures(
        f"Stopped while Telegram is stuck, {way}",
        tried="SIGTERM with an answer that Telegram does not take",
        happened=f"ended after {seconds:.1f} s, the next run answered the question",
    )


async def test_a_token_that_is_revoked_ends_it_with_a_word(fake, run, ann):
    async with run(MARKETBOT_LISTEN=f"127.0.0.1:{free_port()}") as bot:
        await fake.say(ann, "/help")
        await fake.replies(ann, seconds=10)
        fake.fail(faults.Fault(Refusal(401, "Unauthorized")), "getUpdates", times=3)
        await fake.say(ann, "/help")
        await asyncio.wait_for(bot.process.wait(), 20)

    assert bot.process.returncode == 1
    assert "MARKETBOT_TOKEN is not accepted" in bot.log

"""marketbot run --role: who answers, and who sends updates."""

import asyncio
import base64
import os
import re
import sys

import aiohttp
import pytest

from tests.bot.delivery.town import KEY

pytestmark = pytest.mark.anyio


@pytest.fixture
def run(town, knowledge):
    """Start marketbot run; who watches reads its log."""
    environment = os.environ | {
        "MARKETBOT_TOKEN": town.fake.token,
        "MARKETBOT_API_URL": town.fake.api_url,
        "MARKETBOT_STATE": town.address,
        "MARKETBOT_KNOWLEDGE": str(knowledge),
        "MARKETBOT_KEY": base64.urlsafe_b64encode(KEY).decode(),
    }

    async def run(*options):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", *options, env=environment, stderr=asyncio.subprocess.PIPE
        )
        town.processes.append(process)
        return process

    return run


async def answers(town):
    """Tell whether somebody who asks gets an answer."""
    ann = town.fake.private(town.fake.person("Ann"))
    await town.fake.say(ann, "what does a data engineer earn in germany?")
    return await town.fake.story.until(lambda: town.fake.story.of(ann.id, "sent"), 30)


async def test_one_process_answers_and_sends(town, run):
    town.settle(2)
    bot = await run()

    assert await answers(town)
    await town.until_done()
    assert town.lost == []
    assert await town.end(bot) == 0


async def test_the_web_answers_and_sends_nothing(town, run):
    town.settle(2)
    bot = await run("--role", "web")

    assert await answers(town)
    await asyncio.sleep(6)
    assert town.standing() is None
    assert await town.end(bot) == 0


async def test_a_worker_sends_counts_and_does_not_answer(town, run, free_tcp_port):
    town.settle(2)
    bot = await run("--role", "worker", "--listen", f"127.0.0.1:{free_tcp_port}")
    await town.until_done()
    async with aiohttp.ClientSession(f"http://127.0.0.1:{free_tcp_port}") as probes:
        counted = await (await probes.get("/metrics")).text()
        readiness = await (await probes.get("/readyz")).text()

    assert 'marketbot_deliveries_total{outcome="sent"} 2.0' in counted
    assert re.search(r"^marketbot_knowledge_age_seconds [1-9]", counted, re.MULTILINE)
    assert readiness == "ready\n"
    assert town.fake.called("getUpdates") == []
    assert await town.end(bot) == 0


async def test_a_second_worker_with_one_identity_ends_with_the_reason(town, run):
    await run("--role", "worker", "--slot", "berlin")
    await town.until_ticked()
    second = await run("--role", "worker", "--slot", "berlin")
    _, said = await asyncio.wait_for(second.communicate(), 60)

    assert second.returncode == 1
    assert "the identity berlin is held by" in said.decode()

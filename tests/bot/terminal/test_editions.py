"""marketbot updates send | progress | pause | resume | cancel, with a worker beside it."""

import asyncio
import base64
import os
import sys

import pytest

from bot.delivery.message import State
from tests.bot.delivery.town import KEY

pytestmark = pytest.mark.anyio


async def marketbot(town, *words):
    """Run marketbot updates; return its exit code and what it prints."""
    key = base64.urlsafe_b64encode(KEY).decode()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "updates", *words,
        env=os.environ | {"MARKETBOT_STATE": town.address, "MARKETBOT_KEY": key},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    output, _ = await process.communicate()
    return process.returncode, output.decode()


async def test_a_dry_run_orders_nothing(town):
    town.settle(3)

    assert await marketbot(town, "send", "--dry-run") == (
        0,
        "chats: 3 due now, 0 wait for the morning where they are; nothing was ordered\n",
    )
    assert town.standing() is None


async def test_without_a_worker_there_is_nothing_to_order_from(town):
    code, output = await marketbot(town, "send")

    assert code == 1
    assert "start `marketbot run` first" in output


async def test_what_is_due_is_ordered_at_once(town):
    await town.start()
    await town.until_ticked()
    town.settle(3)
    code, output = await marketbot(town, "send")
    await town.until_done()

    assert (code, town.lost) == (0, [])
    assert "chats: 3 due now" in output


async def test_an_edition_is_paused_and_goes_on(town):
    town.settle(80)
    await town.start(calls_a_second=15)
    await town.until_sent(5)
    name = town.standing().name
    await marketbot(town, "pause", name)
    await town.until(lambda: not town.standing().counts[State.HELD])
    paused = town.sent.total()
    await asyncio.sleep(1)

    assert town.sent.total() == paused < 80
    code, output = await marketbot(town, "resume", name)
    assert (code, output.startswith(f"{name} sending [")) == (0, True)
    await town.until_done()
    assert town.standing().counts == {State.SENT: 80}


async def test_progress_is_told_of_every_edition(town):
    town.settle(3)
    await town.start()
    await town.until_done()
    name = town.standing().name

    assert await marketbot(town, "progress", "--follow") == (
        0,
        f"{name} sending [####################] 3/3 3 sent\nsending\n",
    )


async def test_an_edition_nobody_knows_is_an_error(town):
    code, output = await marketbot(town, "cancel", "weekly")

    assert code == 1
    assert "there is no edition weekly; the newest are: none yet" in output

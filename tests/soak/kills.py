"""A thousand updates at 30 a second, 50 ms away, in processes that do not live long."""

import asyncio
import signal
import time

import sqlalchemy as sa

from bot.people import schema
from tests.botapi.faults import slow

UPDATES, TIMES = 1000, 10
RATE = {"calls_a_second": 35, "replies_a_second": 5}


def far_away(town):
    """Let Telegram be 50 ms away."""
    town.fake.fail(slow(0.05), "sendMessage", times=2 * UPDATES)


async def killed(town, figures, kind):
    """Kill -9 ten times, and start again at once."""
    far_away(town)
    await _ended_often(town, signal.SIGKILL)
    figures.show(f"{kind}: lost over {TIMES} kills", len(town.lost), 0)
    figures.show(f"{kind}: sent twice a kill", town.copies / TIMES, 3)


async def stopped(town, figures, kind):
    """End in order ten times."""
    far_away(town)
    slowest = await _ended_often(town, signal.SIGTERM)
    figures.show(f"{kind}: lost over {TIMES} orderly stops", len(town.lost), 0)
    figures.show(f"{kind}: sent twice over {TIMES} orderly stops", town.copies, 0)
    figures.show(f"{kind}: slowest orderly stop, seconds", slowest, 10)


async def never_returns(town, figures, kind):
    """Kill a worker that nobody starts again; another has been running beside it, as by default."""
    far_away(town)
    lost = await town.start(**RATE, slot="lost")
    await town.until_sent(50)
    await town.start(**RATE, slot="other")
    await asyncio.sleep(3)
    await town.end(lost, signal.SIGKILL)
    began = time.monotonic()
    await town.until(lambda: "lost" not in _slots(town), 120)
    figures.show(f"{kind}: seconds until another takes over", time.monotonic() - began, 60)
    await town.until_done(120)
    figures.show(f"{kind}: lost with a machine that never returns", len(town.lost), 0)
    figures.show(f"{kind}: sent twice with it", town.copies, 3)


def _slots(town):
    with town.state.reading() as connection:
        return set(connection.scalars(sa.select(schema.slot.c.name)))


async def _ended_often(town, number):
    slowest = 0.0
    worker = await town.start(**RATE)
    for part in range(1, TIMES + 1):
        await town.until_sent(part * UPDATES // (TIMES + 1), 120)
        began = time.monotonic()
        await town.end(worker, number)
        slowest = max(slowest, time.monotonic() - began)
        worker = await town.start(**RATE)
    await town.until_done(180)
    return slowest

"""Workers as processes of their own: killed, stopped, gone for good, two at a time."""

import asyncio
import signal
from dataclasses import replace
from itertools import pairwise

import pytest

from bot.delivery.message import State
from bot.people.backup import back_up, restore
from bot.people.state import open_state
from tests.botapi.faults import flood, slow

pytestmark = pytest.mark.anyio

QUICK = {"beat_seconds": 0.2, "dead_seconds": 1.0, "calls_a_second": 60}


def most_in_a_second(times):
    return max(sum(first <= at < first + 1 for at in times) for first in times)


async def test_a_worker_that_is_killed_loses_nothing(town, figures):
    town.settle(60)
    town.fake.fail(slow(0.05), "sendMessage", times=200)
    held = 0
    for part in (20, 40):
        worker = await town.start(**QUICK)
        await town.until_sent(part)
        held += await town.kill(worker)
    await town.start(**QUICK)
    await town.until_done()

    assert town.lost == []
    assert town.copies <= held
    figures(
        f"Killed while sending, {town.kind}",
        tried=f"kill -9 twice while {len(town.chats)} updates are sent, 55 a second, Telegram 50 ms away",
        happened=f"all of them sent, {town.copies} twice",
    )


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
async def test_a_worker_that_is_stopped_loses_and_repeats_nothing(town, figures):
    town.settle(60)
    town.fake.fail(slow(0.05), "sendMessage", times=200)
    for part in (20, 40):
        worker = await town.start(**QUICK)
        await town.until_sent(part)
        assert await town.end(worker) == 0
    await town.start(**QUICK)
    await town.until_done()

    assert (town.lost, town.copies) == ([], 0)
    figures(
        "Stopped while sending",
        tried=f"SIGTERM twice while {len(town.chats)} updates are sent",
        happened="each of them sent once",
    )


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
async def test_the_work_of_a_machine_that_never_returns_is_done_by_another(town, figures):
    town.settle(60)
    lost = await town.start(**QUICK, slot="lost")
    await town.until_sent(10)
    lost.send_signal(signal.SIGSTOP)
    held = town.standing().counts[State.HELD]
    await town.start(**QUICK, slot="other")
    await town.until_done()

    assert town.lost == []
    assert await town.end(lost, signal.SIGCONT) == 1  # it learns that it was given up, and ends
    assert town.copies <= held
    figures(
        "A machine that does not return",
        tried=f"one of two workers on PostgreSQL frozen while {len(town.chats)} updates are sent",
        happened=f"all of them sent, {town.copies} twice; the frozen one ended when it woke",
    )


async def test_two_workers_keep_to_one_budget(town):
    town.settle(60)
    workers = await asyncio.gather(town.start(replies_a_second=0), town.start(replies_a_second=0))
    await town.until_done()
    times = await town.times(*workers)

    assert len(times) == 60
    assert most_in_a_second(times) <= 30
    assert town.sent == {chat.id: 1 for chat in town.chats}


async def test_a_second_process_with_one_identity_is_refused(light_town):
    first = await light_town.start(slot="berlin")
    await light_town.until_ticked()
    second = await light_town.start(slot="berlin")

    assert await asyncio.wait_for(second.wait(), 60) == 1
    assert first.returncode is None


async def test_a_flood_stops_all_workers(light_town, figures):
    light_town.settle(150)  # more than are sent before the flood is there
    workers = [await light_town.start(**QUICK), await light_town.start(**QUICK)]
    await light_town.until_sent(20)
    light_town.fake.fail(flood(2), "sendMessage")
    await light_town.until_done()
    times = await light_town.times(*workers)

    # Turns that the other worker has already may be used, up to a second of them.
    assert max(late - early for early, late in pairwise(times)) > 1
    assert light_town.standing().counts == {State.SENT: 150}
    figures(
        "Flood control while sending",
        tried=f"429 for 2 s to one of two workers that send {len(light_town.chats)} updates",
        happened="both waited, then each update was sent once",
    )


async def test_a_restored_database_sends_what_was_left(town, tmp_path, figures):
    town.settle(60)
    town.fake.fail(slow(0.05), "sendMessage", times=200)
    worker = await town.start(**QUICK)
    await town.until_sent(20)
    held = await town.kill(worker)
    back_up(town.state, tmp_path / "backup")
    there = f"sqlite:///{tmp_path}/restored.sqlite"
    with open_state(there) as state:
        restore(state, tmp_path / "backup")
        restored = replace(town, state=state, address=there)
        await restored.start(**QUICK)
        await restored.until_done()
        await restored.end_all()

    assert town.lost == []
    assert town.copies <= held
    figures(
        f"Database lost while sending, {town.kind}",
        tried=f"killed amid {len(town.chats)} updates, a backup restored into a new database",
        happened=f"all of them sent, {town.copies} twice",
    )

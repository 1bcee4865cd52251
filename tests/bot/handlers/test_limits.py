"""Limits tried one by one, each with its figure: what people saw, and what was lost."""

import asyncio
import io
import resource
import sqlite3
import time
from contextlib import closing
from datetime import timedelta

import pytest

from bot import web
from tests.bot.handlers.test_webhook import SECRET, post, served
from tests.botapi import faults

pytestmark = pytest.mark.anyio
ASKED = "what does a data engineer earn in germany?"


async def answered(fake, chat, text=ASKED, seconds=10):
    began = time.monotonic()
    await fake.say(chat, text)
    (reply,) = await fake.replies(chat, seconds=seconds)
    return reply.text, time.monotonic() - began


def fill_disk(telegram, pages):
    """Let the people database grow no further than so many pages: SQLite then says that the disk is full."""
    import sqlalchemy as sa

    sa.event.listen(
        telegram._memory._state._writer,
        "checkout",
        lambda connection, *_: connection.execute(f"PRAGMA max_page_count = {pages}"),
    )


async def test_a_full_disk_costs_the_memory_and_no_answer(fake, bot, ann, caplog, figures):
    fill_disk(bot, pages=1)
    for number in range(400):  # as many as there is room for in the pages there are
        text, _ = await answered(fake, ann, "/why R-7F3KQ2AB" if number % 50 else ASKED)
        assert text
    text, _ = await answered(fake, ann)
    assert "Data engineer, Germany" in text
    receipt = text.rpartition("R-")[2]
    assert "the disk is full" in caplog.text
    fill_disk(bot, pages=100_000)
    await answered(fake, ann)
    text, _ = await answered(fake, ann, "and in the uk?")
    why, _ = await answered(fake, ann, f"/why R-{receipt}")

    assert "Data engineer, United Kingdom" in text
    assert "Acme" in why
    figures(
        "Full disk",
        tried="402 questions while the people database could not grow, then room again",
        happened="every question answered, without what was asked before; receipts written later",
        lost="what follow-ups would have built on meanwhile",
    )


@pytest.mark.usefixtures("bot")
async def test_a_locked_database_delays_an_answer_or_costs_its_memory(fake, ann, tmp_path, figures):
    await answered(fake, ann)
    with closing(sqlite3.connect(tmp_path / "people.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = asyncio.create_task(answered(fake, ann))
        await asyncio.sleep(1)
        other.execute("ROLLBACK")
        _, short = await waiting
        other.execute("BEGIN IMMEDIATE")
        text, long = await answered(fake, ann, seconds=20)
        other.execute("ROLLBACK")

    assert "Data engineer, Germany" in text
    assert short < 5 < long < 15
    figures(
        "Locked database",
        tried="another process held the write lock for 1 s, then for good",
        happened=f"answered after {short:.1f} s and after {long:.1f} s, the second time without its past",
        lost="what that one answer would have built on",
    )


async def test_a_corrupt_knowledge_file_is_not_taken(fake, knowledge, start, ann, tmp_path, figures):
    good = knowledge.read_bytes()
    try:
        async with start() as bot:
            before, _ = await answered(fake, ann)
            for damaged in (b"", good[: len(good) // 2], b"x" * len(good)):
                aside = tmp_path / "damaged"
                aside.write_bytes(damaged)
                aside.replace(knowledge)
                assert (await answered(fake, ann))[0] == before
            assert await bot.hindrance() is None
    finally:
        aside.write_bytes(good)
        aside.replace(knowledge)
    figures(
        "Corrupt knowledge file",
        tried="the file replaced by an empty, a half and a garbled one while the bot ran",
        happened="the same answers from the one before",
    )


async def test_slow_clients_do_not_hold_up_updates(fake, start, ann, figures):
    async with start(polling=False) as bot, served(bot) as address:
        await bot.listen(f"{address}/hook", SECRET)
        host, port = address.removeprefix("http://").split(":")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        slow = [await asyncio.open_connection(host, int(port)) for _ in range(300)]
        for number, (_, writer) in enumerate(slow):
            half = b"POST /hook HTTP/1.1\r\nHost: x\r\n"
            writer.write(half if number % 2 else half + b"Content-Length: 9\r\n\r\n{")
        _, seconds = await answered(fake, ann)
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        for _, writer in slow:
            writer.close()

    assert seconds < 2
    figures(
        "Slow clients",
        tried="300 connections that send half a request and then nothing",
        happened=f"an update beside them answered in {seconds * 1000:.0f} ms, {grown:.0f} MB more memory",
    )


async def test_a_body_longer_than_any_update_is_refused(start, monkeypatch, figures):
    monkeypatch.setattr(web, "BODY_SECONDS", 0.2)
    async with start(polling=False) as bot, served(bot) as address:
        assert await post(f"{address}/hook", io.BytesIO(b"x" * (web.MOST_BYTES + 1))) == 413
        assert await post(f"{address}/hook", _never()) == 408
        assert await post(f"{address}/hook", b"{") == 400
    figures(
        "Message sizes",
        tried="a body over 1 MB, one that never ends, one that is no update",
        happened="413, 408 and 400",
    )


async def _never():
    yield b"{"
    await asyncio.sleep(5)


async def test_a_stuck_telegram_is_no_other_chats_trouble(fake, bot, ann, figures):
    stuck = [fake.private(fake.person(f"P{number}")) for number in range(50)]
    for chat in stuck:
        fake.fail(faults.slow(4), "sendMessage", chat)
    for chat in stuck:
        await fake.say(chat, ASKED)
    await asyncio.sleep(0.2)
    _, seconds = await answered(fake, ann)
    waiting = bot._inbox.count()
    for chat in stuck:
        await fake.replies(chat, seconds=10)

    assert seconds < 3
    assert waiting <= len(stuck) + 1
    figures(
        "Stuck Telegram",
        tried=f"{len(stuck)} answers that Telegram takes 4 s for, and a question beside them",
        happened=f"the question answered in {seconds:.1f} s, the {len(stuck)} when Telegram took them",
    )


async def test_a_clock_set_back_ends_no_conversation(fake, bot, ann, clock):
    await answered(fake, ann)
    clock.now -= timedelta(days=365)
    text, _ = await answered(fake, ann, "and in the uk?")

    assert "Data engineer, United Kingdom" in text
    assert await bot.hindrance() is None


async def test_memory_is_bounded_when_more_comes_than_is_done(fake, start, figures):
    chats = [fake.private(fake.person(f"P{number}")) for number in range(300)]
    fake.fail(faults.slow(0.5), "sendMessage", times=100)
    for chat in chats:
        for _ in range(5):
            await fake.say(chat, "/help")
    most = 0
    async with start() as bot:
        for chat in chats:
            await fake.replies(chat, 5, seconds=60)
            most = max(most, bot._inbox.count())

    assert most <= 1024
    figures(
        "More than can be done",
        tried="1,500 questions of 300 chats at once, 100 answers each half a second late",
        happened=f"at most {most} in memory at a time, every question answered",
    )

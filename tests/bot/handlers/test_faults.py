"""What goes wrong on the wire: floods, blocks, broken connections, restarts, doubles; each stays its own."""

import asyncio
import logging
import re
import sqlite3
import time
from contextlib import closing

import pytest

from bot.delivery.budget import Budget
from bot.people.state import open_state
from tests.botapi import faults

pytestmark = pytest.mark.anyio
ASKED = "what does a data engineer earn in germany?"


@pytest.mark.usefixtures("bot")
async def test_a_flood_is_waited_for_by_all(fake, ann):
    bo = fake.private(fake.person("Bo"))
    fake.fail(faults.flood(1), "sendMessage", ann)
    began = time.monotonic()
    await fake.say(ann, ASKED)
    await asyncio.sleep(0.3)
    await fake.say(bo, ASKED)
    await fake.replies(bo, seconds=10)
    await fake.replies(ann, seconds=10)

    assert time.monotonic() - began >= 1
    assert len(fake.called("sendMessage")) == 3


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("fault", [faults.broken(), faults.gateway(), faults.cut("before")])
async def test_an_answer_is_sent_again_when_it_did_not_arrive(fake, ann, fault):
    fake.fail(fault, "sendMessage", ann)
    await fake.say(ann, ASKED)

    await fake.replies(ann)
    await fake.silence(ann, 0.5)


async def test_an_answer_that_may_have_arrived_is_not_sent_twice(fake, bot, ann):
    bot.bot.request._limits = bot.bot.request._limits._replace(read=0.1)
    fake.fail(faults.slow(0.3), "sendMessage", ann)
    await fake.say(ann, ASKED)

    await fake.silence(ann, 0.6)


@pytest.mark.usefixtures("bot")
async def test_a_block_ends_the_context(fake, ann):
    await fake.say(ann, ASKED)
    await fake.replies(ann)
    fake.fail(faults.blocked(), "sendMessage", ann)
    await fake.say(ann, "and in the uk?")
    await fake.silence(ann, 0.2)
    await fake.say(ann, "and in the uk?")

    assert "Data engineer" not in (await fake.replies(ann))[0].text


@pytest.mark.usefixtures("bot")
async def test_leaving_a_group_ends_its_context(fake, ann):
    team = fake.group("Team", ann.members[0])
    await fake.say(team, "/salary data engineer germany")
    await fake.replies(team)
    await fake.remove_bot(team)
    await asyncio.sleep(0.1)
    team.bot = "member"
    await fake.say(team, "/skills")

    assert "Data engineer" not in (await fake.replies(team))[0].text


@pytest.mark.usefixtures("bot")
async def test_a_group_that_moved_keeps_its_context(fake, ann):
    team = fake.group("Team", ann.members[0])
    await fake.say(team, "/salary data engineer germany")
    await fake.replies(team)
    new = await fake.migrate(team)
    await asyncio.sleep(0.1)
    await fake.say(new, "/salary")

    assert "Data engineer, Germany" in (await fake.replies(new))[0].text


@pytest.mark.usefixtures("bot")
async def test_an_answer_follows_a_group_that_moved_meanwhile(fake, ann):
    team = fake.group("Team", ann.members[0])
    fake.fail(faults.slow(0.2), "sendMessage", team)
    await fake.say(team, "/salary data engineer germany")
    new = await fake.migrate(team)

    assert "Germany" in (await fake.replies(new))[0].text


@pytest.mark.usefixtures("bot")
async def test_a_picture_follows_a_group_that_moved_meanwhile(fake, ann):
    team = fake.group("Team", ann.members[0])
    fake.fail(faults.slow(0.3), "sendPhoto", team)
    await fake.say(team, "/salary data engineer germany chart")
    await fake.replies(team)
    new = await fake.migrate(team)

    assert (await fake.replies(new))[0].photo


async def test_a_form_and_its_buttons_survive_a_restart(fake, start, ann):
    async with start():
        await fake.say(ann, "/checklist ml-director uk")
        (reply,) = await fake.replies(ann)
        await (await fake.press(reply, "AI Readiness")).answered()
    async with start():
        await (await fake.press(reply, "✓ AI Readiness")).answered()

        assert fake.message(reply).reply_markup == reply.reply_markup


async def test_a_context_survives_a_restart(fake, start, ann):
    async with start():
        await fake.say(ann, ASKED)
        await fake.replies(ann)
    async with start():
        await fake.say(ann, "and in the uk?")

        assert "Data engineer, United Kingdom" in (await fake.replies(ann))[0].text


async def test_a_context_ends_after_a_day(fake, start, ann, clock):
    async with start():
        await fake.say(ann, ASKED)
        await fake.replies(ann)
        clock.now = clock.now.replace(day=clock.now.day + 1)
        await fake.say(ann, "and in the uk?")

        assert "Data engineer" not in (await fake.replies(ann))[0].text


async def test_an_update_is_handled_once_also_after_a_restart(fake, start, ann):
    async with start():
        await fake.say(ann, ASKED)
        await fake.replies(ann)
        fake.again()
        await fake.silence(ann, 0.2)
    fake.again()
    async with start():
        await fake.silence(ann, 0.3)


@pytest.mark.usefixtures("bot")
async def test_the_bot_goes_on_when_telegram_comes_back(fake, ann):
    await fake.say(ann, ASKED)
    await fake.replies(ann)
    await fake.restart(0.2)
    await fake.say(ann, ASKED)

    await fake.replies(ann)


@pytest.mark.usefixtures("bot")
async def test_an_error_is_owned_up_to_and_logged_without_words(fake, ann, caplog, tmp_path):
    bo = fake.private(fake.person("Bo"))
    with closing(sqlite3.connect(tmp_path / "people.sqlite")) as damaged:
        damaged.execute("ALTER TABLE context RENAME TO lost")
    await fake.say(ann, "/stop telling my secret 72k in germany")
    (reply,) = await fake.replies(ann)

    said = "\n".join(record.getMessage() for record in caplog.records)
    assert re.search(r"E-[0-9A-F]{8}", reply.text)[0] in said
    assert not {word for word in ("secret", "72k", "germany", str(ann.id), fake.token) if word in said}
    await fake.say(bo, "/privacy")
    await fake.replies(bo)


@pytest.mark.usefixtures("bot")
async def test_an_error_is_owned_up_to_in_its_topic_and_in_the_chosen_language(fake, ann, tmp_path):
    team = fake.group("Team", admins=(ann.members[0],), kind="supergroup")
    await fake.say(team, "/settings")
    (settings,) = await fake.replies(team)
    await (await fake.press(settings, "Deutsch")).answered()
    with closing(sqlite3.connect(tmp_path / "people.sqlite")) as damaged:
        damaged.execute("ALTER TABLE subscriber RENAME TO lost")
    await fake.say(team, "/subscriptions", message_thread_id=7, is_topic_message=True)

    (reply,) = await fake.replies(team)
    assert "schiefgegangen" in reply.text
    assert reply.message_thread_id == 7


async def test_the_log_names_nobody(fake, start, ann, caplog):
    caplog.set_level(logging.DEBUG, "bot")
    async with start():
        await fake.say(ann, "am i underpaid? 72k, ml director in the uk")
        await fake.replies(ann)

    assert not {word for word in ("72k", str(ann.id), fake.token) if word in caplog.text}


@pytest.mark.usefixtures("bot")
async def test_a_flood_holds_those_who_send_updates_too(fake, ann, tmp_path):
    with open_state(f"sqlite:///{tmp_path / 'people.sqlite'}") as state:
        with state.writing() as connection:
            Budget(30).take(connection, 1, time.time())
        fake.fail(faults.flood(1), "sendMessage", ann)
        began = time.time()
        await fake.say(ann, ASKED)
        await fake.replies(ann, seconds=10)
        with state.writing() as connection:
            assert Budget(30).take(connection, 1, began)[0].at >= began + 1

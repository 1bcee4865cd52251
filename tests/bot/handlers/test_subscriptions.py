"""Changing and ending updates, over HTTP."""

from datetime import timedelta

import pytest

from bot.people.endings import Endings
from tests.bot.handlers.talk import ML_UK, pressed, said, subscribed
from tests.bot.handlers.test_conversations import approve_said

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("bot")]


async def test_one_of_several_is_paused_and_ended_in_words(fake, ann, followed):
    await subscribed(fake, ann)
    await said(fake, ann, "subscribe me to data engineer in germany")
    await said(fake, ann, "pause the updates on data engineer in germany")
    paused = {one.role: one.paused_until is not None for one in (await followed(ann)).subscriptions}
    await said(fake, ann, "stop the updates on data engineer in germany")

    assert paused == {"data engineer": True, "machine learning engineer": False}
    assert [one.role for one in (await followed(ann)).subscriptions] == ["machine learning engineer"]


async def test_another_time_zone_ends_no_pause(fake, ann, followed):
    await subscribed(fake, ann)
    page = await pressed(fake, await said(fake, ann, "/subscriptions"), "Pause 4 weeks", "Time zone")
    await pressed(fake, page, "Europe/London")
    first = await followed(ann)
    await pressed(fake, await said(fake, ann, "/subscriptions"), "Time zone")
    await said(fake, ann, "Honolulu")
    second = await followed(ann)

    assert [one.schedule.zone for one in (first, second)] == ["Europe/London", "Pacific/Honolulu"]
    assert all(one.subscriptions[0].paused_until for one in (first, second))


@pytest.mark.parametrize("text", ["change the time zone to Tokyo", "Zeitzone Tokio"])
async def test_the_time_zone_is_changed_in_words(fake, ann, followed, text):
    await subscribed(fake, ann)
    await said(fake, ann, text)

    assert (await followed(ann)).schedule.zone == "Asia/Tokyo"


async def test_an_hour_of_the_night_changes_nothing(fake, ann, followed):
    await subscribed(fake, ann)
    question = await said(fake, ann, "move my updates to 23:30")
    assert "Monday 23:30 Europe/London is at night" in question.text
    assert (await followed(ann)).schedule.hour == 9

    await pressed(fake, question, "21:00")
    assert (await followed(ann)).schedule.clock == "21:00"


async def test_subscriptions_are_listed_and_changed(fake, ann, followed):
    await subscribed(fake, ann)
    page = await said(fake, ann, "/subscriptions")
    page = await pressed(fake, page, "Another day", "Thursday", "Another hour", "18:00", "Monthly instead")
    await pressed(fake, page, "Pause 4 weeks", "One line when nothing changed", "End the pause")
    kept = await followed(ann)

    assert (kept.schedule.weekday, kept.schedule.hour) == (3, 18)
    assert kept.subscriptions[0].monthly
    assert kept.subscriptions[0].paused_until is None
    assert kept.speaks_when_quiet
    assert fake.refused == []
    approve_said("subscriptions", fake.transcript(ann))


async def test_one_of_several_is_stopped_by_its_name_and_brought_back(fake, ann, followed):
    await subscribed(fake, ann)
    await said(fake, ann, "/subscribe data engineer germany")
    before = await followed(ann)
    page = await said(fake, ann, "/subscriptions")
    page = await pressed(fake, page, "Data engineer, Germany", "Stop")
    assert [one.role for one in (await followed(ann)).subscriptions] == ["machine learning engineer"]

    await pressed(fake, page, "Undo")
    assert await followed(ann) == before
    assert fake.refused == []
    approve_said("stop_one", fake.transcript(ann))


async def test_the_last_one_that_is_ended_in_words_comes_back_too(fake, ann, followed):
    await subscribed(fake, ann)
    before = await followed(ann)
    page = await said(fake, ann, "stop the updates on ml director uk")
    assert await followed(ann) is None

    await pressed(fake, page, "Undo")
    assert await followed(ann) == before


async def test_the_time_zone_is_changed_for_all(fake, ann, followed):
    await subscribed(fake, ann)
    page = await said(fake, ann, "/subscriptions")
    await pressed(fake, page, "Time zone")
    await said(fake, ann, "berlin")
    schedule = (await followed(ann)).schedule

    assert (schedule.zone, schedule.weekday, schedule.hour) == ("Europe/Berlin", 0, 9)


async def test_updates_come_in_the_language_that_the_chat_chooses(fake, ann, followed):
    await subscribed(fake, ann)
    page = await said(fake, ann, "/settings")
    await pressed(fake, page, "Deutsch")

    assert (await followed(ann)).language == "de"


async def test_stop_ends_all_at_once_and_undo_brings_it_back(fake, ann, followed):
    await subscribed(fake, ann)
    before = await followed(ann)
    stopped = await said(fake, ann, "/stop")
    assert await followed(ann) is None

    await pressed(fake, stopped, "Undo")
    assert await followed(ann) == before
    assert fake.refused == []
    approve_said("stop", fake.transcript(ann))


@pytest.mark.parametrize("text", ["unsubscribe", "stop sending me updates please", "/unsubscribe"])
async def test_a_stop_may_be_said_in_ones_own_words(fake, ann, followed, text):
    await subscribed(fake, ann)
    await said(fake, ann, text)

    assert await followed(ann) is None


async def test_after_a_day_a_stop_stays(fake, ann, followed, clock):
    await subscribed(fake, ann)
    stopped = await said(fake, ann, "unsubscribe")
    clock.now += timedelta(days=1)
    page = await pressed(fake, stopped, "Undo")

    assert await followed(ann) is None
    assert "asked for no updates" in page.text


async def test_a_stop_where_nothing_is_sent_says_so(fake, ann):
    reply = await said(fake, ann, "/stop")

    assert "Nothing is being sent" in reply.text
    assert reply.reply_markup is None


async def test_a_group_that_moves_keeps_its_updates(fake, team, followed):
    question = await said(fake, team, ML_UK, team.members[1])
    await (await fake.press(question, "Europe/London", team.members[1])).answered()
    moved = await fake.migrate(team)
    await said(fake, moved, "/salary ml director uk", team.members[1])

    assert (await followed(moved)).schedule.weekday == 0
    assert await followed(team) is None


async def test_who_blocks_the_bot_ends_the_updates_for_good(fake, ann, followed, bot):
    await subscribed(fake, ann)
    await fake.block(ann.members[0])
    await fake.unblock(ann.members[0])
    await said(fake, ann, "hello")

    def undo(connection, cipher, now):
        return Endings(connection, cipher).undo(cipher.key_of(ann.id), now)

    assert await followed(ann) is None
    assert not await bot._memory.work(undo)

"""Subscribing, changing and ending updates, over HTTP."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.people import schema
from bot.people.endings import Endings
from bot.people.subscribers import Subscribers
from tests.bot.handlers.test_conversations import approve_said

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("bot")]
ML_UK = "/subscribe ml director uk mondays 9am"


@pytest.fixture
def followed(bot):
    """What a chat follows, as it is kept."""

    async def look(chat):
        def work(connection, cipher, _now):
            return Subscribers(connection).find(cipher.key_of(chat.id))

        return await bot._memory.work(work)

    return look


@pytest.fixture
def team(fake):
    ann, bo = fake.person("Ann"), fake.person("Bo")
    return fake.group("Team", bo, admins=(ann,))


async def said(fake, chat, text, person=None):
    await fake.say(chat, text, *([person] if person else []))
    (reply,) = await fake.replies(chat)
    return reply


async def pressed(fake, message, *labels):
    """Press buttons, each under what the message became by the press before."""
    for label in labels:
        await (await fake.press(message, label)).answered()
        message = fake.message(message)
    return message


async def subscribed(fake, chat, text=ML_UK, zone="Europe/London"):
    return await pressed(fake, await said(fake, chat, text), zone)


async def test_a_weekly_update_is_agreed_to_under_an_answer(fake, ann, followed):
    salary = await said(fake, ann, "/salary ml director uk")
    await (await fake.press(salary, "Weekly update")).answered()
    (question,) = await fake.replies(ann)
    await pressed(fake, question, "Europe/London")

    assert [one.role for one in (await followed(ann)).subscriptions] == ["machine learning engineer"]
    assert fake.message(salary).text == salary.text
    assert fake.refused == []
    approve_said("subscribe_by_button", fake.transcript(ann))


async def test_everything_may_be_said_in_one_sentence(fake, ann, followed):
    question = await said(fake, ann, "send me weekly updates for ml director uk mondays 9am")
    await pressed(fake, question, "Europe/London")
    await said(fake, ann, "subscribe me to data engineer in germany")
    await said(fake, ann, "move my updates to fridays at 10:30")
    schedule = (await followed(ann)).schedule

    assert (schedule.zone, schedule.weekday, schedule.clock) == ("Europe/London", 4, "10:30")
    assert fake.refused == []
    approve_said("subscribe_by_text", fake.transcript(ann))


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


async def test_what_is_missing_is_asked_for_step_by_step(fake, ann, followed):
    question = await said(fake, ann, "/subscribe fridays")
    agreed = await pressed(fake, question, "Data scientist")
    agreed = await pressed(fake, agreed, "Germany", "Europe/Berlin")

    assert "Friday 09:00 Europe/Berlin" in agreed.text

    assert (await followed(ann)).schedule.weekday == 4


async def test_a_time_zone_that_is_not_offered_is_named_by_a_city(fake, ann, followed):
    await said(fake, ann, "/subscribe data engineer us")
    reply = await said(fake, ann, "honolulu")

    assert "Tuesday 09:00 Pacific/Honolulu" in reply.text
    assert (await followed(ann)).schedule.zone == "Pacific/Honolulu"


async def test_consent_is_kept_with_its_time_and_wording(fake, ann, followed, clock):
    await subscribed(fake, ann)
    first, at = (await followed(ann)).subscriptions, clock.now
    clock.now += timedelta(days=1)
    await said(fake, ann, "subscribe me to data engineer in germany fridays")
    machine_learning, data = (await followed(ann)).subscriptions

    assert (first, machine_learning.since, data.since) == ((machine_learning,), at, clock.now)
    assert (
        "Monday 09:00 Europe/London, nothing when nothing changed, /stop ends it." in machine_learning.wording
    )
    assert data.wording.startswith("Agreed: Data engineer, Germany.\n\nFriday 09:00")


async def test_a_topic_of_a_group_is_kept_with_its_updates(fake, team, followed):
    *_, ann = team.members
    await fake.say(team, ML_UK, ann, message_thread_id=7, is_topic_message=True)
    (question,) = await fake.replies(team)
    await (await fake.press(question, "Europe/London", ann)).answered()

    assert (await followed(team)).topic == 7


@pytest.mark.parametrize("asks", ["Weekly update", "/subscribe"])
async def test_the_answer_before_the_agreement_was_seen(fake, ann, bot, asks):
    salary = await said(fake, ann, "/salary ml director uk")
    await (fake.say(ann, asks) if asks.startswith("/") else fake.press(salary, asks))
    (question,) = await fake.replies(ann)
    await pressed(fake, question, "Europe/London")

    def shown(connection, _cipher, _now):
        return list(connection.scalars(sa.select(schema.shown.c.receipt)))

    assert [f"Receipt {code}" in salary.text for code in await bot._memory.work(shown)] == [True]


async def test_nothing_is_kept_before_the_zone_is_confirmed(fake, ann, followed):
    await said(fake, ann, ML_UK)

    assert await followed(ann) is None


async def test_nobody_is_written_to_at_night(fake, ann, followed):
    question = await said(fake, ann, "/subscribe ml director uk mondays 11pm")
    assert "night" in question.text

    await pressed(fake, question, "21:00", "Europe/London")
    assert (await followed(ann)).schedule.hour == 21


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


async def test_who_says_a_day_without_having_subscribed_subscribes(fake, ann, followed):
    await said(fake, ann, "/salary ml director uk")
    question = await said(fake, ann, "updates on fridays please")
    await pressed(fake, question, "Europe/London")

    assert (await followed(ann)).schedule.weekday == 4


async def test_who_subscribes_again_is_not_asked_again_for_the_zone(fake, ann, followed):
    await subscribed(fake, ann)
    answer = await said(fake, ann, "/salary ml director uk")
    await (await fake.press(answer, "Weekly update")).answered()
    (again,) = await fake.replies(ann)

    assert "Agreed" in again.text
    assert len((await followed(ann)).subscriptions) == 1


async def test_in_a_group_its_administrators_ask_for_updates(fake, team, followed):
    bo, ann = team.members
    refused = await said(fake, team, ML_UK, bo)
    assert "administrators" in refused.text

    question = await said(fake, team, ML_UK, ann)
    alert = await (await fake.press(question, "Europe/London", bo)).answered()
    assert "administrators" in alert["text"]
    assert await followed(team) is None

    await (await fake.press(question, "Europe/London", ann)).answered()
    assert (await followed(team)).schedule.weekday == 0
    approve_said("group_updates", fake.transcript(team))


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

"""Agreeing to updates, over HTTP: what is asked, and what is kept of the consent."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.people import schema
from tests.bot.handlers.talk import ML_UK, pressed, said, subscribed
from tests.bot.handlers.test_conversations import approve_said

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("bot")]


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

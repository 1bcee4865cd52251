"""Ticks over HTTP: toggled in place, remembered where it is allowed, gone when it is wished."""

import pytest

from tests.bot.handlers.talk import labels, pressed, rows, said

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("bot")]


async def test_a_tick_changes_the_message_in_place_and_back(fake, ann):
    message = await said(fake, ann, "/checklist ml-director uk")
    ticked = await pressed(fake, message, "AI Readiness")
    back = await pressed(fake, ticked, "✓ AI Readiness")

    assert "✓ AI Readiness" in labels(ticked)
    assert (back.text, labels(back)) == (message.text, labels(message))
    assert fake.refused == []


async def test_nothing_is_remembered_unasked(fake, ann, tmp_path):
    message = await said(fake, ann, "/checklist ml-director uk")
    await pressed(fake, message, "AI Readiness")

    assert rows(tmp_path, "profile") == [0]


async def test_remembered_ticks_are_there_the_next_day_and_gone_after_delete(fake, ann, tmp_path, clock):
    message = await said(fake, ann, "/plan ml-director uk")
    ticked = await pressed(fake, message, "Kafka")
    await pressed(fake, ticked, "Remember my ticks")
    clock.now = clock.now.replace(day=clock.now.day + 2)
    later = await said(fake, ann, "/plan ml-director uk")

    assert "Ticked, so left out: Kafka." in later.text
    await pressed(fake, later, "Delete")
    assert rows(tmp_path, "profile", "context") == [0, 0]
    assert "Kafka" in labels(await said(fake, ann, "/plan ml-director uk"))


async def test_ticks_that_are_not_remembered_are_gone_the_next_day(fake, ann, clock):
    message = await said(fake, ann, "/plan ml-director uk")
    await pressed(fake, message, "Kafka")
    clock.now = clock.now.replace(day=clock.now.day + 2)

    assert "Kafka" in labels(await said(fake, ann, "/plan ml-director uk"))


async def test_a_tick_of_an_old_message_is_explained_when_its_list_is_gone(fake, ann, clock):
    message = await said(fake, ann, "/checklist ml-director uk")
    clock.now = clock.now.replace(day=clock.now.day + 2)
    answered = await (await fake.press(message, "AI Readiness")).answered()

    assert answered["show_alert"]
    assert fake.message(message).text == message.text


async def test_a_group_ticks_together_and_nothing_is_remembered_of_it(fake, ann, tmp_path):
    team = fake.group("Team", ann.members[0], fake.person("Bo"))
    message = await said(fake, team, "/checklist ml-director uk")
    ticked = await pressed(fake, message, "AI Readiness")
    after = await pressed(fake, ticked, "Remember my ticks")

    assert "✓ AI Readiness" in labels(after)
    assert "remembered" not in after.text
    assert rows(tmp_path, "profile") == [0]

"""Ticks over HTTP: toggled in place, remembered where it is allowed, gone when it is wished."""

import sqlite3
from contextlib import closing

import pytest

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("bot")]


async def press(fake, message, label):
    await (await fake.press(message, label)).answered()
    return fake.message(message)


async def asked(fake, chat, text):
    await fake.say(chat, text)
    (message,) = await fake.replies(chat)
    return message


def labels(message) -> list[str]:
    return [button.text for row in message.reply_markup.inline_keyboard for button in row]


def rows(tmp_path, table) -> int:
    with closing(sqlite3.connect(tmp_path / "people.sqlite")) as people:
        return people.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]


async def test_a_tick_changes_the_message_in_place_and_back(fake, ann):
    message = await asked(fake, ann, "/checklist ml-director uk")
    ticked = await press(fake, message, "AI Readiness")
    back = await press(fake, ticked, "✓ AI Readiness")

    assert "✓ AI Readiness" in labels(ticked)
    assert (back.text, labels(back)) == (message.text, labels(message))
    assert fake.refused == []


async def test_nothing_is_remembered_unasked(fake, ann, tmp_path):
    message = await asked(fake, ann, "/checklist ml-director uk")
    await press(fake, message, "AI Readiness")

    assert rows(tmp_path, "profile") == 0


async def test_remembered_ticks_are_there_the_next_day_and_gone_after_delete(fake, ann, tmp_path, clock):
    message = await asked(fake, ann, "/plan ml-director uk")
    ticked = await press(fake, message, "Kafka")
    await press(fake, ticked, "Remember my ticks")
    clock.now = clock.now.replace(day=clock.now.day + 2)
    later = await asked(fake, ann, "/plan ml-director uk")

    assert "Ticked, so left out: Kafka." in later.text
    await press(fake, later, "Delete")
    assert (rows(tmp_path, "profile"), rows(tmp_path, "context")) == (0, 0)
    assert "Kafka" in labels(await asked(fake, ann, "/plan ml-director uk"))


async def test_ticks_that_are_not_remembered_are_gone_the_next_day(fake, ann, clock):
    message = await asked(fake, ann, "/plan ml-director uk")
    await press(fake, message, "Kafka")
    clock.now = clock.now.replace(day=clock.now.day + 2)

    assert "Kafka" in labels(await asked(fake, ann, "/plan ml-director uk"))


async def test_a_tick_of_an_old_message_is_explained_when_its_list_is_gone(fake, ann, clock):
    message = await asked(fake, ann, "/checklist ml-director uk")
    clock.now = clock.now.replace(day=clock.now.day + 2)
    answered = await (await fake.press(message, "AI Readiness")).answered()

    assert answered["show_alert"]
    assert fake.message(message).text == message.text


async def test_a_group_ticks_together_and_nothing_is_remembered_of_it(fake, ann, tmp_path):
    team = fake.group("Team", ann.members[0], fake.person("Bo"))
    message = await asked(fake, team, "/checklist ml-director uk")
    ticked = await press(fake, message, "AI Readiness")
    after = await press(fake, ticked, "Remember my ticks")

    assert "✓ AI Readiness" in labels(after)
    assert "remembered" not in after.text
    assert rows(tmp_path, "profile") == 0

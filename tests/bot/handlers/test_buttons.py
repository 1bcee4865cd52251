"""Pressed buttons: navigation in place, stale and foreign ones, everything answered."""

import pytest

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("bot")]


async def test_a_button_turns_the_message_into_its_answer(fake, ann):
    await fake.say(ann, "/salary ml-director uk")
    (reply,) = await fake.replies(ann)
    query = await fake.press(reply, "Skills")

    assert "text" not in await query.answered()
    assert "Skills for" in fake.message(reply).text
    await fake.silence(ann)


async def test_a_follow_up_builds_on_a_pressed_button(fake, ann):
    await fake.say(ann, "/salary")
    (reply,) = await fake.replies(ann)
    await (await fake.press(reply, "Data scientist")).answered()
    await fake.say(ann, "germany")

    assert "Data scientist, Germany" in (await fake.replies(ann))[0].text


async def test_pressing_the_same_again_edits_nothing(fake, ann):
    await fake.say(ann, "/salary ml-director uk")
    (reply,) = await fake.replies(ann)
    for _ in range(2):
        await (await fake.press(reply, "Skills")).answered()

    assert len(fake.called("editMessageText")) == 1
    assert fake.refused == []


@pytest.mark.parametrize("data", ["0s|pGB", "1#0123", "vote:yes", "1s|xx"])
async def test_a_stale_or_foreign_button_is_explained(fake, ann, data):
    await fake.say(ann, "/help")
    (reply,) = await fake.replies(ann)
    answer = await (await fake.press(reply, data, forged=True)).answered()

    assert "no longer works" in answer["text"]
    assert answer["show_alert"] is True


async def test_a_press_on_a_deleted_message_gets_a_new_one(fake, ann):
    await fake.say(ann, "/salary ml-director uk")
    (reply,) = await fake.replies(ann)
    del ann.messages[reply.message_id]
    await (await fake.press(reply, "Skills")).answered()

    assert "Skills for" in (await fake.replies(ann))[0].text


async def test_why_and_back_again(fake, ann):
    await fake.say(ann, "/salary ml-director uk")
    (reply,) = await fake.replies(ann)
    await (await fake.press(reply, "Why grade C?")).answered()
    assert "Where R-" in fake.message(reply).text
    await (await fake.press(reply, "Ask it again")).answered()

    assert fake.message(reply).text == reply.text


async def test_a_press_that_waited_too_long_is_no_error(fake, ann):
    await fake.say(ann, "/salary ml-director uk")
    (reply,) = await fake.replies(ann)
    await fake.press(reply, "Skills")
    fake.queries.expire()

    assert "Skills for" in (await fake.edits(ann))[0].text
    await fake.silence(ann)


async def test_not_what_i_meant_changes_one_part_in_the_same_message(fake, ann):
    await fake.say(ann, "/salary senior data engineer germany")
    (reply,) = await fake.replies(ann)
    for label in ("Not what I meant", "The place", "United Kingdom"):
        await (await fake.press(reply, label)).answered()

    assert "Senior data engineer, United Kingdom" in fake.message(reply).text
    await fake.silence(ann)


async def test_what_is_to_change_can_be_typed(fake, ann):
    await fake.say(ann, "/salary data engineer germany")
    (reply,) = await fake.replies(ann)
    for label in ("Not what I meant", "The role"):
        await (await fake.press(reply, label)).answered()
    await fake.say(ann, "data scientist")

    assert "Data scientist, Germany" in (await fake.replies(ann))[0].text

"""Chats that ask too fast, on the wire."""

import pytest

pytestmark = pytest.mark.anyio
BURST = 60
WORD = "That was a lot at once"


async def flood(fake, chat, text="/help", count=BURST + 20):
    for _ in range(count):
        await fake.say(chat, text)


async def until_told(fake, chat):
    """Read replies up to the polite word; return how many came before it."""
    for before in range(1000):
        (reply,) = await fake.replies(chat)
        if reply.text.startswith(WORD):
            return before
    raise AssertionError("it was never told")


async def test_a_flood_is_answered_by_one_word_and_then_by_silence(fake, start, ann, figures):
    await flood(fake, ann, count=500)
    async with start():
        answered = await until_told(fake, ann)
        await fake.silence(ann, 0.3)

    assert BURST <= answered <= BURST + 10
    figures(
        "One chat floods",
        tried="500 messages at once",
        happened=f"{answered} answered, then one polite line, then silence",
        lost="nothing of other chats",
    )


@pytest.mark.usefixtures("bot")
async def test_a_pressed_button_stops_waiting_in_silence_too(fake, ann):
    await fake.say(ann, "/help")
    (reply,) = await fake.replies(ann)
    await flood(fake, ann, count=300)
    await until_told(fake, ann)
    pressed = await fake.press(reply, reply.reply_markup.inline_keyboard[0][0].text)

    assert not (await pressed.answered()).get("text")


@pytest.mark.usefixtures("bot")
async def test_words_that_are_not_for_the_bot_do_not_count(fake, ann):
    team = fake.group("Team", ann.members[0])
    await flood(fake, team, "good morning")
    await fake.silence(team, 0.1)
    await fake.say(team, "/privacy")

    assert not (await fake.replies(team))[0].text.startswith(WORD)


async def test_what_was_not_answered_is_counted(fake, start, ann):
    await flood(fake, ann, count=300)
    async with start() as bot:
        answered = await until_told(fake, ann)
        await fake.silence(ann, 0.1)
        page = bot.metrics.text().decode()

    labels = 'intent="",kind="message",outcome="limited",template=""'
    limited = float(page.partition(f"marketbot_updates_total{{{labels}}} ")[2].split("\n")[0])
    assert 100 - BURST <= limited <= 300 - answered

"""Buttons pressed until nothing new appears: no call is refused, each press is answered.

Forms and the practice dialogue depend on what was pressed before: test_walks walks them.
"""

from collections import Counter

import pytest

from bot.handlers.callback_data import is_change

pytestmark = pytest.mark.anyio
MOST_PRESSES = 10_000
"""More than anybody may ask at once, so that nobody is asked to slow down here."""
ALIKE = 6
"""How many roles and places are tried of buttons that ask alike."""


def presses(message):
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    data = {button.callback_data for row in rows for button in row if button.callback_data}
    return {item for item in data if not is_change(item) and "|fpath:" not in item}


def shape(data):
    """Name what a button asks, whatever the role, level, place, receipt, day and time it asks about."""
    head, *fields = data.split("|")
    return head[:2], *(field.partition(":")[0] if field[0] == "f" else field[0] for field in fields)


async def crawl(fake, message):
    """Press what is new; return how often each shape was pressed."""
    waiting, pressed, shapes = presses(message), set(), Counter()
    while waiting:
        data = min(waiting, key=lambda data: (shapes[shape(data)], data))
        waiting.remove(data)
        if shapes[shape(data)] < ALIKE:
            answer = await (await fake.press(message, data, forged=True)).answered()
            assert "text" not in answer, data
            waiting |= presses(fake.message(message)) - pressed
        pressed.add(data)
        shapes[shape(data)] += 1
    return shapes


@pytest.mark.parametrize("private", [True, False])
async def test_every_button_leads_somewhere(fake, start, ann, private):
    # An administrator: for others some buttons lead to a polite refusal.
    chat = ann if private else fake.group("Team", admins=(ann.members[0],))
    async with start(chat_burst=MOST_PRESSES):
        await fake.say(chat, "/start")
        shapes = await crawl(fake, (await fake.replies(chat))[0])

    assert {head for head, *_ in shapes} >= {f"1{letter}" for letter in "skncdavlrw"}
    assert fake.refused == []
    assert fake.queries.unanswered == []


async def test_every_button_about_updates_leads_somewhere(fake, start, ann):
    async with start(chat_burst=MOST_PRESSES):
        await fake.say(ann, "/subscribe data engineer uk mondays Europe/London")
        await fake.say(ann, "/subscribe data engineer germany")
        await fake.say(ann, "/subscriptions")
        shapes = await crawl(fake, (await fake.replies(ann, 3))[2])

    assert {"1y", "1u", "1x"} <= {head for head, *_ in shapes}
    assert fake.refused == []
    assert fake.queries.unanswered == []

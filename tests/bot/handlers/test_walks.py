"""Forms, dialogues and lists walked button by button, in every language, until a walk brings nothing new.

What a form's buttons mean depends on what was pressed before, so the walker presses only what is shown.
"""

import pytest

from tests.botapi.readback import message as read

pytestmark = pytest.mark.anyio
OPENINGS = (
    "/worth lead ml director manchester 72k",
    "/worth data engineer uk 5500",
    "/negotiate data engineer uk 80k",
    "A: £92k base, bonus 10%, pension 5%; B: £84k base, 5% bonus, £10k shares a year, 10% pension",
    "/offers",
    "/move manchester to london 72k",
    "/move manchester to berlin 72k",
    "/practice",
    "/plan ml-director uk",
    "/checklist ml-director uk",
    "/report ml-director uk",
    "/compare data engineer vs data scientist germany",
    "/scorecard",
    "/salary prompt engineer wales",
    "/subscribe data engineer uk mondays 9am Europe/London",
    "/settings",
    "/delete",
)
SEEN = (
    *("worth", "ask_span", "offers", "offers_form", "move", "practice"),
    *("plan", "ticks", "checklist", "wish", "planned"),
)
MOST_PRESSES = 10_000


def step(button):
    """Name a press: the kind of question, the label on it, and in a dialogue the way that led there."""
    head, *fields = button.callback_data.split("|")
    return head[:5], button.text, *(field for field in fields if field.startswith("fpath"))


async def said(fake, chat, text):
    sent = fake.story.of(chat.id, "sent")
    count = len(sent)
    await fake.say(chat, text)
    assert await fake.story.until(lambda: len(sent) > count, seconds=5), text
    return read(sent[-1])


async def pressed(fake, chat, message, button):
    """Press a button; return the message that has buttons then: the same, or a new one."""
    answer = await (await fake.press(message, button.callback_data)).answered()
    assert not answer.get("show_alert"), (button.text, answer)
    newest = fake.message(read(fake.story.of(chat.id, "sent")[-1]))
    return newest if newest.reply_markup else fake.message(message)


async def walk(fake, chat, opening, steps):
    """Take a new step from what a message shows while there is one; begin again while that brought any."""
    known = -1
    while len(steps) > known:
        known = len(steps)
        message = await said(fake, chat, opening)
        while shown := [button for button in buttons(message) if step(button) not in steps]:
            steps.add(step(shown[0]))
            message = await pressed(fake, chat, message, shown[0])


def buttons(message):
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    return [button for row in rows for button in row if button.callback_data]


@pytest.mark.parametrize("language", ["en", "de"])
async def test_every_button_that_is_shown_works(fake, start, language):
    chat, steps = fake.private(fake.person("Ann", language_code=language)), set()
    async with start(chat_burst=MOST_PRESSES) as bot:
        for opening in OPENINGS:
            await walk(fake, chat, opening, steps)
        counted = bot.metrics.text().decode()

    assert [template for template in SEEN if f'template="{template}"' not in counted] == []
    assert len(steps) > 150
    assert fake.refused == []
    assert fake.queries.unanswered == []

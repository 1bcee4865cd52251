"""/settings and /stop."""

import pytest

from bot.render import Renderers

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("bot")]


async def test_every_language_can_be_chosen(fake, ann):
    await fake.say(ann, "/settings")
    (reply,) = await fake.replies(ann)
    answer = await (await fake.press(reply, "English")).answered()

    assert answer["text"] == "Saved"
    assert len(reply.reply_markup.inline_keyboard[0]) == len(Renderers().languages)


async def test_only_administrators_choose_for_a_group(fake, team):
    bo, ann = team.members
    await fake.say(team, "/settings", bo)
    await fake.say(team, "/settings", ann)
    refused, shown = await fake.replies(team, 2)

    assert "administrators" in refused.text
    answer = await (await fake.press(shown, "English", bo)).answered()
    assert "administrators" in answer["text"]


async def test_stop_forgets_the_last_question(fake, ann):
    await fake.say(ann, "/salary data engineer germany")
    await fake.say(ann, "/stop")
    await fake.say(ann, "and in the uk?")
    _, stopped, after = await fake.replies(ann, 3)

    assert "What was asked here last is forgotten" in stopped.text
    assert "Data engineer" not in after.text


async def test_who_speaks_as_the_group_may_set_and_who_speaks_as_a_channel_may_not(fake, team):
    nobody = fake.person("GroupAnonymousBot")
    news = fake.group("News", kind="channel")
    for speaker in (news, team):
        await fake.say(team, "/settings", nobody, sender_chat=speaker.describe())
    refused, settings = await fake.replies(team, 2)

    assert "administrators" in refused.text
    assert settings.text.startswith("Settings")

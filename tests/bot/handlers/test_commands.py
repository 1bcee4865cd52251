"""Commands: with arguments, without, as a reply, by deep link; the menu."""

import pytest

from bot.handlers.commands import ASKING
from tests.bot.handlers.talk import labels

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("bot")]


@pytest.mark.parametrize("command", sorted(set(ASKING) - {"start", "help", "sources", "why"}))
async def test_a_command_is_answered_with_its_arguments(fake, ann, command):
    await fake.say(ann, f"/{command} ml director uk")

    (reply,) = await fake.replies(ann)
    assert "United Kingdom" in reply.text or labels(reply)
    assert fake.refused == []


@pytest.mark.parametrize(
    "command", ["salary", "skills", "negotiate", "cost", "demand", "ai", "compare", "report"]
)
async def test_a_bare_command_asks_for_what_is_missing(fake, ann, command):
    await fake.say(ann, f"/{command}")

    assert labels((await fake.replies(ann))[0])


async def test_a_bare_command_replies_to_somebodys_words(fake):
    ann, bo = fake.person("Ann"), fake.person("Bo")
    team = fake.group("Team", ann, bo)
    said = await fake.say(team, "my sister is a data engineer in germany")
    await fake.say(team, "/salary@MarketTestBot", bo, reply_to=said)

    assert "Data engineer, Germany" in (await fake.replies(team))[0].text


async def test_a_deep_link_is_answered_at_once(fake, ann):
    await fake.say(ann, "/start s-mldir-gb")

    assert "£77,093" in (await fake.replies(ann))[0].text


@pytest.mark.parametrize("text", ["/start", "/start inline", "/start !"])
async def test_start_greets_with_three_examples(fake, ann, text):
    await fake.say(ann, text)

    assert len(labels((await fake.replies(ann))[0])) == 3


async def test_why_explains_the_last_answer(fake, ann):
    await fake.say(ann, "/salary ml-director uk")
    receipt = (await fake.replies(ann))[0].text.rpartition(" ")[2]
    await fake.say(ann, "/why")

    assert f"Where {receipt} comes from" in (await fake.replies(ann))[0].text


async def test_an_unknown_command_gets_help_in_private_and_silence_in_groups(fake, ann):
    team = fake.group("Team", ann.members[0])
    await fake.say(ann, "/fly")
    await fake.say(team, "/fly")

    assert "/salary" in (await fake.replies(ann))[0].text
    await fake.silence(team)


async def test_the_menu_is_registered_by_scope(fake, ann):
    await fake.say(ann, "/help")
    await fake.replies(ann)
    menus = {
        scope: [command["command"] for command in found]
        for (scope, _), found in fake.profile.commands.items()
    }

    assert set(ASKING) < set(menus["all_private_chats"])
    assert "settings" not in menus["all_group_chats"]
    assert "settings" in menus["all_chat_administrators"]
    assert {"subscribe", "subscriptions", "stop"} < set(menus["all_private_chats"])
    assert {"subscribe", "subscriptions", "stop"} < set(menus["all_chat_administrators"])
    assert "subscribe" not in menus["all_group_chats"]


async def test_sources_come_in_parts_that_telegram_takes(fake, ann):
    await fake.say(ann, "/sources")

    assert "Acme" in (await fake.replies(ann))[0].text

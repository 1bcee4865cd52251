"""Free text in private and in groups: answers, follow-ups, what is kept apart."""

import asyncio

import pytest

from tests.botapi import faults

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("bot")]
PAY = "am i underpaid? 72k, ml director in the uk"


async def test_a_question_is_answered(fake, ann):
    await fake.say(ann, "what does a data engineer earn in germany?")

    (reply,) = await fake.replies(ann)
    assert "Data engineer, Germany" in reply.text
    assert fake.refused == []


async def test_a_follow_up_builds_on_what_was_asked(fake, ann):
    await fake.say(ann, "what does a data engineer earn in germany?")
    await fake.say(ann, "and in the uk?")

    assert "Data engineer, United Kingdom" in (await fake.replies(ann, 2))[1].text


async def test_a_reply_builds_on_the_answer_it_replies_to(fake, ann):
    await fake.say(ann, "/salary data engineer germany")
    (first,) = await fake.replies(ann)
    await fake.say(ann, "/salary data scientist uk")
    await fake.say(ann, "and in the us?", reply_to=first)

    assert "Data engineer, United States" in (await fake.replies(ann, 2))[1].text


async def test_own_pay_is_used_in_private(fake, ann):
    await fake.say(ann, PAY)

    assert "£72,000 is" in (await fake.replies(ann))[0].text


async def test_own_pay_is_not_echoed_in_a_group(fake, team):
    await fake.say(team, f"/salary {PAY}")

    (reply,) = await fake.replies(team)
    assert "72" not in reply.text
    assert reply.reply_markup.inline_keyboard[-1][0].url.startswith("https://t.me/MarketTestBot?start=s-")


async def test_a_group_hears_commands_and_replies_only(fake, team):
    fake._privacy = False
    await fake.say(team, "what does a data engineer earn in germany?")
    await fake.silence(team)
    await fake.say(team, "/salary data engineer germany")
    (answer,) = await fake.replies(team)
    await fake.say(team, "and in the uk?", reply_to=answer)

    assert "United Kingdom" in (await fake.replies(team))[0].text


async def test_names_do_not_change_an_answer(fake):
    chats = [fake.private(fake.person(f"Person{number}")) for number in range(50)]
    for chat in chats:
        await fake.say(chat, "what does a data engineer earn in germany?")
    replies = [(await fake.replies(chat))[0] for chat in chats]

    assert len({(reply.text_html, str(reply.reply_markup)) for reply in replies}) == 1


async def test_order_is_kept_inside_a_chat(fake, ann):
    fake.fail(faults.slow(0.05), "sendMessage", ann)
    for country in ("germany", "uk", "us"):
        await fake.say(ann, f"/salary data engineer {country}")

    texts = [reply.text for reply in await fake.replies(ann, 3)]
    assert [text.partition("\n")[0] for text in texts] == [
        "Data engineer, Germany",
        "Data engineer, United Kingdom",
        "Data engineer, United States",
    ]


async def test_a_slow_chat_holds_nobody_else_up(fake, ann):
    bo = fake.private(fake.person("Bo"))
    fake.fail(faults.slow(2), "sendMessage", ann)
    await fake.say(ann, "/help")
    await fake.say(bo, "/help")
    await fake.replies(bo)

    assert fake.story.of(ann.id, "sent") == []
    await fake.replies(ann)


async def test_typing_shows_only_when_an_answer_is_late(fake, ann):
    await fake.say(ann, "/help")
    await fake.replies(ann)
    assert fake.called("sendChatAction") == []
    fake.fail(faults.slow(0.5), "sendMessage", ann)
    await fake.say(ann, "/help")

    await fake.replies(ann)
    assert len(fake.called("sendChatAction")) == 1


@pytest.mark.parametrize("kind", ["voice", "photo", "location", "contact", "document", "sticker"])
async def test_what_is_no_text_is_declined_in_one_line(fake, ann, kind):
    await fake.show(ann, kind)

    (reply,) = await fake.replies(ann)
    assert reply.text.startswith("I read text only")
    await fake.silence(ann)


async def test_channels_and_edits_are_left_alone(fake, ann):
    channel = fake.group("News", kind="channel")
    said = await fake.say(ann, "/help")
    await fake.replies(ann)
    fake.updates.allowed = None
    await fake.edit(said, "/sources")
    await fake.say(channel, "/salary data engineer germany")

    await asyncio.gather(fake.silence(ann), fake.silence(channel))


async def test_forwards_are_no_questions(fake, ann):
    await fake.forward(ann, "what does a data engineer earn in germany?")

    assert "forwarded" in (await fake.replies(ann))[0].text

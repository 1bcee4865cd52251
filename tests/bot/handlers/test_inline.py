"""Inline mode: cards for other chats."""

import pytest

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("bot")]


async def cards(fake, chat, text):
    return await (await fake.inline(text, chat.members[0])).answered()


async def test_up_to_four_cards_answer_a_role_and_a_place(fake, ann):
    answer = await cards(fake, ann, "ml director uk")

    assert 2 <= len(answer["results"]) <= 4
    assert "£77,093" in answer["results"][0]["input_message_content"]["message_text"]
    assert answer["cache_time"] == 300


async def test_cards_lead_to_the_private_chat(fake, ann):
    answer = await cards(fake, ann, "ml director uk")

    button = answer["results"][0]["reply_markup"]["inline_keyboard"][0][0]
    assert button["url"] == "https://t.me/MarketTestBot?start=s-director_machine_learning_engineer-gb"
    assert answer["button"]["start_parameter"] == "inline"


async def test_cards_carry_nobodys_pay(fake, ann):
    answer = await cards(fake, ann, "am i underpaid? 72k, ml director in the uk")

    said = str([card["input_message_content"] for card in answer["results"]])
    assert not [own for own in ("72k", "72,000") if own in said]


@pytest.mark.parametrize("text", ["", "  ", "hello", "weather tomorrow"])
async def test_without_figures_there_are_no_cards(fake, ann, text):
    assert (await cards(fake, ann, text))["results"] == []


async def test_cards_do_not_depend_on_who_asks(fake, ann):
    bo = fake.private(fake.person("Bo"))

    first, second = [(await cards(fake, chat, "data engineer germany"))["results"] for chat in (ann, bo)]
    assert first == second


async def test_an_inline_question_leaves_no_context(fake, ann):
    await cards(fake, ann, "data engineer germany")
    await fake.say(ann, "and in the uk?")

    assert "Data engineer" not in (await fake.replies(ann))[0].text

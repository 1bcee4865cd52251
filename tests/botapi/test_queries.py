"""Callback and inline queries are answered once, in time, within their limits."""

import pytest
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)
from telegram.error import BadRequest

pytestmark = pytest.mark.anyio
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Why", callback_data="1:why")]])


def article(name="1", text="Pay", **fields):
    return InlineQueryResultArticle(name, "Pay", InputTextMessageContent(text, "HTML"), **fields)


async def test_a_pressed_button_reaches_the_bot_and_its_answer_the_person(fake, bot, ann):
    query = await fake.press(await bot.send_message(ann.id, "Pay", reply_markup=KEYBOARD), "Why")
    (update,) = await bot.get_updates()
    assert (update.callback_query.data, update.callback_query.message.text) == ("1:why", "Pay")
    await update.callback_query.answer("Because", show_alert=True)
    assert (await query.answered())["text"] == "Because"
    assert fake.queries.unanswered == []


async def test_a_query_is_answered_once_and_not_when_it_is_old(fake, bot, ann):
    sent = await bot.send_message(ann.id, "Pay", reply_markup=KEYBOARD)
    first, second = await fake.press(sent, "Why"), await fake.press(sent, "1:why")
    await bot.answer_callback_query(first.id)
    fake.queries.expire()
    for query in (first, second):
        with pytest.raises(BadRequest, match="Query is too old and response timeout expired"):
            await bot.answer_callback_query(query.id)


async def test_alerts_over_200_units_are_refused(fake, bot, ann):
    query = await fake.press(await bot.send_message(ann.id, "Pay", reply_markup=KEYBOARD), "Why")
    with pytest.raises(BadRequest, match=r"(?i)message_too_long"):
        await bot.answer_callback_query(query.id, "x" * 201)


async def test_only_buttons_that_are_or_were_there_can_be_pressed(fake, bot, ann):
    sent = await bot.send_message(ann.id, "Pay", reply_markup=KEYBOARD)
    await sent.edit_text("Cost")
    assert await fake.press(sent, "Why")
    assert await fake.press(sent, "0:old", forged=True)
    with pytest.raises(AssertionError, match="no button 'Cost'"):
        await fake.press(sent, "Cost")


async def test_a_button_on_a_deleted_message_still_presses(fake, bot, ann):
    sent = await bot.send_message(ann.id, "Pay", reply_markup=KEYBOARD)
    await sent.delete()
    await fake.press(sent, "Why")
    (update,) = await bot.get_updates()
    assert not update.callback_query.message.is_accessible


async def test_an_unanswered_query_fails(fake, bot, ann):
    query = await fake.press(await bot.send_message(ann.id, "Pay", reply_markup=KEYBOARD), "Why")
    with pytest.raises(AssertionError, match="was not answered"):
        await query.answered(0.01)


async def test_inline_results_reach_the_person(fake, bot, ann):
    query = await fake.inline("pay berlin", ann.members[0])
    (update,) = await bot.get_updates()
    button = InlineQueryResultsButton("More", start_parameter="inline")
    await update.inline_query.answer([article(), article("2")], cache_time=300, button=button)
    answer = await query.answered()
    assert ([result["id"] for result in answer["results"]], answer["cache_time"]) == (["1", "2"], 300)


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ([article("1"), article("1")], "result_id_duplicate"),
        ([article("x" * 65)], "result_id_invalid"),
        ([article(str(number)) for number in range(51)], "results_too_much"),
        ([article(text="<b>")], "can't parse entities"),
        ([article(text="<b></b>")], "message_empty"),
        ([article(reply_markup=InlineKeyboardMarkup.from_button(InlineKeyboardButton("x")))], "text buttons"),
    ],
)
async def test_broken_inline_results_are_refused(fake, bot, ann, results, words):
    query = await fake.inline("pay", ann.members[0])
    with pytest.raises(BadRequest, match=f"(?i){words}"):
        await bot.answer_inline_query(query.id, results)


async def test_a_button_over_the_results_needs_a_good_start(fake, bot, ann):
    query = await fake.inline("pay", ann.members[0])
    with pytest.raises(BadRequest, match=r"(?i)start_param_invalid"):
        await bot.answer_inline_query(
            query.id, [], button=InlineQueryResultsButton("More", start_parameter="a b")
        )

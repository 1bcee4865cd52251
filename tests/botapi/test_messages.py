"""Sending, editing and deleting keep Telegram's rules."""

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden

pytestmark = pytest.mark.anyio
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Why", callback_data="1:why")]])


async def test_messages_are_numbered_by_chat(fake, bot, ann):
    bo = fake.private(fake.person("Bo"))
    sent = [await bot.send_message(chat.id, "Hello") for chat in (ann, ann, bo)]
    assert [message.message_id for message in sent] == [1, 2, 1]


async def test_a_text_comes_back_with_its_entities_and_buttons(bot, ann):
    sent = await bot.send_message(ann.id, "<b>Pay</b> &amp; more", "HTML", reply_markup=KEYBOARD)
    assert (sent.text, sent.text_html) == ("Pay & more", "<b>Pay</b> &amp; more")
    assert sent.reply_markup == KEYBOARD


@pytest.mark.parametrize(("text", "words"), [(" \n", "text is empty"), ("x" * 4097, "is too long")])
async def test_empty_and_long_texts_are_refused(bot, ann, text, words):
    with pytest.raises(BadRequest, match=words):
        await bot.send_message(ann.id, text)


async def test_a_chat_nobody_opened_is_not_found(bot):
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(7, "Hello")


async def test_who_blocked_the_bot_gets_nothing(fake, bot, ann):
    await fake.block(ann.members[0])
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(ann.id, "Hello")


async def test_a_group_that_moved_names_its_new_id(fake, bot):
    group = fake.group("Team", fake.person("Ann"))
    new = await fake.migrate(group)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(group.id, "Hello")
    assert moved.value.new_chat_id == new.id


async def test_a_reply_needs_its_message(bot, ann):
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(ann.id, "Hello", reply_parameters=ReplyParameters(9))
    reply = ReplyParameters(9, allow_sending_without_reply=True)
    assert await bot.send_message(ann.id, "Hello", reply_parameters=reply)


async def test_an_edit_must_change_something(bot, ann):
    sent = await bot.send_message(ann.id, "<b>Pay</b>", "HTML", reply_markup=KEYBOARD)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_text("<strong>Pay</strong>", "HTML", reply_markup=KEYBOARD)
    assert (await sent.edit_text("Pay", reply_markup=KEYBOARD)).edit_date


async def test_an_edit_without_a_keyboard_takes_it_away(fake, bot, ann):
    sent = await bot.send_message(ann.id, "Pay", reply_markup=KEYBOARD)
    await sent.edit_text("Cost")
    assert fake.message(sent).reply_markup is None


async def test_a_keyboard_is_changed_alone(bot, ann):
    sent = await bot.send_message(ann.id, "Pay", reply_markup=KEYBOARD)
    assert (await sent.edit_reply_markup(None)).text == "Pay"
    with pytest.raises(BadRequest, match="not modified"):
        await sent.edit_reply_markup(None)


async def test_what_is_gone_cannot_be_edited_or_deleted(bot, ann):
    sent = await bot.send_message(ann.id, "Pay")
    await sent.delete()
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await sent.edit_text("Cost")
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await sent.delete()


async def test_other_peoples_messages_cannot_be_edited(fake, bot, ann):
    said = await fake.say(ann, "Hi")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("Ho", ann.id, said.message_id)


async def test_only_known_actions_are_shown(bot, ann):
    assert await bot.send_chat_action(ann.id, "typing")
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        await bot.send_chat_action(ann.id, "dancing")

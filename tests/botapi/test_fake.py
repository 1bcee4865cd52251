"""The fake as a test uses it: waiting, transcripts, and a whole bot by polling and by webhook."""

import io

import pytest
from aiohttp import web
from PIL import Image
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler

from bot.transport import AiohttpRequest

pytestmark = pytest.mark.anyio
KEYBOARD = InlineKeyboardMarkup.from_row(
    [InlineKeyboardButton("Why", callback_data="1:why"), InlineKeyboardButton("Docs", "https://a.org")]
)
CONVERSATION = """\
Ann:
  /pay
Bot #2:
  <b>Pay</b>
  [Why] [Docs -> https://a.org]
Ann presses [Why] on #2
Bot edits #2:
  Cost
  less
Bot alerts: Because
Bot #3:
  (photo 6x4 {digest})
  Band
Bot deletes #3
"""


async def pay(update, _context):
    await update.message.reply_html("<b>Pay</b>", reply_markup=KEYBOARD)


async def why(update, _context):
    await update.callback_query.edit_message_text("Cost\nless")
    await update.callback_query.answer("Because", show_alert=True)


def application(fake):
    built = Application.builder().token(fake.token).base_url(fake.base_url).base_file_url(fake.base_file_url)
    app = built.request(AiohttpRequest()).get_updates_request(AiohttpRequest(1)).build()
    app.add_handlers([CommandHandler("pay", pay), CallbackQueryHandler(why)])
    return app


async def converse(fake, chat):
    await fake.say(chat, "/pay")
    (reply,) = await fake.replies(chat)
    query = await fake.press(reply, "Why")
    assert (await query.answered())["text"] == "Because"


async def test_a_whole_bot_converses_by_polling(fake, ann):
    async with application(fake) as app:
        await app.start()
        await app.updater.start_polling(poll_interval=0, timeout=5)
        await converse(fake, ann)
        await app.updater.stop()
        await app.stop()
    photo = io.BytesIO()
    Image.new("RGB", (6, 4)).save(photo, "PNG")
    async with application(fake) as app:
        sent = await app.bot.send_photo(ann.id, photo.getvalue(), "Band")
        await sent.delete()
    digest = sent.photo[-1].file_unique_id
    assert fake.transcript(ann) == CONVERSATION.format(digest=digest)
    assert fake.refused == []


async def test_a_whole_bot_converses_by_webhook(fake, ann):
    app = application(fake)

    async def take(request):
        await app.update_queue.put(Update.de_json(await request.json(), app.bot))
        return web.Response()

    door = web.Application()
    door.router.add_post("/hook", take)
    runner = web.AppRunner(door, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with app:
        await app.start()
        await app.bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook")
        await converse(fake, ann)
        await app.stop()
    await runner.cleanup()


async def test_waiting_in_vain_fails_with_the_conversation(fake, ann):
    await fake.say(ann, "hello?")
    with pytest.raises(AssertionError, match=r"not 1 sent(.|\n)*hello\?"):
        await fake.replies(ann, seconds=0.01)


async def test_replies_and_edits_are_handed_out_once(fake, bot, ann):
    for text in ("one", "two"):
        await bot.send_message(ann.id, text)
    assert [message.text for message in await fake.replies(ann, 2)] == ["one", "two"]
    await fake.silence(ann, 0.01)
    await (await bot.send_message(ann.id, "three")).edit_text("four")
    assert [message.text for message in await fake.edits(ann)] == ["four"]


async def test_silence_ends_with_a_message(fake, bot, ann):
    await bot.send_message(ann.id, "one")
    with pytest.raises(AssertionError, match="was to be silent"):
        await fake.silence(ann)


async def test_inline_answers_are_written_down(fake, ann):
    query = await fake.inline("pay", ann.members[0])
    result = {"type": "article", "id": "1", "title": "Pay", "input_message_content": {"message_text": "85 k"}}
    await fake.api.call("answerInlineQuery", {"inline_query_id": query.id, "results": [result]})
    assert fake.transcript(ann) == "Ann types inline: pay\nBot offers 1 results\n  Pay | \n    85 k\n"

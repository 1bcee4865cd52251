"""Pictures and documents: uploaded once, sent again by id, changed in place."""

import io

import pytest
from PIL import Image
from telegram import InputMediaPhoto
from telegram.error import BadRequest

pytestmark = pytest.mark.anyio


def picture(width=60, height=40, colour="red"):
    stream = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(stream, "PNG")
    return stream.getvalue()


async def test_a_photo_is_uploaded_once_and_sent_again_by_id(fake, bot, ann):
    first = await bot.send_photo(ann.id, picture(), "<b>Pay</b>", parse_mode="HTML")
    again = await bot.send_photo(ann.id, first.photo[-1].file_id)
    assert (first.photo[-1].width, first.caption_html) == (60, "<b>Pay</b>")
    assert again.photo == first.photo
    assert [call.files for call in fake.called("sendPhoto")] == [("photo",), ()]


@pytest.mark.parametrize(
    ("photo", "words"),
    [
        ("nonsense", "Wrong file identifier/http url specified"),
        (b"no picture", "Image_process_failed"),
        (picture(2100, 100), "Photo_invalid_dimensions"),
    ],
)
async def test_what_is_no_photo_is_refused(bot, ann, photo, words):
    with pytest.raises(BadRequest, match=words):
        await bot.send_photo(ann.id, photo)


async def test_a_document_is_no_photo(bot, ann):
    sent = await bot.send_document(ann.id, b"a,b", filename="pay.csv")
    assert sent.document.file_name == "pay.csv"
    with pytest.raises(BadRequest, match="Can't use file of type document as photo"):
        await bot.send_photo(ann.id, sent.document.file_id)


async def test_captions_over_1024_units_are_refused(bot, ann):
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_photo(ann.id, picture(), "x" * 1025)


async def test_captions_and_pictures_are_changed_in_place(fake, bot, ann):
    sent = await bot.send_photo(ann.id, picture(), "Pay")
    await sent.edit_caption("Cost")
    await sent.edit_media(InputMediaPhoto(picture(colour="blue"), "Skills"))
    assert fake.message(sent).caption == "Skills"
    assert fake.message(sent).photo != sent.photo
    with pytest.raises(BadRequest, match="no text in the message to edit"):
        await sent.edit_text("Pay")


async def test_a_text_has_no_caption(bot, ann):
    sent = await bot.send_message(ann.id, "Pay")
    with pytest.raises(BadRequest, match="no caption in the message to edit"):
        await sent.edit_caption("Cost")


async def test_a_file_is_found_and_downloaded(bot, ann):
    sent = await bot.send_document(ann.id, b"a,b")
    file = await bot.get_file(sent.document.file_id)
    assert await file.download_as_bytearray() == b"a,b"

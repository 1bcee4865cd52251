"""Forms over Telegram: filled in place, sent as a file, gone for good, and never before others."""

import pytest

from tests.bot.handlers.talk import kept, pressed, rows, said

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("bot")]

OFFERS = "A: 92345 base, 10% bonus; B: 84321 base, 5% bonus, 8765 sign-on"
OWN = (b"92345", b"84321", b"8765", b"a.base", b"sign_on")


async def test_nothing_of_the_offers_is_readable_and_delete_ends_them(fake, ann, tmp_path):
    reply = await said(fake, ann, OFFERS)
    assert rows(tmp_path, "context") == [1]
    assert not [own for own in OWN if own in kept(tmp_path)]

    gone = await pressed(fake, reply, "Delete")

    assert "Deleted" in gone.text
    assert rows(tmp_path, "context") == [0]
    assert not [own for own in OWN if own in kept(tmp_path)]


async def test_buttons_of_deleted_offers_are_explained(fake, ann):
    reply = await said(fake, ann, OFFERS)
    other = await said(fake, ann, OFFERS)
    await pressed(fake, reply, "Delete")
    answer = await (await fake.press(other, "Change offer A")).answered()

    assert "no longer works" in answer["text"]


async def test_the_file_says_what_the_message_says(fake, bot, ann):
    reply = await said(fake, ann, OFFERS)
    await pressed(fake, reply, "As a text file")
    (sent,) = await fake.replies(ann)
    file = await bot.bot.get_file(sent.document.file_id)

    assert (await file.download_as_bytearray()).decode() == reply.text


async def test_own_offers_are_not_counted_before_others(fake, ann):
    team = fake.group("Team", ann.members[0], fake.person("Bo"))
    reply = await said(fake, team, f"/offers {OFFERS}")

    assert "92,345" not in reply.text
    assert "92345" not in reply.text


async def test_every_slot_is_filled_by_pressing_and_typing(fake, ann):
    reply = await said(fake, ann, "/offers")
    for text in ("£92k", "10 %", "none", "none", "5", "£84k", "5 %", "10k a year", "8k", "10"):
        reply = await said(fake, ann, text)

    assert "A £105,800, B £108,600" in reply.text
    assert "worth £7,200 a year" in reply.text


async def test_pay_that_is_asked_for_may_be_a_bare_number(fake, ann):
    await said(fake, ann, "/worth ml-director uk")
    reply = await said(fake, ann, "72000")

    assert "£72,000 is 6.6 % below" in reply.text


@pytest.mark.parametrize("opened", ["/worth ml-director uk", "/offers", "moving from leeds to london on 72k"])
async def test_a_form_asks_again_where_it_could_not_read_the_answer(fake, ann, opened):
    question = (await said(fake, ann, opened)).text
    reply = await said(fake, ann, "minus ninety")

    assert reply.text.startswith("I could not read that as an answer to this.")
    assert reply.text.endswith(question.rpartition("Receipt")[0] or question)


async def test_an_aside_leaves_the_form_where_it_was(fake, ann):
    await said(fake, ann, "/offers")
    for text in ("£92k", "is the sea salty?", "thanks"):
        await said(fake, ann, text)
    reply = await said(fake, ann, "10 %")

    assert "base £92,000, bonus 10 %" in reply.text


async def test_pay_that_was_misread_may_be_told_as_a_bare_number(fake, ann):
    reply = await said(fake, ann, "/worth ml-director uk 72k")
    await pressed(fake, reply, "Not what I meant", "The pay")
    reply = await said(fake, ann, "80000")

    assert "£80,000 is 3.8 % above" in reply.text

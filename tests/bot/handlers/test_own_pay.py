"""A person's own pay and costs over Telegram: sealed while kept, drawn on request, gone with Delete."""

import sqlite3
from contextlib import closing

import pytest

from tests.bot.handlers.talk import kept, pressed, rows, said

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("bot")]

WORTH = "am i underpaid? £73,219 a year, lead ml director in manchester"
MOVE = "moving from manchester to london on £73,219, rent from £1,237 to £1,987 a month"
OWN = (b"73219", b"73,219", b"1237", b"1,237", b"1987", b"1,987", b"rent.a")


@pytest.mark.parametrize("text", [WORTH, MOVE])
async def test_nothing_of_the_own_figures_is_readable_and_delete_ends_them(fake, ann, tmp_path, text):
    reply = await said(fake, ann, text)
    assert "£73,219" in reply.text
    assert not [own for own in OWN if own in kept(tmp_path)]

    await pressed(fake, reply, "Delete")

    assert rows(tmp_path, "context", "profile") == [0, 0]
    assert not [own for own in OWN if own in kept(tmp_path)]


async def test_a_remembered_pay_is_sealed_used_again_and_deleted(fake, ann, tmp_path):
    await pressed(fake, await said(fake, ann, WORTH), "Remember my pay")
    assert rows(tmp_path, "context", "profile") == [1, 1]
    assert not [own for own in OWN if own in kept(tmp_path)]
    again = await said(fake, ann, "/worth data engineer uk")
    assert "£73,219" in again.text

    await pressed(fake, again, "Delete")

    assert rows(tmp_path, "context", "profile") == [0, 0]
    assert "£73,219" not in (await said(fake, ann, "/worth data engineer uk")).text


async def test_not_even_sealed_figures_stay_in_the_files_after_delete(fake, ann, tmp_path):
    reply = await said(fake, ann, MOVE)
    await pressed(fake, reply, "Skip")
    with closing(sqlite3.connect(tmp_path / "people.sqlite")) as database:
        sealed = database.execute("SELECT context, form FROM context").fetchone()
    assert all(text in kept(tmp_path) for text in sealed)

    await pressed(fake, reply, "Delete")

    assert not [text for text in sealed if text in kept(tmp_path)]


async def test_a_pay_is_not_remembered_unless_it_is_asked_for(fake, ann, tmp_path):
    await said(fake, ann, WORTH)

    assert rows(tmp_path, "context", "profile") == [1, 0]


async def test_the_picture_shows_the_own_pay_and_is_kept_nowhere(fake, ann, tmp_path):
    reply = await said(fake, ann, WORTH)
    await (await fake.press(reply, "As a picture")).answered()
    (picture,) = await fake.replies(ann)

    assert "£73,219" in picture.caption
    assert rows(tmp_path, "photo") == [0]


@pytest.mark.parametrize("text", [f"/worth {WORTH}", f"/move {MOVE}"])
async def test_before_others_own_figures_are_neither_used_nor_echoed(fake, ann, text):
    team = fake.group("Team", ann.members[0], fake.person("Bo"))
    reply = await said(fake, team, text)

    assert not [own for own in OWN if own.decode() in reply.text]


async def test_before_others_nobody_is_asked_for_their_pay(fake, ann):
    team = fake.group("Team", ann.members[0], fake.person("Bo"))
    reply = await said(fake, team, "/worth lead ml director uk")

    assert "£77,093" in reply.text
    assert "What are you paid" not in reply.text


@pytest.mark.parametrize(
    "text", ["/offers", "/practice", "/worth", "/move", "/offers A: 92k base; B: 84k base"]
)
async def test_before_others_a_form_is_left_to_the_private_chat(fake, ann, text):
    team = fake.group("Team", ann.members[0], fake.person("Bo"))
    reply = await said(fake, team, text)

    assert reply.text == "That needs your own figures, and others read along here. Ask me in private."
    ((button,),) = reply.reply_markup.inline_keyboard
    assert button.url == "https://t.me/MarketTestBot"


async def test_telling_base_or_total_changes_the_answer_in_place(fake, ann):
    reply = await said(fake, ann, "am i underpaid? £73,219, data engineer in the uk")
    narrowed = await pressed(fake, reply, "It is total pay")

    assert narrowed.message_id == reply.message_id
    assert "count base pay" in narrowed.text

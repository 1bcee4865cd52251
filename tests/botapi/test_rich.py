"""Rich messages: on a new server read into blocks, on an older one unknown."""

from contextlib import nullcontext

import pytest
from telegram.error import BadRequest, EndPointNotFound

from tests.botapi.conftest import connected
from tests.botapi.fake import FakeTelegram
from tests.botapi.refusals import Violation
from tests.botapi.rich import lines, read_rich

pytestmark = pytest.mark.anyio
HTML = (
    "<h4>Pay &amp; more</h4><p>One\ntwo<br><b>three</b></p><details><summary>Why</summary><p>So</p></details>"
)


def test_line_ends_are_spaces_and_breaks_are_line_ends():
    blocks = read_rich({"html": HTML})

    assert [block["type"] for block in blocks] == ["heading", "paragraph", "details"]
    assert lines(blocks) == ["# Pay & more", "One two", "three", "> Why", "  So"]


@pytest.mark.parametrize(
    "html",
    [
        "pay",
        "<p>a</p>\n\n<p>b</p>",
        "<p><p>a</p></p>",
        "<b>a</b>",
        "<p>a",
        "<p>a</b>",
        "<blockquote expandable>a</blockquote>",
        "<p>" + "a" * 32_769 + "</p>",
        "<p>a</p>" * 501,
    ],
)
def test_what_is_no_rich_message_is_a_violation(html):
    with pytest.raises(Violation):
        read_rich({"html": html})


async def test_an_older_server_knows_no_rich_messages(fake, bot, ann):
    rich = {"rich_message": {"html": HTML}}
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("sendRichMessage", {"chat_id": ann.id} | rich)
    sent = await bot.send_message(ann.id, "Pay")
    with pytest.raises(BadRequest, match="takes no parameter rich_message"):
        await sent.edit_text("", api_kwargs=rich)

    assert len(fake.violations) == 2
    fake.violations.clear()


async def test_a_rich_message_may_become_a_plain_one_and_rich_again():
    rich = {"rich_message": {"html": HTML}}
    async with FakeTelegram(knows_rich=True) as fake, connected(fake) as bot:
        ann = fake.private(fake.person("Ann"))
        sent = await bot.do_api_request("sendRichMessage", {"chat_id": ann.id} | rich)
        await bot.edit_message_text("Pay", ann.id, sent["message_id"])
        for answer in ("", "not modified"):
            with pytest.raises(BadRequest, match=answer) if answer else nullcontext():
                await bot.edit_message_text("", ann.id, sent["message_id"], api_kwargs=rich)

    assert fake.transcript(ann).count("# Pay & more") == 2

"""Long texts as one rich message where the server knows those; in parts elsewhere, or once one is refused."""

import pytest

from bot.handlers.outbox import Place
from bot.handlers.rich import to_rich
from tests.botapi import faults
from tests.botapi.fake import FakeTelegram
from tests.botapi.refusals import bad
from tests.botapi.rich import lines

pytestmark = pytest.mark.anyio
LONG = "<b>Pay</b>\n" + "\n\n".join(f"<b>Part {number}</b>\n{'much ' * 99}" for number in range(12))
BUTTONS = {"inline_keyboard": [[{"text": "Why", "callback_data": "1h"}]]}


@pytest.fixture
async def fake(clock):
    async with FakeTelegram(clock=clock, knows_rich=True) as fake:
        yield fake


@pytest.fixture
def uta(fake):
    return fake.private(fake.person("Uta", language_code="de"))


def test_sections_become_headings_and_paragraphs_and_quotes_folds():
    fold = "<blockquote expandable><b>All</b>\n• a\n• b\n</blockquote>"

    assert to_rich(f"<b>Pay</b>\nmuch &amp;\n<i>more</i>\n\nWhy\n\n{fold}") == (
        "<h4>Pay</h4><p>much &amp;<br><i>more</i></p><p>Why</p>"
        "<details><summary>All</summary><p>• a<br>• b</p></details>"
    )


def test_a_line_with_a_bold_word_is_no_heading():
    assert to_rich("<b>A</b> and <b>B</b>") == "<p><b>A</b> and <b>B</b></p>"


@pytest.mark.usefixtures("bot")
async def test_a_long_page_comes_whole_with_its_lists_folded(fake, uta):
    await fake.say(uta, "/privacy")
    (page,) = await fake.replies(uta)

    written = lines(page.api_kwargs["rich_message"]["blocks"])
    assert written[0] == "# Was gespeichert wird und warum"
    assert [line[2:] for line in written if line.startswith("> ")] == [
        "Ohne etwas von dir",
        "Von dir, bis zur letzten Spalte",
    ]
    assert fake.refused == []


async def test_an_operator_may_do_without(fake, start, uta):
    async with start(rich_messages=False):
        await fake.say(uta, "/privacy")
        await fake.replies(uta, 2)

    assert fake.called("sendRichMessage") == []


@pytest.mark.usefixtures("bot")
async def test_after_a_refusal_long_pages_come_in_parts(fake, uta):
    fake.fail(faults.Fault(refusal=bad("rich message must be non-empty")), "sendRichMessage")
    for _ in range(2):
        await fake.say(uta, "/privacy")
        assert all(part.text for part in await fake.replies(uta, 2))

    assert len(fake.called("sendRichMessage")) == 1


async def test_an_edit_makes_a_message_rich_and_plain_again_with_its_buttons(fake, bot, ann):
    outbox = bot._desk.outbox
    await outbox.send(Place(ann.id), "Pay", BUTTONS)
    (sent,) = await fake.replies(ann)
    for html in (LONG, LONG, "<b>Pay</b>"):
        await outbox.edit(fake.message(sent), html, BUTTONS)

    assert len(lines((await fake.edits(ann, 2))[0].api_kwargs["rich_message"]["blocks"])) == 25
    assert fake.message(sent).text == "Pay"
    assert fake.message(sent).reply_markup.to_dict() == BUTTONS


@pytest.mark.usefixtures("bot")
async def test_a_reply_to_a_rich_answer_builds_on_it(fake, bot, ann):
    await fake.say(ann, "/salary data engineer germany")
    receipt = (await fake.replies(ann))[0].text.rpartition("\n")[2]
    await bot._desk.outbox.send(Place(ann.id), f"{LONG}\n\n{receipt}")
    (long,) = await fake.replies(ann)
    await fake.say(ann, "/salary data scientist uk")
    await fake.say(ann, "and in the us?", reply_to=long)

    assert "Data engineer, United States" in (await fake.replies(ann, 2))[1].text

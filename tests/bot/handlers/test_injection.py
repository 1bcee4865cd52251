"""What people and publishers write stays text: no markup, no template, no statement is made of it."""

import pytest

from knowledge.library import Library
from tests import builders
from tests.bot.handlers.market import market_file

pytestmark = pytest.mark.anyio
HOSTILE = [
    "<b>bold</b><script>alert(1)</script>",
    "{{ 7 * 7 }}{% for x in y %}",
    "'; DROP TABLE receipt; --",
    "</code></b><a href='tg://user?id=1'>",
    "&lt;b&gt; & &amp;",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.usefixtures("bot")
async def test_a_hostile_message_is_answered_as_any_other(fake, ann, text):
    await fake.say(ann, text)
    await fake.say(ann, f"/salary {text} data engineer uk")
    first, second = await fake.replies(ann, 2)

    assert "49" not in first.text
    assert "Data engineer" in second.text
    assert fake.refused == []


@pytest.mark.usefixtures("bot")
async def test_a_hostile_name_is_never_said(fake):
    for name in HOSTILE:
        chat = fake.private(fake.person(name))
        await fake.say(chat, "/start")
        (reply,) = await fake.replies(chat)
        assert name not in reply.text
    assert fake.refused == []


@pytest.fixture
def knowledge(tmp_path):
    """A market whose report was written by somebody with bad intentions."""
    market_file(tmp_path)
    first = next(
        report
        for report in Library(tmp_path / "none", tmp_path / "none").reports()
        if report.role == "machine learning engineer" and report.country == "GB"
    )
    hostile = " ".join(HOSTILE)
    facts = tuple(
        fact.model_copy(update={"text": hostile, "subject": hostile}) if fact.text else fact
        for fact in first.facts
    )
    return builders.knowledge_file(tmp_path, first.model_copy(update={"facts": facts, "title": hostile}))


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("command", ["salary", "skills", "negotiate", "checklist", "report", "ai"])
async def test_a_hostile_report_is_shown_as_text(fake, ann, command):
    await fake.say(ann, f"/{command} ml-director uk")
    (reply,) = await fake.replies(ann)

    assert not any(entity.type in {"text_link", "text_mention"} for entity in reply.entities)
    assert "7 * 7" in reply.text or "49" not in reply.text
    assert fake.refused == []

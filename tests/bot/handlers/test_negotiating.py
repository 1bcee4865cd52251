"""A negotiation on Telegram: it outlives a restart, and nothing told in it outlives Delete."""

import pytest

from tests.bot.handlers.talk import kept, labels, pressed, said

pytestmark = pytest.mark.anyio
RAISE = "my boss offers a 3% raise, I make 65123 pounds as a data engineer in leeds"


async def test_the_practice_goes_on_after_a_restart(fake, start):
    chat = fake.private(fake.person("Ann"))
    async with start():
        asked = await pressed(fake, await said(fake, chat, "/practice"), "A new job", "B")
    async with start():
        again = await pressed(fake, asked, "A")

    assert "“<b>We compare ourselves with companies" in again.text_html
    assert {"One step back", "Stop"} <= set(labels(again))


async def test_nothing_told_in_a_negotiation_outlives_delete(fake, start, tmp_path):
    chat = fake.private(fake.person("Ann"))
    async with start():
        answer = await said(fake, chat, RAISE)
        await pressed(fake, answer, "Practise the talk", "A raise in my job", "Stop", "Delete")

    assert "£67,077" in answer.text
    assert not [own for own in (b"65123", b"67076", b"raise.offer") if own in kept(tmp_path)]

"""The whole bot on PostgreSQL: what several machines share is kept there, and survives each of them."""

import pytest

pytestmark = pytest.mark.anyio


async def test_a_conversation_on_postgresql_goes_on_after_a_restart(fake, start, ann, postgresql):
    async with start(state=postgresql):
        await fake.say(ann, "what does a data engineer earn in germany?")
        (reply,) = await fake.replies(ann)
        await (await fake.press(reply, "Why grade A?")).answered()
    async with start(state=postgresql):
        fake.again()
        await fake.silence(ann, 0.2)
        await fake.say(ann, "and in the uk?")
        (reply,) = await fake.replies(ann)
        await fake.say(ann, "/why", reply_to=reply)

        assert "Data engineer, United Kingdom" in (await fake.replies(ann))[0].text
    assert fake.refused == []


async def test_two_bots_on_postgresql_answer_an_update_once(fake, start, ann, postgresql):
    async with (
        start(polling=False, state=postgresql) as first,
        start(polling=False, state=postgresql) as second,
    ):
        await fake.say(ann, "/help")
        await first.take(fake.updates.last)
        await second.take(fake.updates.last)

        await fake.replies(ann)
        await fake.silence(ann, 0.2)

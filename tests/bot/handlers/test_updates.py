"""What subscribers are sent on Telegram: changes, corrections and answers, with buttons that work."""

from contextlib import closing

import pytest

from bot.delivery.message import Edition
from bot.handlers.post import post_office, with_questions
from bot.metrics import Metrics
from bot.people.cipher import Cipher
from bot.people.keys import read_keys
from bot.people.state import open_state
from bot.people.subscribers import Subscribers
from knowledge.store import Knowledge
from tests.bot.handlers.conftest import KEY
from tests.bot.updates.town import Town
from tests.builders import NOW

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("bot")]
WEEKLY = Edition("weekly-2026-W48", "weekly")


@pytest.fixture
def town(bot, tmp_path):  # noqa: ARG001 - it makes the database
    with open_state(f"sqlite:///{tmp_path / 'people.sqlite'}") as state:
        yield Town(state, Cipher(read_keys(KEY)))


@pytest.fixture
async def update(town, fake, ann, knowledge):
    """Send Ann her weekly update, as the engine does."""
    key = town.settle(ann.id, role="machine learning engineer", level="director", city="Newcastle upon Tyne")
    with closing(Knowledge(knowledge)) as known:
        compose = with_questions(town.messages(known).write, town.cipher, lambda: NOW)
        with town.state.reading() as connection:
            message = compose(connection, WEEKLY, key)
    async with post_office(fake.token, fake.api_url, Metrics(), paid=False) as post:
        await post(ann.id, message)
    with town.state.writing() as connection:
        message.remember(connection)
    (sent,) = await fake.replies(ann)
    return sent


async def test_an_update_stays_when_somebody_asks_why(fake, ann, update):
    said = fake.message(update).text
    await (await fake.press(update, "Why these?")).answered()
    (reason,) = await fake.replies(ann)

    assert fake.message(update).text == said
    assert reason.text.startswith("Where R-")


async def test_an_update_is_ended_in_one_tap_and_taken_up_again(fake, ann, town, update):
    await (await fake.press(update, "Stop")).answered()
    (ended,) = await fake.replies(ann)
    await (await fake.press(ended, "Undo")).answered()

    assert "what changed" not in ended.text
    with town.state.reading() as connection:
        assert Subscribers(connection).find(town.cipher.key_of(ann.id)) is not None


async def test_an_update_may_come_once_a_month_instead(fake, ann, town, update):
    await (await fake.press(update, "Monthly instead")).answered()
    await fake.replies(ann)
    with town.state.reading() as connection:
        (one,) = Subscribers(connection).find(town.cipher.key_of(ann.id)).subscriptions

    assert one.monthly

"""Answers and updates share what Telegram allows: updates give way."""

import asyncio
import time

import pytest
import sqlalchemy as sa

from bot.delivery.budget import Budget
from bot.people import schema
from bot.people.state import open_state

pytestmark = pytest.mark.anyio


@pytest.fixture
def people(tmp_path):
    """The people database of a bot that sends updates, ten a second."""
    with open_state(f"sqlite:///{tmp_path / 'people.sqlite'}") as state:
        with state.writing() as connection:
            Budget(10).take(connection, 1, time.time() - 60)
        yield state


def budgets(people):
    with people.reading() as connection:
        return {row.name: row for row in connection.execute(sa.select(schema.budget))}


async def test_updates_give_way_to_answers_beyond_their_share(fake, ann, start, people):
    async with start(replies_a_second=0):
        await fake.say(ann, "/salary ml director uk")
        await fake.replies(ann)
        while len(rows := budgets(people)) < 2:
            await asyncio.sleep(0.05)

    assert len(fake.called("sendMessage")) == 1
    assert rows["telegram"].free_at - rows["answers"].slowed_at == pytest.approx(0.1, abs=0.001)

"""A steady load is answered whole; how fast is measured, not asserted."""

import asyncio
from contextlib import closing
from itertools import cycle, islice
from statistics import quantiles

import pytest

from bot.app import App
from bot.ledger import NotesLedger
from bot.settings import Settings
from bot.telegram_app import TelegramApp
from tests.bench.stub_api import TOKEN, StubApi
from tests.bench.telegram import QUESTIONS, RATE_PER_SECOND, waits
from tests.bot.handlers.conftest import KEY

pytestmark = pytest.mark.anyio
SECONDS = 3


async def test_every_question_of_a_steady_load_is_answered(knowledge, tmp_path, clock, figures):
    state, stop, count = f"sqlite:///{tmp_path / 'people.sqlite'}", asyncio.Event(), RATE_PER_SECOND * SECONDS
    async with StubApi() as api:
        settings = Settings(api_url=api.url, knowledge=knowledge, state=state, key=KEY)
        with closing(App(settings, clock, NotesLedger)) as app:
            async with TelegramApp(app, TOKEN) as bot:
                polls = asyncio.create_task(bot.poll(stop))
                await waits(api, QUESTIONS)
                waited = await waits(api, islice(cycle(QUESTIONS), count))
                stop.set()
                await polls

    assert len(waited) == count
    cuts = quantiles(waited, n=100)
    figures(
        "Load held",
        tried=f"{RATE_PER_SECOND} questions a second for {SECONDS} s, each of another chat",
        happened=f"all answered, p50 {cuts[49] * 1000:.0f} ms, p99 {cuts[98] * 1000:.0f} ms",
    )

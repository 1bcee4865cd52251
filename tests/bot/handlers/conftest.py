"""A running bot, its people, and the fake Bot API between them."""

import asyncio
from contextlib import asynccontextmanager, closing
from datetime import datetime

import pytest

from bot.app import App
from bot.ledger import NotesLedger
from bot.people.subscribers import Subscribers
from bot.settings import Settings
from bot.telegram_app import TelegramApp
from tests import builders
from tests.botapi.fake import FakeTelegram

KEY = "k" * 43
"""A key as `marketbot key new` makes them."""


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = builders.NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def fake(clock):
    async with FakeTelegram(clock=clock) as fake:
        yield fake


@pytest.fixture
def start(fake, knowledge, tmp_path, clock):
    """Start the bot on the people database of this test; leaving stops it as a signal does."""

    @asynccontextmanager
    async def started(*, polling=True, state=f"sqlite:///{tmp_path / 'people.sqlite'}", **chosen):
        settings = Settings(api_url=fake.api_url, knowledge=knowledge, state=state, key=KEY, **chosen)
        stop = asyncio.Event()
        with closing(App(settings, clock, NotesLedger)) as app:
            async with TelegramApp(app, fake.token) as telegram:
                polls = asyncio.create_task(telegram.poll(stop)) if polling else None
                try:
                    yield telegram
                finally:
                    stop.set()
                    if polls:
                        await polls

    return started


@pytest.fixture
async def bot(start):
    async with start() as bot:
        yield bot


@pytest.fixture
def team(fake):
    ann, bo = fake.person("Ann"), fake.person("Bo")
    return fake.group("Team", bo, admins=(ann,))


@pytest.fixture
def followed(bot):
    """What a chat follows, as it is kept."""

    async def look(chat):
        def work(connection, cipher, _now):
            return Subscribers(connection).find(cipher.key_of(chat.id))

        return await bot._memory.work(work)

    return look

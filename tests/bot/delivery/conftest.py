"""A people database of either kind, a fake of Telegram, and what works between them."""

import asyncio

import pytest
import sqlalchemy as sa
from telegram import Bot

from bot.delivery import slots
from bot.delivery.budget import Budget
from bot.delivery.courier import Courier
from bot.delivery.message import Edition, Message
from bot.delivery.pace import Pace
from bot.handlers.post import PostOffice
from bot.metrics import Metrics
from bot.people.state import open_state
from bot.transport import AiohttpRequest
from tests.bot.delivery.town import CIPHER, NOON, Town
from tests.bot.people.conftest import address, connection, sqlite, state  # noqa: F401


@pytest.fixture
async def town(state, address, fake):  # noqa: F811
    with state.writing() as begun:
        if begun.dialect.name == "postgresql":
            begun.execute(sa.text("DROP SCHEMA IF EXISTS dbos CASCADE"))
    town = Town(state, address, fake)
    yield town
    await town.end_all()


@pytest.fixture
async def light_town(sqlite, fake):  # noqa: F811
    """A town on SQLite alone: what is looked at does not depend on the database."""
    with open_state(sqlite) as opened:
        town = Town(opened, sqlite, fake)
        yield town
        await town.end_all()


@pytest.fixture
def metrics():
    return Metrics()


@pytest.fixture
async def post(fake, metrics):
    request = AiohttpRequest(read_timeout=2)
    bot = Bot(fake.token, fake.base_url, request=request, get_updates_request=AiohttpRequest(1))
    await request.initialize()
    yield PostOffice(bot, metrics).send
    await request.shutdown()


@pytest.fixture
def stop():
    return asyncio.Event()


@pytest.fixture
def gone():
    """The chats that were found to be closed."""
    return []


@pytest.fixture
def hire(light_town, post, stop, gone):
    """Hire a courier for the light town."""

    def hire(compose=lambda _connection, edition, chat_key: Message(f"{edition.name} {chat_key}"), **options):
        with light_town.state.writing() as begun:
            slot = slots.take(begun, NOON)
        pace = Pace(light_town.state, Budget(200), slot, stop)
        given = {"compose": compose, "post": post, "gone": lambda _connection, key: gone.append(key)}
        return Courier(light_town.state, CIPHER, slot, pace, rate=200, **given | options)

    return hire


@pytest.fixture
def edition():
    return Edition("weekly-2026-W48", "weekly")

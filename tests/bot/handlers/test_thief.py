"""Somebody with a copy of the people database, and without its key."""

import pytest
import sqlalchemy as sa

from bot.people import schema
from bot.people.engine import engine_of
from tests.bot.handlers.talk import pressed, said, subscribed

pytestmark = pytest.mark.anyio
ID = 7_341_902_655
TOLD = (
    "am i underpaid? £72,345 manchester lead ml director",
    "offer A: 92123 base, 10% bonus; offer B: 84321, 10k shares a year",
    "moving from manchester to london on £73,456, my rent is £1,717 now",
)
SECRETS = ("72345", "92123", "84321", "73456", "1717", "7341902655", "Zebedee", "underpaid")


def everything(address):
    """Write out all rows of all tables, whoever made them."""
    engine = engine_of(address)
    looked = sa.inspect(engine)
    with engine.connect() as connection:
        rows = [
            tuple(row)
            for schema in looked.get_schema_names()
            for table in looked.get_table_names(schema)
            if schema != "information_schema"
            for row in connection.execute(sa.text(f'SELECT * FROM "{schema}"."{table}"'))
        ]
    engine.dispose()
    return rows


def sealed(address):
    """Name the encrypted columns that hold something."""
    engine = engine_of(address)
    with engine.connect() as connection:
        found = {
            str(column)
            for column, _ in schema.sealed_columns()
            if connection.scalar(sa.select(sa.func.count(column)))
        }
    engine.dispose()
    return found


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path):
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql")
    return f"sqlite:///{tmp_path}/people.sqlite"


@pytest.fixture
def chat(fake):
    return fake.private(fake.person("Zebedee")._replace(id=ID))


async def entrust(fake, chat):
    """Tell the bot all that it keeps of anybody."""
    worth = await said(fake, chat, TOLD[0])
    await pressed(fake, worth, "Remember my pay")
    for text in TOLD[1:]:
        await said(fake, chat, text)
    wished = await said(fake, chat, "/salary prompt-engineer wales")
    await (await fake.press(wished, "Tell me when you have it")).answered()
    await fake.replies(chat)
    await subscribed(fake, chat)


async def test_a_copy_tells_nobodys_pay_name_words_or_chat(fake, start, address, chat):
    async with start(state=address):
        await entrust(fake, chat)
        before, kept = everything(address), sealed(address)
        await said(fake, chat, "/stop")
        content, kept = repr(before + everything(address)), kept | sealed(address)

    assert kept == {str(column) for column, _ in schema.sealed_columns()}
    assert [secret for secret in SECRETS if secret in content] == []
    assert fake.refused == []

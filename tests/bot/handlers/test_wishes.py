"""Tell me when you have it, and what subscribers saw: kept sealed, by chat."""

import pytest
import sqlalchemy as sa

from bot.people import schema
from bot.people.chats import Chats
from bot.people.cipher import Cipher
from bot.people.keys import read_keys
from bot.people.state import open_state
from bot.people.subscribers import Subscriber, Subscribers, Subscription
from bot.people.wishes import Wishes
from bot.schedule import Schedule
from tests.bot.handlers.conftest import KEY
from tests.builders import NOW

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("bot")]
WISH = "Tell me when you have it"
CIPHER = Cipher(read_keys(KEY))


@pytest.fixture
def people(bot, tmp_path):  # noqa: ARG001 - it makes the database
    with open_state(f"sqlite:///{tmp_path / 'people.sqlite'}") as state:
        yield state


async def test_a_question_in_vain_is_kept_once_with_where_to_write(fake, ann, people):
    for _ in range(2):
        await fake.say(ann, "/salary data engineer bermuda")
        (reply,) = await fake.replies(ann)
        await (await fake.press(reply, WISH)).answered()
        assert "I will tell you once" in fake.message(reply).text
    with people.reading() as connection:
        kept = list(Wishes(connection, CIPHER).all())
        ids = Chats(connection, CIPHER).ids([wish.chat_key for wish in kept])

    assert len(kept) == 1
    assert "data engineer" in kept[0].query
    assert list(ids.values()) == [ann.id]


async def test_own_pay_is_no_part_of_a_wish(fake, ann, people):
    await fake.say(ann, "/salary data engineer bermuda 72000 usd")
    (reply,) = await fake.replies(ann)
    await (await fake.press(reply, WISH)).answered()
    with people.reading() as connection:
        (wish,) = Wishes(connection, CIPHER).all()

    assert "72000" not in wish.query


@pytest.mark.parametrize("follows", [True, False])
async def test_what_is_shown_is_remembered_of_subscribers_alone(fake, ann, people, follows):
    if follows:
        _subscribe(people, ann.id)
    await fake.say(ann, "/salary ml-director uk")
    await fake.replies(ann)
    with people.reading() as connection:
        shown = connection.scalars(sa.select(schema.shown.c.receipt)).all()
        known = connection.scalars(sa.select(schema.receipt.c.code)).all()

    assert shown == (known if follows else [])


def _subscribe(people, chat_id):
    with people.writing() as connection:
        key = Chats(connection, CIPHER).meet(chat_id, NOW)
        followed = Subscription(role="data engineer", country="GB", since=NOW, wording="yes")
        subscriber = Subscriber(key, "en", Schedule("Europe/London"), (followed,))
        Subscribers(connection).keep(subscriber, NOW)


async def test_in_a_group_its_administrators_wish(fake, people):
    ann, bo = fake.person("Ann"), fake.person("Bo")
    team = fake.group("Team", bo, admins=(ann,))
    await fake.say(team, "/salary data engineer bermuda", bo)
    (reply,) = await fake.replies(team)
    alert = await (await fake.press(reply, WISH, bo)).answered()
    with people.reading() as connection:
        kept = list(Wishes(connection, CIPHER).all())

    assert "administrators" in alert["text"]
    assert kept == []


async def test_neighbouring_figures_stay_when_the_title_is_waited_for(fake, ann, people):
    await fake.say(ann, "/salary prompt engineer wales")
    (reply,) = await fake.replies(ann)
    await (await fake.press(reply, WISH)).answered()
    (told,) = await fake.replies(ann)
    with people.reading() as connection:
        (wish,) = Wishes(connection, CIPHER).all()

    assert told.text.startswith("I will tell you once")
    assert fake.message(reply).text == reply.text
    assert "prompt engineer" in wish.query

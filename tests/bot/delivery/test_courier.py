"""What a courier does with a slice, against the fake of Telegram."""

import asyncio

import pytest
import sqlalchemy as sa

from bot.delivery.due import deliver_to
from bot.delivery.message import Message, State
from bot.delivery.pace import Stopping
from bot.people import schema
from tests.bot.delivery.town import CIPHER, NOON, subscribe
from tests.botapi.faults import blocked, broken, cut, flood, gateway, slow

pytestmark = pytest.mark.anyio


@pytest.fixture
def pieces(light_town, edition):
    """Three people, one slice."""
    light_town.settle(3)
    pieces = []
    with light_town.state.writing() as connection:
        keys = [CIPHER.key_of(chat.id) for chat in light_town.chats]
        deliver_to(connection, edition, keys, NOON, lambda _connection, piece: pieces.append(piece))
    return pieces


async def test_everybody_gets_the_edition_once(hire, pieces, light_town):
    courier = hire()
    await courier.deliver(pieces[0])
    await courier.deliver(pieces[0])

    assert light_town.sent == {chat.id: 1 for chat in light_town.chats}
    assert light_town.standing().counts == {State.SENT: 3}


async def test_a_slice_is_worked_in_one_place_at_a_time(hire, pieces, light_town):
    courier = hire()
    await asyncio.gather(*(courier.deliver(pieces[0]) for _ in range(3)))

    assert light_town.sent.total() == 3


async def test_what_the_chat_knows_now_is_written_with_the_mark(hire, pieces, light_town):
    told = sa.update(schema.subscriber).values(language="xx")
    await hire(lambda *_: Message("news", remember=lambda connection: connection.execute(told))).deliver(
        pieces[0]
    )

    with light_town.state.reading() as connection:
        assert set(connection.scalars(sa.select(schema.subscriber.c.language))) == {"xx"}


async def test_what_came_of_each_delivery_is_counted(hire, pieces, light_town):
    light_town.fake.fail(blocked(), "sendMessage")
    counted = []
    await hire(count=counted.append).deliver(pieces[0])

    assert sorted(counted) == [State.SENT, State.SENT, State.GONE]


async def test_who_has_no_news_hears_nothing(hire, pieces, light_town):
    await hire(lambda *_: None).deliver(pieces[0])

    assert light_town.standing().counts == {State.SILENT: 3}
    assert light_town.fake.calls == []


async def test_a_message_that_cannot_be_written_harms_nobody_else(hire, pieces, light_town):
    poor = CIPHER.key_of(light_town.chats[0].id)

    def compose(_connection, _edition, chat_key):
        return Message(f"{1 / (chat_key != poor)}")

    await hire(compose).deliver(pieces[0])

    assert light_town.standing().counts == {State.FAILED: 1, State.SENT: 2}


async def test_a_mistake_in_what_is_written_with_a_mark_sends_nothing_twice(hire, pieces, light_town):
    wrong = sa.text("UPDATE nothing SET nothing = 1")
    message = Message("news", remember=lambda connection: connection.execute(wrong))
    await hire(lambda *_: message).deliver(pieces[0])

    assert light_town.sent.total() == 3
    assert light_town.standing().counts == {State.SENT: 3}


async def test_who_blocked_the_bot_is_left_alone(hire, pieces, light_town, gone):
    chat = light_town.chats[1]
    light_town.fake.fail(blocked(), "sendMessage", chat)
    await hire().deliver(pieces[0])

    assert light_town.standing().counts == {State.SENT: 2, State.GONE: 1}
    assert gone == [CIPHER.key_of(chat.id)]


async def test_a_group_that_moved_is_found(hire, light_town, edition):
    fake = light_town.fake
    group = fake.group("Team", fake.person("Ann"))
    new = await fake.migrate(group)
    pieces = []
    with light_town.state.writing() as connection:
        keys = subscribe(connection, [group.id], NOON)
        deliver_to(connection, edition, keys, NOON, lambda _connection, piece: pieces.append(piece))
    await hire().deliver(pieces[0])

    assert light_town.sent == {new.id: 1}
    with light_town.state.reading() as connection:
        assert connection.scalar(sa.select(schema.subscriber.c.chat_key)) == CIPHER.key_of(new.id)


async def test_after_a_flood_everything_comes_once(hire, pieces, light_town):
    light_town.fake.fail(flood(1), "sendMessage", times=2)
    await hire().deliver(pieces[0])

    assert light_town.sent == {chat.id: 1 for chat in light_town.chats}
    first, *_, last = [call.at for call in light_town.fake.called("sendMessage")]
    assert last - first >= 1


@pytest.mark.parametrize("fault", [broken(), gateway()])
async def test_a_server_that_fails_is_asked_again(hire, pieces, light_town, fault):
    light_town.fake.fail(fault, "sendMessage")
    await hire().deliver(pieces[0])

    assert light_town.standing().counts == {State.SENT: 3}


@pytest.mark.parametrize("fault", [slow(6), cut("after")])
async def test_what_may_have_arrived_is_left(hire, pieces, light_town, fault):
    light_town.fake.fail(fault, "sendMessage")
    await hire().deliver(pieces[0])

    assert light_town.standing().counts == {State.SENT: 2, State.UNKNOWN: 1}


async def test_what_may_have_arrived_is_sent_again_where_that_is_wanted(hire, pieces, light_town):
    light_town.fake.fail(cut("after"), "sendMessage")
    await hire(unknowns="resend").deliver(pieces[0])

    assert light_town.standing().counts == {State.SENT: 3}
    assert light_town.copies == 1


async def test_nobody_is_given_up_while_telegram_is_away(hire, pieces, light_town):
    working = asyncio.create_task(hire().deliver(pieces[0]))
    await light_town.fake.restart(seconds_down=1.2)
    await working

    assert light_town.standing().counts[State.FAILED] == 0
    assert not light_town.standing().left


async def test_who_is_told_to_stop_leaves_the_rest_open(hire, pieces, light_town, stop):
    stop.set()
    with pytest.raises(Stopping):
        await hire().deliver(pieces[0])

    assert light_town.sent == {}
    assert light_town.standing().left == 3


async def test_a_message_that_telegram_refuses_is_given_up(hire, pieces, light_town):
    await hire(lambda *_: Message("<b>not closed")).deliver(pieces[0])

    assert light_town.standing().counts == {State.FAILED: 3}


async def test_trouble_that_nobody_foresaw_is_logged_without_its_words(
    hire, pieces, post, light_town, caplog
):
    troubles = [ValueError("72,345 a year")]

    async def stumble(chat_id, message):
        if troubles:
            raise troubles.pop()
        return await post(chat_id, message)

    await hire(post=stumble).deliver(pieces[0])

    assert light_town.standing().counts == {State.SENT: 3}
    assert "ValueError at test_courier.py" in caplog.text
    assert "72,345" not in caplog.text

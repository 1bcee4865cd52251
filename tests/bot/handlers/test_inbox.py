"""Updates at work: order within a chat, fair shares between chats, bounded memory."""

import asyncio

import pytest
from telegram import Update

from bot.handlers.inbox import HANDS, Inbox
from tests.botapi import faults

pytestmark = pytest.mark.anyio
BURST = 50
"""As much as the bot answers of one chat at once."""


def update(number, chat):
    person = {"id": chat, "is_bot": False, "first_name": "P"}
    message = {"message_id": number, "date": 1, "chat": {"id": chat, "type": "private"}, "from": person}
    return Update.de_json({"update_id": number, "message": message})


class Work:
    """Writes down what is begun, and goes on when a test opens the gate."""

    def __init__(self):
        self.begun = []
        self.gate = asyncio.Event()

    async def __call__(self, update):
        self.begun.append(update.update_id)
        await self.gate.wait()


async def test_a_burst_of_one_chat_keeps_one_hand_busy():
    work = Work()
    inbox = Inbox(work)
    for number in range(HANDS + 1):
        await inbox.take(update(number, chat=1))
    await inbox.take(update(1000, chat=2))
    await asyncio.sleep(0)

    assert work.begun == [0, 1000]
    work.gate.set()
    await inbox.empty()


async def test_updates_of_a_chat_are_worked_in_their_order():
    work = Work()
    inbox = Inbox(work)
    work.gate.set()
    for number in range(50):
        await inbox.take(update(number, chat=number % 2))
    await inbox.empty()

    assert [number for number in work.begun if number % 2] == list(range(1, 50, 2))
    assert sorted(work.begun) == list(range(50))


async def test_who_brings_an_update_waits_while_there_is_no_room():
    work = Work()
    inbox = Inbox(work, room=2)
    for number in range(2):
        await inbox.take(update(number, chat=number))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(inbox.take(update(2, chat=2)), 0.02)

    work.gate.set()
    await inbox.take(update(3, chat=2))
    await inbox.empty()


@pytest.mark.usefixtures("bot")
async def test_a_chat_that_writes_a_lot_does_not_hold_up_another(fake, ann):
    bo = fake.private(fake.person("Bo"))
    fake.fail(faults.slow(0.05), "sendMessage", ann, times=BURST)
    for _ in range(BURST):
        await fake.say(ann, "/help")
    await fake.say(bo, "/help")
    await fake.replies(bo)

    assert len(fake.story.of(ann.id, "sent")) < BURST / 2
    await fake.replies(ann, count=BURST, seconds=30)

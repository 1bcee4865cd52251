"""Chats that subscribed, and the processes that write to them."""

import asyncio
import os
import signal
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.delivery.editions import Editions
from bot.delivery.engine import check_sqlite, has_queue
from bot.delivery.message import State
from bot.people import schema
from bot.people.chats import Chats
from bot.people.cipher import Cipher
from bot.people.errors import StateError

KEY = bytes(range(32))
CIPHER = Cipher([KEY])
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
"""A Monday."""


def need_queue(address):
    """Skip the test where the engine cannot keep its queue, with the reason that an operator is told."""
    try:
        check_sqlite(address)
    except StateError as reason:
        pytest.skip(str(reason))


def zone_by_day(now):
    """A time zone in which it is noon, or nearly so."""
    hours = 12 - now.hour
    return f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT"


def subscribe(connection, chat_ids, due):
    """Subscribe chats to weekly updates, the first of them due at a moment."""
    local = due + timedelta(hours=12 - due.hour)
    row = {"language": "en", "zone": zone_by_day(due), "weekday": local.weekday(), "hour": local.hour}
    row |= {"minute": due.minute, "speaks_when_quiet": False, "next_due": due}
    keys = [Chats(connection, CIPHER).meet(chat_id, due) for chat_id in chat_ids]
    connection.execute(sa.insert(schema.subscriber), [row | {"chat_key": key} for key in keys])
    market = {"role": "Data Engineer", "level": "", "country": "GB", "region": "", "city": ""}
    market |= {"monthly": False, "since": due, "wording": "yes"}
    connection.execute(sa.insert(schema.subscription), [market | {"chat_key": key} for key in keys])
    return keys


def people(fake, count):
    """Let people meet the bot, quicker than one by one in words."""
    return [fake.private(fake.person(f"P{number}")) for number in range(count)]


@dataclass
class Town:
    """A database with subscribers who are due, a fake of Telegram, and processes in between."""

    state: object
    address: str
    fake: object
    chats: list = field(default_factory=list)
    processes: list = field(default_factory=list)

    def settle(self, count):
        self.chats = people(self.fake, count)
        with self.state.writing() as connection:
            subscribe(connection, [chat.id for chat in self.chats], datetime.now(UTC) - timedelta(minutes=1))

    async def start(self, **terms):
        """Start a worker; return when it delivers, or has ended."""
        need_queue(self.address)
        options = [f"{name}={value}" for name, value in terms.items()]
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.bot.delivery.child", self.address, self.fake.api_url, *options,
            stdout=asyncio.subprocess.PIPE, env=os.environ | {"PTB_TIMEDELTA": "true"},
        )  # fmt: skip
        self.processes.append(process)
        await process.stdout.readline()
        return process

    async def end(self, process, number=signal.SIGTERM, seconds=30):
        process.send_signal(number)
        return await asyncio.wait_for(process.wait(), seconds)

    async def kill(self, process):
        """Kill a worker; return how many messages it held: it may have sent each of them."""
        await self.end(process, signal.SIGKILL)
        return self.standing().counts[State.HELD]

    async def times(self, *workers):
        """End workers in order; return when they sent each of their messages, the earliest first."""
        found = []
        for worker in workers:
            worker.send_signal(signal.SIGTERM)
            output, _ = await worker.communicate()
            found += map(float, output.split()[:-2])
        return sorted(found)

    async def end_all(self):
        for process in self.processes:
            if process.returncode is None:
                process.kill()
                await process.wait()

    @property
    def kind(self):
        return "SQLite" if self.address.startswith("sqlite") else "PostgreSQL"

    @property
    def sent(self):
        """How often each chat got something, whether or not the bot heard of it."""
        taken = (call for call in self.fake.called("sendMessage") if call.status in (0, 200))
        return Counter(call.parameters["chat_id"] for call in taken)

    @property
    def lost(self):
        sent = self.sent
        return [chat.id for chat in self.chats if chat.id not in sent]

    @property
    def copies(self):
        return sum(count - 1 for count in self.sent.values())

    def _finished(self):
        """Count the engine's work that is done."""
        schema_name = "" if self.address.startswith("sqlite") else "dbos."
        done = sa.text(f"SELECT count(*) FROM {schema_name}workflow_status WHERE status = 'SUCCESS'")
        with self.state.reading() as connection:
            return connection.scalar(done) if has_queue(connection) else 0

    def standing(self):
        with self.state.reading() as connection:
            return next(iter(Editions(connection).standings()), None)

    async def until(self, done, seconds=120):
        """Wait for something to come true; the seconds are for a machine that has much else to do."""
        async with asyncio.timeout(seconds):
            while not done():
                await asyncio.sleep(0.05)

    async def until_ticked(self):
        """Wait until the engine has looked who is due."""
        await self.until(self._finished)

    async def until_sent(self, count, seconds=120):
        await self.until(lambda: self.sent.total() >= count, seconds)

    async def until_done(self, seconds=120):
        await self.until(
            lambda: (now := self.standing()) and now.total == len(self.chats) and not now.left, seconds
        )

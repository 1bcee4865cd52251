"""A worker in a process of its own: python -m tests.bot.delivery.child DATABASE API [TERM=VALUE …]."""

import asyncio
import logging
import resource
import signal
import sys

from telegram import Bot

from bot.delivery.message import Message
from bot.delivery.worker import Terms, Worker
from bot.handlers.post import PostOffice
from bot.people import schema
from bot.people.state import open_state
from bot.transport import AiohttpRequest
from tests.bot.delivery.town import CIPHER
from tests.botapi.fake import TOKEN


def compose(_connection, edition, chat_key):
    return Message(f"{edition.name} for {chat_key}")


def gone(connection, chat_key):
    connection.execute(schema.subscriber.delete().where(schema.subscriber.c.chat_key == chat_key))


async def main(address, api_url, terms, state):
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    request = AiohttpRequest(64, read_timeout=terms.pop("read_timeout", 5))
    bot = Bot(TOKEN, f"{api_url}/bot", request=request, get_updates_request=AiohttpRequest(1))
    await request.initialize()
    worker = Worker(
        address, state, CIPHER, Terms(**terms), compose=compose, post=PostOffice(bot).send, gone=gone
    )
    running = asyncio.create_task(worker.run(stop))
    await asyncio.wait([running], timeout=0.5)
    print("running", flush=True)
    try:
        await running
    finally:
        await request.shutdown()
        used = resource.getrusage(resource.RUSAGE_SELF)
        print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, flush=True)


def read(text):
    name, _, value = text.partition("=")
    return name, value if name in ("unknowns", "slot") else float(value)


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING, format="%(process)d %(message)s")
    address, api_url, *terms = sys.argv[1:]
    with open_state(address) as state:
        try:
            asyncio.run(main(address, api_url, dict(map(read, terms)), state))
        except Exception as error:  # noqa: BLE001 - what an operator would read
            sys.exit(f"{type(error).__name__}: {error}")

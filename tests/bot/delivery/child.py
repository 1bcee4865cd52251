"""A worker in a process of its own: python -m tests.bot.delivery.child DATABASE API [TERM=VALUE …].

It prints when it sent each message, in seconds since 1970, then its CPU seconds and its megabytes.
"""

import asyncio
import logging
import resource
import signal
import sys
import time

from bot.delivery.message import Message
from bot.delivery.worker import Terms, Worker
from bot.handlers.post import post_office
from bot.metrics import Metrics
from bot.people import schema
from bot.people.state import open_state
from tests.bot.delivery.town import CIPHER
from tests.botapi.fake import TOKEN


def compose(_connection, edition, chat_key):
    return Message(f"{edition.name} for {chat_key}")


def gone(connection, chat_key):
    connection.execute(schema.subscriber.delete().where(schema.subscriber.c.chat_key == chat_key))


async def main(address, api_url, terms, state):
    stop, sent = asyncio.Event(), []
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with post_office(TOKEN, api_url, Metrics(), paid=False) as send:

        def post(chat_id, message):
            sent.append(time.time())
            return send(chat_id, message)

        worker = Worker(address, state, CIPHER, Terms(**terms), compose=compose, post=post, gone=gone)
        running = asyncio.create_task(worker.run(stop))
        await asyncio.wait([running], timeout=0.5)
        print("running", flush=True)
        try:
            await running
        finally:
            used = resource.getrusage(resource.RUSAGE_SELF)
            print(*sent, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, flush=True)


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

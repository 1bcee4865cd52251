"""Ten thousand deliveries over HTTP, and a bare loop over the library's own transport in the same run."""

import asyncio
import sys
import time

from telegram import Bot
from telegram.request import HTTPXRequest

from tests.botapi.fake import TOKEN

DELIVERIES, BARE, AT_ONCE = 10_000, 2_000, 16


async def deliver_and_compare(town, figures, kind):
    """Measure both, one after the other."""
    await deliver(town, figures, kind)
    await compare(town, figures)


async def deliver(town, figures, kind):
    """Deliver all as fast as two cores allow."""
    worker = await town.start(calls_a_second=1000, replies_a_second=0)
    began = time.monotonic()
    await town.until_done(300)
    seconds = time.monotonic() - began
    worker.terminate()
    output, _ = await worker.communicate()
    cpu, memory = map(float, output.split()[-2:])
    figures.show(f"{kind}: deliveries a second, {DELIVERIES:,} in all", DELIVERIES / seconds)
    figures.show(f"{kind}: CPU seconds for 1,000 deliveries", cpu / DELIVERIES * 1000)
    figures.show(f"{kind}: memory of the worker, MB", memory)
    figures.show(f"{kind}: lost or sent twice", len(town.lost) + town.copies, 0)


async def compare(town, figures):
    """Send to the same chats with the library as it is shipped."""
    ids = [str(chat.id) for chat in town.chats[:BARE]]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.soak.cost", town.fake.api_url,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    output, _ = await process.communicate("\n".join(ids).encode())
    seconds, cpu = map(float, output.split())
    figures.show(f"bare loop over httpx, {AT_ONCE} at once: messages a second", BARE / seconds)
    figures.show("bare loop over httpx: CPU seconds for 1,000 messages", cpu / BARE * 1000)


async def loop(api_url, ids):
    """Send a message to each chat."""
    free = asyncio.Semaphore(AT_ONCE)
    request = HTTPXRequest(AT_ONCE)
    bot = Bot(TOKEN, f"{api_url}/bot", request=request)
    await request.initialize()

    async def send(chat_id):
        async with free:
            await bot.send_message(chat_id, "weekly-2026-W48 for somebody", parse_mode="HTML")

    began, cpu = time.monotonic(), time.process_time()
    await asyncio.gather(*map(send, ids))
    print(time.monotonic() - began, time.process_time() - cpu)
    await request.shutdown()


if __name__ == "__main__":
    asyncio.run(loop(sys.argv[1], [int(line) for line in sys.stdin]))

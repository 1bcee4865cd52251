"""What is never exceeded, and what happens where Telegram allows less than we think."""

import time
from collections import deque

from tests.botapi.faults import flood


class Limiter:
    """Refuse what comes above a limit a second, as Telegram does; takes the place of the faults."""

    def __init__(self, calls_a_second):
        self._times = deque(maxlen=calls_a_second)

    def take(self, method, _chat_id):
        if method != "sendMessage":
            return None
        now = time.monotonic()
        if len(self._times) == self._times.maxlen and now - self._times[0] < 1:
            return flood(1)
        self._times.append(now)
        return None


def most_in_a_second(fake):
    """Count the calls of the fullest second."""
    times = sorted(call.at for call in fake.called("sendMessage"))
    most = first = 0
    for last, at in enumerate(times):
        while at - times[first] >= 1:
            first += 1
        most = max(most, last - first + 1)
    return most


async def budget(town, figures, kind):
    """Three processes, nothing kept for replies."""
    for _ in range(3):
        await town.start(replies_a_second=0)
    began = time.monotonic()
    await town.until_done(180)
    figures.show(f"{kind}: most in any second, 3 processes, 30 allowed", most_in_a_second(town.fake), 30)
    figures.show(f"{kind}: updates a second", len(town.chats) / (time.monotonic() - began))
    figures.show(f"{kind}: sent twice", town.copies, 0)


async def narrow(town, figures, kind):
    """Two processes that believe in 50 a second, a Telegram that allows 30."""
    town.fake.api.faults = Limiter(30)
    for _ in range(2):
        await town.start(calls_a_second=50, replies_a_second=0)
    await town.until_done(240)
    calls = town.fake.called("sendMessage")
    refused = sum(call.status == 429 for call in calls)
    figures.show(f"{kind}: answered 429, of {len(calls)} calls, percent", 100 * refused / len(calls), 5)
    figures.show(f"{kind}: lost", len(town.lost), 0)
    figures.show(f"{kind}: sent twice", town.copies, 0)

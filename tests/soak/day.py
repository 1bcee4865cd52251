"""python -m tests.soak.day [UPDATES AN HOUR]: a day of mixed traffic, and the memory after every hour."""

import asyncio
import gc
import os
import random
import resource
import sys
import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from bot import logs
from bot.app import App
from bot.ledger import NotesLedger
from bot.settings import Settings
from bot.telegram_app import TelegramApp
from tests import builders
from tests.bench.stub_api import TOKEN, StubApi, update
from tests.bench.telegram import QUESTIONS
from tests.bot.handlers.market import market_file
from tests.figures import Figures
from tests.fuzz.values import DATA, TEXTS

HOURS, SETTLED_AFTER = 24, 6
"""Caches fill in the first hours; from then on nothing may grow."""
MOST_GROWTH_MB = 10
CHATS = 400
_PAGE = resource.getpagesize()


class Traffic:
    """Questions, follow-ups, forms, buttons and nonsense of some hundred chats, the same on every run."""

    def __init__(self) -> None:
        self._chance = random.Random(24)
        self._number = 0

    def next(self) -> dict:
        """Make the next update."""
        self._number += 1
        text = self._chance.choice(TEXTS if self._chance.random() < 0.5 else QUESTIONS)
        made = update(self._chance.randrange(CHATS), text) | {"update_id": self._number}
        if self._chance.random() < 0.2:
            message = made.pop("message")
            made["callback_query"] = {
                "id": str(self._number),
                "from": message["from"],
                "chat_instance": "1",
                "message": message | {"from": {"id": 42, "is_bot": True, "first_name": "Bench"}},
                "data": self._chance.choice(DATA),
            }
        return made


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = builders.NOW

    def __call__(self):
        return self.now


def megabytes() -> float:
    """Return the memory of this process."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE / 1e6


async def day(an_hour: int) -> list[float]:
    """Live through a day; return the memory at the end of each hour."""
    clock, traffic, measured = Clock(), Traffic(), []
    with tempfile.TemporaryDirectory() as folder:
        knowledge = market_file(Path(folder))
        async with StubApi() as api:
            settings = Settings(
                api_url=api.url, knowledge=knowledge, state=f"sqlite:///{folder}/people.sqlite", key="k" * 43
            )
            with closing(App(settings, clock, NotesLedger)) as app:
                async with TelegramApp(app, TOKEN) as bot:
                    for hour in range(1, HOURS + 1):
                        for _ in range(an_hour):
                            clock.now += timedelta(hours=1) / an_hour
                            await bot.take(traffic.next())
                        api.answered.clear()
                        measured.append(megabytes())
                        print(f"hour {hour:2}: {measured[-1]:.1f} MB", flush=True)
    return measured


def main(arguments: list[str]) -> None:
    """Run; exit 1 where the memory grew after it had settled."""
    an_hour = int(arguments[0]) if arguments else 4000
    with Path(os.devnull).open("w") as nowhere:
        logs.configure("json", [], nowhere)
        measured = asyncio.run(day(an_hour))
    settled, last = measured[SETTLED_AFTER - 1], measured[-1]
    print(f"growth after hour {SETTLED_AFTER}: {last - settled:+.1f} MB (at most {MOST_GROWTH_MB})")
    Figures("tests/soak/day.py::day")(
        "A simulated day",
        tried=f"{HOURS} hours of mixed traffic of {CHATS} chats, {an_hour:,} updates an hour",
        happened=f"{settled:.0f} MB of memory after {SETTLED_AFTER} hours, {last:.0f} MB after {HOURS}",
    )
    sys.exit(last - settled > MOST_GROWTH_MB)


if __name__ == "__main__":
    os.environ["PTB_TIMEDELTA"] = "true"
    main(sys.argv[1:])

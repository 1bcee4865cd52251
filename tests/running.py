"""`marketbot run` as a process of its own, on the wire to a fake Bot API."""

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parent.parent


class Running:
    """A bot at work: its log so far, and the way to end it."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self.process = process
        self._log = log

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8")

    @property
    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.log.splitlines()]

    async def stop(self, number: int = signal.SIGTERM) -> float:
        """End it by a signal; return the seconds that it took."""
        began = time.monotonic()
        self.process.send_signal(number)
        await asyncio.wait_for(self.process.wait(), 20)
        return time.monotonic() - began


@asynccontextmanager
async def running(fake, knowledge: Path, folder: Path, **settings: str) -> AsyncIterator[Running]:
    """Start the bot on the databases of a folder; leaving kills what still runs."""
    log = folder / "log"
    environment = os.environ | {
        "MARKETBOT_TOKEN": fake.token,
        "MARKETBOT_API_URL": fake.api_url,
        "MARKETBOT_KNOWLEDGE": str(knowledge),
        "MARKETBOT_STATE": f"sqlite:///{folder / 'people.sqlite'}",
        "XDG_DATA_HOME": str(folder),
        **settings,
    }
    with log.open("ab") as stream:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"), stdout=stream, stderr=stream, env=environment, cwd=ROOT
        )
    try:
        yield Running(process, log)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()

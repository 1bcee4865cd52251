"""A whole bot next to bare echo bots: each its own process, and a stub of the Bot API in this one.

aiogram wants an older pydantic than ours, so it comes from elsewhere: AIOGRAM_PYTHON names its python.
python-telegram-bot's own webhook needs tornado.
"""

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from tests.bench.stub_api import TOKEN, StubApi
from tests.figures import Figures

ROLES = ("data engineer", "data scientist", "software engineer", "ml director")
PLACES = ("uk", "germany", "us")
QUESTIONS = [f"/salary {role} {place}" for role in ROLES for place in PLACES] + [
    f"what does a {role} earn in {place}?" for role in ROLES for place in PLACES
]
WARM_UP, MEASURED, ROUNDS, MANY = 400, 1000, 7, 50_000
RATE_PER_SECOND, SECONDS = 100, 20
CONNECTIONS = 40
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Cost(NamedTuple):
    """What some updates cost: rate, CPU seconds of 1,000 of them, and memory after them."""

    updates_a_second: float
    cpu_seconds_a_thousand: float
    megabytes: float


class Peer(NamedTuple):
    """A bot to start: its name, its command, and what it needs in its environment."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str]


def telegram() -> None:
    """Print updates a second and CPU per 1,000 updates, by polling and by webhook, next to bare echo bots."""
    with tempfile.TemporaryDirectory() as folder:
        print("| bot | way | updates/s | CPU s per 1,000 | MB |\n|---|---|---|---|---|")
        for way in ("polling", "webhook"):
            costs = asyncio.run(_costs(Path(folder), way))
            for name, (rate, cpu, size) in costs.items():
                print(f"| {name} | {way} | {rate:.0f} | {cpu:.2f} | {size:.0f} |", flush=True)
            ours, echo = [f"{cost[0]:.0f} a second at {cost[1]:.2f} s of CPU" for cost in costs.values()][:2]
            Figures("tests/bench/telegram.py::telegram")(
                f"As fast as it goes, by {way}",
                tried=f"{MEASURED:,} questions at once, {ROUNDS} times, in turns with a bare echo bot",
                happened=f"{ours} for 1,000 of them; the echo bot {echo}",
            )


def latency() -> None:
    """Print start to first answer, latency at 100 updates a second, and memory after 50,000 updates."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_latency(peers(Path(folder), None)[0]))


def peers(folder: Path, port: int | None) -> list[Peer]:
    """List the bots: ours with a whole salary answer, its deliveries elsewhere, and those that echo."""
    ours = {
        "MARKETBOT_KNOWLEDGE": f"{folder}/k.sqlite",
        "MARKETBOT_STATE": f"sqlite:///{folder}/p{port}.sqlite",
        "MARKETBOT_TOKEN": TOKEN,
        "MARKETBOT_KEY": "k" * 43,
    }
    hook = {"MARKETBOT_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "MARKETBOT_WEBHOOK_SECRET": "bench"}
    hook["MARKETBOT_LISTEN"] = f"127.0.0.1:{port}"
    found = [
        Peer(
            "marketbot, salary answer",
            (sys.executable, "-m", "bot", "run", "--role", "web"),
            ours | (hook if port else {}),
        )
    ]
    found.append(Peer("python-telegram-bot, echo", (sys.executable, "-m", "tests.bench.echo_ptb"), {}))
    if aiogram := os.environ.get("AIOGRAM_PYTHON"):
        found.append(Peer("aiogram, echo", (aiogram, "-m", "tests.bench.echo_aiogram"), {}))
    return found


@asynccontextmanager
async def _running(peer: Peer, api: StubApi, port: int | None):
    arguments = () if peer.environment else (TOKEN, api.url, *([str(port)] if port else []))
    environment = os.environ | peer.environment | {"MARKETBOT_API_URL": api.url}
    process = subprocess.Popen((*peer.command, *arguments), env=environment, stderr=subprocess.DEVNULL)
    try:
        yield process.pid
    finally:
        process.terminate()
        await asyncio.to_thread(process.wait, 20)


async def _costs(folder: Path, way: str) -> dict[str, Cost]:
    """Measure all bots in turns, so that what else the machine does meets each of them; return medians."""
    names = [peer.name for peer in peers(folder, None)]
    ports = [_free_port() if way == "webhook" else None for _ in names]
    texts = cycle(QUESTIONS)
    rounds: dict[str, list[Cost]] = {name: [] for name in names}
    async with AsyncExitStack() as stack:
        started = []
        for place, port in enumerate(ports):
            api = await stack.enter_async_context(StubApi())
            pid = await stack.enter_async_context(_running(peers(folder, port)[place], api, port))
            started.append((names[place], api, pid, port))
            await _deliver(api, port, list(islice(texts, WARM_UP)))
        for _ in range(ROUNDS):
            for name, api, pid, port in started:
                rounds[name].append(await _cost(api, pid, port, list(islice(texts, MEASURED))))
    return {name: Cost(*map(median, zip(*costs, strict=True))) for name, costs in rounds.items()}


async def _cost(api: StubApi, pid: int, port: int | None, texts: list[str]) -> Cost:
    began, cpu = time.perf_counter(), _cpu_seconds(pid)
    await _deliver(api, port, texts)
    seconds, used = time.perf_counter() - began, _cpu_seconds(pid) - cpu
    return Cost(len(texts) / seconds, used / len(texts) * 1000, _megabytes(pid))


async def _deliver(api: StubApi, port: int | None, texts: list[str]) -> None:
    wanted = len(api.sent) + len(texts)
    if port is None:
        for text in texts:
            api.queue(text)
    else:
        await _until_open(port)
        await api.post(f"http://127.0.0.1:{port}/hook", "bench", texts, CONNECTIONS)
    await api.answers(wanted)


async def _latency(ours: Peer) -> None:
    texts = cycle(QUESTIONS)
    async with StubApi() as api:
        for run in ("first start, builds the knowledge", "start"):
            api.queue(next(texts))
            began, count = time.perf_counter(), len(api.sent)
            async with _running(ours, api, None):
                await api.answers(count)
                print(f"{run}: {time.perf_counter() - began:.2f} s to the first answer", flush=True)
        async with _running(ours, api, None) as pid:
            await _deliver(api, None, list(islice(texts, WARM_UP)))
            cuts = quantiles(await waits(api, islice(texts, RATE_PER_SECOND * SECONDS)), n=100)
            p50, p99 = cuts[49] * 1000, cuts[98] * 1000
            print(f"at {RATE_PER_SECOND} updates/s: p50 {p50:.1f} ms, p99 {p99:.1f} ms", flush=True)
            while len(api.sent) < MANY:
                await _deliver(api, None, list(islice(texts, WARM_UP)))
            print(f"after {MANY:,} updates: {_megabytes(pid):.0f} MB")


async def waits(api: StubApi, texts: Iterable[str]) -> list[float]:
    """Queue updates at an even rate; return how long each waited for its answer, in seconds."""
    first, began = len(api.sent) + 1, time.perf_counter()
    for number, text in enumerate(texts, start=1):
        api.queue(text)
        await asyncio.sleep(max(0, began + number / RATE_PER_SECOND - time.perf_counter()))
    await api.answers(len(api.sent))
    return [api.answered[number] - api.sent[number] for number in range(first, len(api.sent) + 1)]


async def _until_open(port: int) -> None:
    async with asyncio.timeout(30):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _megabytes(pid: int) -> float:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE / 1e6

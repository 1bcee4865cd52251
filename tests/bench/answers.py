"""What an answer costs: CPU inside the process, and a whole `marketbot ask` next to a bare Python process."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from bot.app import App
from bot.models import Utterance
from bot.settings import Settings
from tests.bench.timing import cpu_each
from tests.readme import WRITTEN_ON

COMMANDS = ("/salary", "/negotiate", "/skills", "/cost", "/demand", "/report")
FIRST = "/salary ml-director uk"
ASKED = 200
RUNS = 7


def answers() -> None:
    """Print the CPU of whole answers: understanding, look-up, judging, rendering, receipt."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        app = App(
            Settings(knowledge=place / "k.sqlite", state=f"sqlite:///{place / 'p.sqlite'}"),
            clock=lambda: WRITTEN_ON,
        )
        app.ensure_knowledge(lambda _what, _done: None)
        app.assistant.reply(Utterance(FIRST))
        print("| question | CPU p50 ms | p99 ms |")
        print("|---|---|---|")
        for command in COMMANDS:
            times = cpu_each(lambda said: app.assistant.reply(Utterance(said)), _questions(app, command))
            print(f"| {command} | {times.p50 / 1000:.2f} | {times.p99 / 1000:.2f} |")
        app.close()


def _questions(app: App, command: str) -> list[str]:
    """Ask about a different role and country every time, so that no answer is remembered."""
    held = [
        f"{command} {role} {country}"
        for country in ("US", "GB", "DE", "FR", "CA")
        for role in app.knowledge.roles_with_pay(country)
    ]
    return held[:: max(1, len(held) // ASKED)][:ASKED]


def process() -> None:
    """Print the wall time of `marketbot ask` as a whole process next to a bare Python process."""
    with tempfile.TemporaryDirectory() as folder:
        data = {
            "MARKETBOT_KNOWLEDGE": f"{folder}/k.sqlite",
            "MARKETBOT_STATE": f"sqlite:///{folder}/p.sqlite",
        }
        ask = _seconds([sys.executable, "-m", "bot", "ask", FIRST], data)
        bare = _seconds([sys.executable, "-c", "pass"], data)
    print("| process | median s |")
    print("|---|---|")
    print(f"| marketbot ask | {ask:.2f} |\n| python -c pass | {bare:.2f} |\n| ratio | {ask / bare:.0f} |")


def _seconds(command: list[str], data: dict[str, str]) -> float:
    found = []
    for _ in range(RUNS + 1):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=os.environ | data)
        found.append(time.perf_counter() - began)
    return median(found[1:])

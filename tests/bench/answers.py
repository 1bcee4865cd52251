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

QUESTIONS = (
    "/salary ml-director uk",
    "how do I negotiate that?",
    "which skills pay?",
    "what does living there cost?",
)
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
        previous = app.assistant.reply(Utterance(QUESTIONS[0])).query
        print("| question | CPU p50 ms | p99 ms |")
        print("|---|---|---|")
        for question in QUESTIONS:
            app.assistant.reply(Utterance(question), previous)
            times = cpu_each(lambda said: app.assistant.reply(Utterance(said), previous), [question] * 200)
            print(f"| {question} | {times.p50 / 1000:.2f} | {times.p99 / 1000:.2f} |")
        app.close()


def process() -> None:
    """Print the wall time of `marketbot ask` as a whole process next to a bare Python process."""
    with tempfile.TemporaryDirectory() as folder:
        data = {
            "MARKETBOT_KNOWLEDGE": f"{folder}/k.sqlite",
            "MARKETBOT_STATE": f"sqlite:///{folder}/p.sqlite",
        }
        ask = _seconds([sys.executable, "-m", "bot", "ask", QUESTIONS[0]], data)
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

"""Figures that tests measure, written where MARKETBOT_FIGURES says, for the table in docs/operate.md."""

import json
import os
from pathlib import Path

import pytest


class Figures:
    """Write down what a test tried, what happened, and what was lost."""

    def __init__(self, test: str) -> None:
        self._test = test

    def __call__(self, what: str, *, tried: str, happened: str, lost: str = "nothing") -> None:
        path = os.environ.get("MARKETBOT_FIGURES")
        if path is None:
            return
        line = {"what": what, "tried": tried, "happened": happened, "lost": lost, "test": self._test}
        with Path(path).open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")


@pytest.fixture
def figures(request) -> Figures:
    return Figures(request.node.nodeid.partition("[")[0])

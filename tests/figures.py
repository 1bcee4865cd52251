"""Figures that tests measure, written where an option says, for the table in docs/operate.md."""

import json
from pathlib import Path

import pytest


class Figures:
    """Write down what a test tried, what happened, and what was lost."""

    def __init__(self, path: str | None, test: str) -> None:
        self._path = Path(path) if path else None
        self._test = test

    def __call__(self, what: str, *, tried: str, happened: str, lost: str = "nothing") -> None:
        if self._path is None:
            return
        line = {"what": what, "tried": tried, "happened": happened, "lost": lost, "test": self._test}
        with self._path.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")


@pytest.fixture
def figures(request) -> Figures:
    return Figures(request.config.getoption("--figures"), request.node.nodeid.partition("[")[0])

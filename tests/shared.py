"""The public data at hand, where it is: tests that read it are extra and skip where it is not."""

import os
from pathlib import Path

import pytest


def shared(name: str) -> Path:
    """Give a file or folder of the shared data, or skip the test."""
    folder = os.environ.get("MARKETBOT_SHARED") or Path(__file__).parents[2] / "shared"
    path = Path(folder) / name
    if not path.exists():
        pytest.skip(f"the shared data has no {name} here; set MARKETBOT_SHARED")
    return path

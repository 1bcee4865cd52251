"""What all tests share: asynchronous ones run on asyncio, by anyio's plugin."""

import os

import pytest

from tests.figures import figures  # noqa: F401 - a fixture


@pytest.fixture(scope="session")
def anyio_backend():
    return "asyncio"


@pytest.fixture(scope="session", autouse=True)
def _durations_as_timedelta():
    """Take the library's coming type of durations; its old one warns, and warnings are errors."""
    os.environ["PTB_TIMEDELTA"] = "true"

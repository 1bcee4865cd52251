"""What all tests share. Asynchronous ones run on asyncio, by anyio's plugin."""

import os

import pytest
from hypothesis import HealthCheck, settings

from bot.understand.understanding import Understanding
from knowledge.vocabulary.words import Vocabulary
from tests.figures import figures  # noqa: F401 - a fixture

pytest.register_assert_rewrite("tests.approval", "tests.botapi", "tests.knowledge")
"""What fails outside the tests shows the difference too."""

settings.register_profile(
    "repeatable", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("repeatable")
"""The same examples in every run, as long as they take: what fails here failed there."""


@pytest.fixture(scope="session")
def anyio_backend():
    return "asyncio"


@pytest.fixture(scope="session", autouse=True)
def _durations_as_timedelta():
    """Take the library's coming type of durations; its old one warns, and warnings are errors."""
    os.environ["PTB_TIMEDELTA"] = "true"


@pytest.fixture(scope="session")
def vocabulary():
    return Vocabulary()


@pytest.fixture(scope="session")
def understanding(vocabulary):
    return Understanding(vocabulary)

"""The record of all calls the bot made."""

from dataclasses import dataclass
from typing import Any

from tests.botapi.refusals import JSON


@dataclass(frozen=True)
class Call:
    """Hold one call: what was asked with which parameters and files, when, and what the answer was.

    `at` is seconds since the fake began; status 0 means that no answer left.
    """

    method: str
    parameters: JSON
    files: tuple[str, ...]
    at: float
    status: int
    answer: Any
    injected: bool = False

    @property
    def refused(self) -> bool:
        """Tell whether the fake said no of its own accord, not because a test made it."""
        return not self.injected and not 200 <= self.status < 300

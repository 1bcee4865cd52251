"""What goes wrong on purpose, a given number of times."""

from dataclasses import dataclass
from typing import Literal

from tests.botapi.refusals import Refusal


@dataclass(frozen=True)
class Fault:
    """Describe what goes wrong: a refusal, a delay, or a connection cut before or after the work."""

    refusal: Refusal | None = None
    seconds: float = 0
    cut: Literal["before", "after"] | None = None
    page: str | None = None


def flood(seconds: int) -> Fault:
    """Answer 429 with retry_after."""
    words = f"Too Many Requests: retry after {seconds}"
    return Fault(Refusal(429, words, {"retry_after": seconds}))


def blocked() -> Fault:
    """Answer 403, as from a user who blocked the bot."""
    return Fault(Refusal(403, "Forbidden: bot was blocked by the user"))


def broken(code: int = 500) -> Fault:
    """Answer 5xx as Telegram does: Internal Server Error."""
    return Fault(Refusal(code, "Internal Server Error"))


def gateway() -> Fault:
    """Answer 502 with a page that is no JSON, as a server in between does."""
    return Fault(Refusal(502, "Bad Gateway"), page="<html><h1>502 Bad Gateway</h1></html>")


def slow(seconds: float) -> Fault:
    """Do the work, but late."""
    return Fault(seconds=seconds)


def cut(when: Literal["before", "after"] = "before") -> Fault:
    """Drop the connection: before the work is done, or after it, so that the answer alone is lost."""
    return Fault(cut=when)


class Faults:
    """Hold the faults that are to come."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Fault, str | None, int | None]] = []

    def add(self, fault: Fault, method: str | None, chat_id: int | None, times: int) -> None:
        """Let the next `times` calls of a method, in a chat, go wrong; None stands for any."""
        self._waiting += [(fault, method, chat_id)] * times

    def take(self, method: str, chat_id: object) -> Fault | None:
        """Return the fault this call meets, if any, and use it up."""
        for place, (fault, of_method, in_chat) in enumerate(self._waiting):
            if of_method in (None, method) and in_chat in (None, chat_id):
                del self._waiting[place]
                return fault
        return None

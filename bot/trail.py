"""What one update leaves in the log and in the counters: nothing of who asked, or what."""

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import StrEnum

import structlog
from structlog.typing import EventDict, FilteringBoundLogger

from bot.metrics import Metrics


class Outcome(StrEnum):
    """How the work on an update ended."""

    IGNORED = "ignored"
    """Nobody's business: a service message, words in a group that were not for the bot."""
    ANSWERED = "answered"
    REPEATED = "repeated"
    """Somebody had claimed it already."""
    LIMITED = "limited"
    """Its chat asks faster than it is answered."""
    BLOCKED = "blocked"
    """The chat has shut the bot out."""
    FAILED = "failed"
    CUT = "cut"
    """The bot stopped before it was done; another run takes it up."""


def _new_request() -> str:
    return secrets.token_hex(4).upper()


@dataclass(slots=True)
class Trail:
    """One update at work. Every field is a word from a closed list, but for the random id."""

    kind: str
    request: str = field(default_factory=_new_request)
    intent: str = ""
    template: str = ""
    language: str = ""
    """What the chat is spoken to in, once that is known."""
    outcome: Outcome = Outcome.IGNORED


_current: ContextVar[Trail | None] = ContextVar("trail", default=None)
_log: FilteringBoundLogger = structlog.get_logger()


def current() -> Trail:
    """Return the trail of the update at work; outside of one, a trail that leads nowhere."""
    return _current.get() or Trail("")


@contextmanager
def followed(kind: str, metrics: Metrics) -> Iterator[Trail]:
    """Follow the work on one update: its line in the log and its counters are written at its end."""
    trail = Trail(kind)
    before = _current.set(trail)
    began = time.perf_counter()
    try:
        yield trail
    except BaseException as error:
        trail.outcome = Outcome.FAILED if isinstance(error, Exception) else Outcome.CUT
        raise
    finally:
        seconds = time.perf_counter() - began
        metrics.count_update(kind, trail.intent, trail.template, trail.outcome, seconds)
        _log.info(
            "update",
            request=trail.request,
            kind=kind,
            intent=trail.intent,
            template=trail.template,
            outcome=trail.outcome.value,
            ms=round(seconds * 1000, 1),
        )
        _current.reset(before)


def add_request(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Name the update at work in whatever is logged meanwhile: a processor of structlog's."""
    trail = _current.get()
    if trail is not None:
        event.setdefault("request", trail.request)
    return event

"""Logs: one line an event, as JSON or for eyes; no texts, pay, ids or tokens in them.

Our own lines name closed words only. What libraries say is kept to its first line and without its arguments,
and an error to its type and the lines that it passed: both may hold addresses, ids and somebody's words.
"""

import logging
import re
import sys
import threading
import traceback
import warnings
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import TextIO

import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.typing import EventDict, Processor

from bot.trail import add_request

_OURS = ("bot", "knowledge")
_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")
_NUMBER = re.compile(r"(?<![\w-])-?\d{6,}(?!\w)")
"""What may be an id, and is no part of a request such as E-12345678."""
_QUOTED = re.compile(r'"[^"\n]*"|\'[^\'\n]*\'')


def configure(style: str | None, secrets: Iterable[str], stream: TextIO | None = None) -> None:
    """Send all logs to a stream (standard error), as "json" or "pretty"; None: pretty on a terminal."""
    stream = stream or sys.stderr
    scrub = Scrubber(secrets)
    is_pretty = style == "pretty" or (style is None and stream.isatty())
    renderer: Processor = (
        structlog.dev.ConsoleRenderer(colors=stream.isatty())
        if is_pretty
        else structlog.processors.JSONRenderer()
    )
    shared: list[Processor] = [
        add_request,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, renderer],
        logger_factory=structlog.WriteLoggerFactory(stream),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        ProcessorFormatter(
            foreign_pre_chain=[scrub, *shared],
            processors=[ProcessorFormatter.remove_processors_meta, renderer],
            use_get_message=False,
            pass_foreign_args=True,
        )
    )
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    # Where DBOS finds no handler, it brings one of its own, which prints whole tracebacks.
    engine = logging.getLogger("dbos")
    engine.handlers[:], engine.propagate = [logging.NullHandler()], True
    logging.raiseExceptions = False  # a line that cannot be formatted would be printed with its arguments
    _take_what_is_printed()


class Scrubber:
    """Takes out of a line what does not belong there: a processor of structlog's."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._secrets = [secret for secret in secrets if secret]

    def __call__(self, _logger: object, _method: str, event: EventDict) -> EventDict:
        """Say what a record of the standard library says, and name its error."""
        record: logging.LogRecord = event["_record"]
        args, is_ours = event.pop("positional_args"), record.name.partition(".")[0] in _OURS
        said = str(record.msg) % args if is_ours and args else str(record.msg)
        event["event"] = self.clean(said if is_ours else first_line(said))
        event["logger"] = record.name
        for name in ("exc_info", "stack_info"):
            event.pop(name, None)
        if record.exc_info and record.exc_info[1]:
            event["error"] = describe(record.exc_info[1])
        return event

    def clean(self, text: str) -> str:
        """Hide secrets, what looks like a token, and numbers that may be ids."""
        for secret in self._secrets:
            text = text.replace(secret, "[hidden]")
        return _NUMBER.sub("[number]", _TOKEN.sub("[token]", text))


def describe(error: BaseException) -> str:
    """Name an error by its type and the lines that it passed; its message may hold what somebody wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    way = " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in reversed(frames))
    said = f"{type(error).__name__} at {way}"
    cause = error.__cause__ or error.__context__
    return f"{said}; from {describe(cause)}" if cause is not None else said


def quote_free(text: str) -> str:
    """Leave out what a message quotes: Telegram's refusals repeat pieces of what was sent."""
    return _QUOTED.sub("…", first_line(text))


def first_line(text: str) -> str:
    """Return the first line of a text."""
    return text.partition("\n")[0]


def _take_what_is_printed() -> None:
    """Log what Python itself would print, messages and all: warnings, and errors that nobody catches."""
    log = logging.getLogger("bot")

    def end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.critical("ended by an error", exc_info=(kind, error, trace))

    def warn(
        message: Warning | str,  # noqa: ARG001
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,  # noqa: ARG001
        line: str | None = None,  # noqa: ARG001
    ) -> None:
        log.warning("%s at %s:%d", category.__name__, Path(filename).name, lineno)

    def uncaught(raised: "threading.ExceptHookArgs | sys.UnraisableHookArgs") -> None:
        log.error("an error that nobody caught", exc_info=raised.exc_value)

    sys.excepthook, sys.unraisablehook = end, uncaught
    threading.excepthook, warnings.showwarning = uncaught, warn

"""Errors reported to Sentry where an operator wants it: their type and way, nothing of what was said."""

import logging
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sentry_sdk.types import Event, Hint

_KEPT = ("event_id", "timestamp", "level", "logger", "platform", "release")
_FRAME = ("filename", "function", "lineno", "module")


class NoSentryError(Exception):
    """Sentry is asked for, and is not installed or not named by its DSN."""


def report_errors(dsn: str, release: str) -> None:
    """Send what is logged as an error to `dsn`, on a thread of its own. Raises NoSentryError."""
    try:
        import sentry_sdk
        from sentry_sdk.integrations.logging import EventHandler
        from sentry_sdk.utils import BadDsn, Dsn
    except ModuleNotFoundError as error:
        raise NoSentryError(
            "MARKETBOT_SENTRY_DSN needs its package: pip install 'job-market-bot[sentry]'"
        ) from error
    try:
        Dsn(dsn)
    except BadDsn:  # its message repeats what is a secret
        raise NoSentryError("MARKETBOT_SENTRY_DSN is none: expected https://KEY@HOST/NUMBER") from None
    sentry_sdk.init(
        dsn,
        release=release,
        before_send=reduce,
        default_integrations=False,
        auto_enabling_integrations=False,
        include_local_variables=False,
        max_breadcrumbs=0,
        shutdown_timeout=2,
    )
    logging.getLogger().addHandler(EventHandler(logging.ERROR))


def reduce(event: "Event", _hint: "Hint") -> "Event":
    """Keep where an error came from, and the update it belongs to; drop messages, arguments and sources."""
    from bot.trail import current

    kept: Any = {name: event[name] for name in _KEPT if name in event}  # type: ignore[literal-required]
    kept["tags"] = {"request": current().request}
    errors: Any = event.get("exception") or {}
    kept["exception"] = {"values": [_bare(error) for error in errors.get("values", ())]}
    return kept  # type: ignore[no-any-return]


def _bare(error: dict[str, Any]) -> dict[str, Any]:
    frames = (error.get("stacktrace") or {}).get("frames", ())
    bare = [{name: frame[name] for name in _FRAME if name in frame} for frame in frames]
    return {"type": error.get("type"), "module": error.get("module"), "stacktrace": {"frames": bare}}

"""Progress on standard error for steps that take longer than a second; silent when nobody watches."""

import sys
import time

import click

_SHOWN_AFTER_SECONDS = 1.0
_EVERY_SECONDS = 0.2


class Progress:
    """Rewrites one line with what is being done and how far it is."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._shown = 0.0

    def __call__(self, what: str, done: int) -> None:
        """Show how many are done."""
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self._started < _SHOWN_AFTER_SECONDS:
            return
        if now - self._shown >= _EVERY_SECONDS:
            self._shown = now
            click.echo(f"\r{what}: {done} ", err=True, nl=False)

    def close(self) -> None:
        """End the line if one was begun."""
        if self._shown:
            click.echo(err=True)

"""The app, opened for one command: what is wrong with it ends the command with a message."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from bot.app import App


def fail(message: str) -> NoReturn:
    """End with a message for the operator and exit code 1."""
    raise click.ClickException(message)


@contextmanager
def opened(*, with_knowledge: bool = True) -> "Iterator[App]":
    """Open the app; what is wrong with its settings or files ends the command with a message."""
    from bot.app import App
    from bot.people.errors import StateError
    from bot.settings import Settings, SettingsError
    from bot.terminal.progress import Progress
    from knowledge.errors import KnowledgeError

    try:
        app = App(Settings.load())
    except SettingsError as error:
        fail(str(error))
    progress = Progress()
    try:
        if with_knowledge:
            app.ensure_knowledge(progress)
            progress.close()
        yield app
    except (KnowledgeError, StateError) as error:
        fail(str(error))
    finally:
        app.close()

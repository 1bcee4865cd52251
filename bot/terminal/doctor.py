"""marketbot doctor: a check-up of everything the bot stands on, one line each."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import click
from pydantic import SecretStr

from bot.app import App
from bot.people.errors import StateError
from bot.terminal.opening import opened
from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from sqlalchemy import Connection

OLD_KNOWLEDGE = timedelta(days=45)
LATE_DELIVERY = timedelta(hours=12)
"""A million messages at the free rate take eleven hours."""
WRONG_CLOCK = timedelta(seconds=30)


class AilmentError(Exception):
    """A check found something to mend."""


class UnknownError(Exception):
    """A check could not be made; nothing is known to be wrong."""


@click.command()
def doctor() -> None:
    """Check settings, token, clock, databases, key, queue, templates; exit code 1: something is to mend."""
    with opened(with_knowledge=False) as app:
        well = True
        for name, check in _CHECKS.items():
            try:
                click.echo(f"ok    {name}: {check(app)}")
            except UnknownError as problem:
                click.echo(f"?     {name}: {problem}")
            except (AilmentError, KnowledgeError, StateError) as problem:
                well = False
                click.echo(f"MEND  {name}: {problem}")
    if not well:
        raise SystemExit(1)


def _settings(app: App) -> str:
    return ", ".join(_shown(app))


def _shown(app: App) -> Iterator[str]:
    """Name each setting with its value, secrets only as set or not set."""
    for name, field in type(app.settings).model_fields.items():
        value = getattr(app.settings, name)
        if isinstance(value, SecretStr) or "SecretStr" in str(field.annotation):
            value = "set" if value else "not set"
        if name == "state":
            from sqlalchemy import make_url

            from bot.people.engine import shown

            value = shown(make_url(value))
        yield f"{name} {value}"


def _sqlite(_app: App) -> str:
    return f"SQLite {sqlite3.sqlite_version}"


def _token(app: App) -> str:
    from bot.terminal.reach import OutOfReachError, reach

    token = app.settings.token
    if token is None:
        raise UnknownError("MARKETBOT_TOKEN is not set; `marketbot run` needs it")
    try:
        reached = reach(str(app.settings.api_url), token.get_secret_value())
    except OutOfReachError as problem:
        raise UnknownError(f"{app.settings.api_url}: {problem}") from problem
    if reached.name is None:
        raise AilmentError(f"{app.settings.api_url} does not accept MARKETBOT_TOKEN; BotFather tells it")
    return f"@{reached.name}"


def _clock(app: App) -> str:
    from bot.terminal.reach import OutOfReachError, reach

    try:
        server = reach(str(app.settings.api_url), None).at
    except OutOfReachError as problem:
        raise UnknownError(f"nothing to compare with; {app.settings.api_url}: {problem}") from problem
    if server is None:
        raise UnknownError(f"{app.settings.api_url} does not say what time it is")
    apart = app.clock() - server.astimezone(UTC)
    if abs(apart) > WRONG_CLOCK:
        raise AilmentError(
            f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC here, {server:%Y-%m-%d %H:%M} there; ages and due times "
            "are counted from this clock: set it"
        )
    return f"within {abs(apart).total_seconds():.0f} s of {app.settings.api_url}"


def _knowledge(app: App) -> str:
    age, knowledge = app.knowledge_age(), app.knowledge
    if age > OLD_KNOWLEDGE:
        raise AilmentError(
            f"{knowledge.path} is {age.days} days old; rebuild it with `marketbot knowledge build`"
        )
    return f"{knowledge.path}, version {knowledge.version}, {age.days} days old"


def _people(app: App) -> str:
    from bot.people.schema import NEWEST

    found = _schema(app)
    if found is None:
        return "nothing in it yet; `marketbot run` makes its tables"
    if found != NEWEST:
        raise AilmentError(f"schema {found}, this version needs {NEWEST}: `marketbot state migrate`")
    return f"schema {found}, the newest"


def _schema(app: App) -> str | None:
    """Look at the schema without bringing it forward, which is not for a check-up to decide."""
    from bot.people.engine import engine_of
    from bot.people.state import State, schema_version

    with State(engine_of(app.settings.state)) as state, state.reading() as connection:
        return schema_version(connection)


@contextmanager
def _people_database(app: App) -> "Iterator[Connection]":
    """Read the people database. Raises UnknownError where its schema is not this version's."""
    from bot.people.schema import NEWEST

    if _schema(app) != NEWEST:
        raise UnknownError("the people database has not the schema of this version")
    with app.ledger.state.reading() as connection:
        yield connection


def _key(app: App) -> str:
    from bot.people.keys import check, key_file, sealed_with

    is_there = app.settings.key is not None or key_file().exists()
    with _people_database(app) as connection:
        used = sealed_with(connection)
        if is_there:
            check(connection, app.cipher)
    if used is None:
        return "nothing is sealed yet"
    if not is_there:
        raise AilmentError(f"the people database is sealed with the key {used}: set MARKETBOT_KEY to it")
    return f"{used}, which the people database is sealed with"


def _queue(app: App) -> str:
    from bot.delivery.backlog import backlog

    with _people_database(app) as connection:
        waiting = backlog(connection, app.clock())
    said = f"{waiting.count} messages wait, the oldest for {waiting.oldest.total_seconds() / 3600:.1f} h"
    if waiting.oldest > LATE_DELIVERY:
        raise AilmentError(f"{said}; is `marketbot run` running, and does its log say why?")
    return said if waiting.count else "nothing waits"


def _templates(app: App) -> str:
    from bot.terminal.rehearsal import RehearsalError, rehearse

    compiled = 0
    for language in app.renderers.languages:
        environment = app.renderers.of(language).environment
        names = environment.list_templates(extensions=["j2"])
        for name in names:
            environment.get_template(name)
        compiled += len(names)
    try:
        rendered = rehearse(app)
    except RehearsalError as problem:
        raise AilmentError(str(problem)) from problem
    said = ", ".join(f"{len(used)} kinds of answer in {language}" for language, used in rendered.items())
    return f"{compiled} compile; rendered with samples: {said}"


_CHECKS: dict[str, Callable[[App], str]] = {
    "settings": _settings,
    "sqlite": _sqlite,
    "token": _token,
    "clock": _clock,
    "knowledge": _knowledge,
    "people": _people,
    "key": _key,
    "queue": _queue,
    "templates": _templates,
}

"""marketbot doctor: a check-up of settings, databases and templates, one line each."""

import sqlite3
from collections.abc import Callable, Iterator

import click

from bot.app import App
from bot.cli import opened
from knowledge.errors import KnowledgeError

_OLD_AFTER_DAYS = 45


class AilmentError(Exception):
    """A check found something to mend."""


@click.command()
def doctor() -> None:
    """Check settings, the two databases and the templates; exit code 1 where something must be mended."""
    with opened(with_knowledge=False) as app:
        well = True
        for name, check in _CHECKS.items():
            try:
                click.echo(f"ok    {name}: {check(app)}")
            except (AilmentError, KnowledgeError) as problem:
                well = False
                click.echo(f"MEND  {name}: {problem}")
    if not well:
        raise SystemExit(1)


def _settings(app: App) -> str:
    return ", ".join(_shown(app))


def _shown(app: App) -> Iterator[str]:
    """Name each setting with its value, secrets only as set or not set."""
    for name in type(app.settings).model_fields:
        value = getattr(app.settings, name)
        if name == "token":
            value = "set" if value else "not set"
        if name == "state":
            from sqlalchemy import make_url

            from bot.people.engine import shown

            value = shown(make_url(value))
        yield f"{name} {value}"


def _sqlite(_app: App) -> str:
    return f"SQLite {sqlite3.sqlite_version}"


def _knowledge(app: App) -> str:
    from datetime import datetime

    knowledge = app.knowledge
    age = app.clock() - datetime.fromisoformat(knowledge.built_at)
    if age.days > _OLD_AFTER_DAYS:
        raise AilmentError(
            f"{knowledge.path} is {age.days} days old; rebuild it with `marketbot knowledge build`"
        )
    return f"{knowledge.path}, version {knowledge.version}, {age.days} days old"


def _people(app: App) -> str:
    from bot.people.errors import StateError
    from bot.people.state import schema_version

    try:
        with app.ledger.state.reading() as connection:
            return f"schema {schema_version(connection)}"
    except StateError as problem:
        raise AilmentError(str(problem)) from problem


def _templates(app: App) -> str:
    renderer = app.renderers.of("en")
    environment = renderer.environment
    names = environment.list_templates(extensions=["j2"])
    for name in names:
        environment.get_template(name)
    return f"{len(names)} compile, version {renderer.version}"


_CHECKS: dict[str, Callable[[App], str]] = {
    "settings": _settings,
    "sqlite": _sqlite,
    "knowledge": _knowledge,
    "people": _people,
    "templates": _templates,
}

"""marketbot state: migrations of the people database, backups, and restoring one."""

from pathlib import Path

import click

from bot.terminal.opening import opened


@click.group()
def state() -> None:
    """Migrate, back up and restore the people database."""


@state.command()
def migrate() -> None:
    """Bring the database to the schema of this version; the bot does so itself when it starts."""
    from bot.people.state import schema_version

    with opened(with_knowledge=False) as app, app.ledger.state.reading() as connection:
        click.echo(f"schema {schema_version(connection)}")


@state.command()
@click.argument("revision")
def downgrade(revision: str) -> None:
    """Bring the database back to an older schema, such as 0002, for an older version of the bot.

    What the newer schema alone holds is lost: back up before. Stop the bot first; this version brings the
    database forward again as soon as it opens it.
    """
    from bot.people.engine import engine_of
    from bot.people.migrations import downgrade as go_back

    with opened(with_knowledge=False) as app:
        engine = engine_of(app.settings.state)
        try:
            go_back(engine, revision)
        finally:
            engine.dispose()
    click.echo(f"schema {revision}")


@state.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write everything to a new FILE, while the bot runs or not. The key is not in it: keep that apart."""
    from bot.people.backup import back_up

    with opened(with_knowledge=False) as app:
        rows = back_up(app.ledger.state, file)
    click.echo(f"{file}: {rows} rows, {file.stat().st_size:,} bytes")


@state.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Delete first what the database holds.")
def restore(file: Path, *, replace: bool) -> None:
    """Fill the database from a backup, while no bot runs. FILE may come from SQLite or PostgreSQL."""
    from bot.people.backup import restore as fill

    with opened(with_knowledge=False) as app:
        rows = fill(app.ledger.state, file, replace=replace)
    click.echo(f"{rows} rows restored")

"""marketbot key: make a key for people's data, and change from an older one to a newer."""

from pathlib import Path

import click

from bot.app import App
from bot.people.cipher import Cipher
from bot.people.keys import key_file, new_key, read_keys, write_key
from bot.people.rotation import Rotated, rotate
from bot.terminal.opening import fail, opened


@click.group()
def key() -> None:
    """Make and change the key that people's data is encrypted with."""


@key.command()
def new() -> None:
    """Print a new key for MARKETBOT_KEY."""
    click.echo(new_key())


@key.command("rotate")
def rotate_key() -> None:
    """Encrypt everything with the newest key, while no bot runs.

    With MARKETBOT_KEY=NEW,OLD the database goes from OLD to NEW; set it to NEW alone then. Without the
    setting a new key is made and takes the place of the one in the key file.
    """
    with opened(with_knowledge=False) as app:
        given = app.settings.key
        if given is None:
            _rotate_file(app, key_file())
            return
        keys = read_keys(given.get_secret_value())
        if len(keys) < 2:
            fail("MARKETBOT_KEY holds one key; put the new one before it: NEW,OLD (marketbot key new)")
        _say(_rotate(app, Cipher(keys)))
        click.echo("set MARKETBOT_KEY to the new key alone now, and keep the old one as long as its backups")


def _rotate_file(app: App, file: Path) -> None:
    """Rotate to a new key; both are in the file until the database is through, so that none is ever lost."""
    if not file.exists():
        fail(f"there is no key yet, neither in MARKETBOT_KEY nor in {file}")
    old = file.read_text(encoding="ascii").strip()
    made = new_key()
    write_key(file, f"{made},{old}")
    _say(_rotate(app, Cipher(read_keys(f"{made},{old}"))))
    write_key(file.with_name(f"{file.name}.old"), old)
    write_key(file, made)
    click.echo(
        f"{file} holds the new key, {file.name}.old beside it the old one: keep it as long as its backups"
    )


def _rotate(app: App, cipher: Cipher) -> Rotated:
    with app.ledger.state.writing() as connection:
        return rotate(connection, cipher)


def _say(done: Rotated) -> None:
    click.echo(
        f"{done.values} values encrypted anew, {done.chats} chats named anew, "
        f"{done.dropped} rows of a passing day dropped"
    )

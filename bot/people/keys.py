"""The key of the people database: from the setting, or from a file that lies apart from the database."""

import base64
import binascii
import logging
import os
from pathlib import Path

import platformdirs
import sqlalchemy as sa

from bot.people import schema
from bot.people.cipher import KEY_BYTES, Cipher
from bot.people.errors import StateError
from bot.people.upsert import insert

_SEALED = "people"
_log = logging.getLogger(__name__)


def new_key() -> str:
    """Make a key: 32 random bytes in base64 letters."""
    return base64.urlsafe_b64encode(os.urandom(KEY_BYTES)).decode().rstrip("=")


def read_keys(setting: str) -> list[bytes]:
    """Read one key, or several with commas between them, the newest first. Raises StateError."""
    return [_read_key(text.strip(), number) for number, text in enumerate(setting.split(","), 1)]


def _read_key(text: str, number: int) -> bytes:
    try:
        key = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise StateError(f"MARKETBOT_KEY: key {number} is none that `marketbot key new` makes")
    return key


def key_file() -> Path:
    """Name the file that holds the key where no setting does: with the settings, not with the data."""
    return platformdirs.user_config_path("marketbot", appauthor=False) / "key"


def make_cipher(setting: str | None, file: Path) -> Cipher:
    """Make the cipher from the setting, else from the key in `file`, which is made where it is missing.

    Raises StateError.
    """
    return Cipher(read_keys(setting if setting is not None else _kept(file)))


def _kept(file: Path) -> str:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            # Only one of several first processes makes it, and nobody else may ever read it.
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return file.read_text(encoding="ascii").strip()
        with os.fdopen(descriptor, "w", encoding="ascii") as made:
            key = new_key()
            made.write(key + "\n")
    except OSError as error:
        raise StateError(f"{file}: {error.strerror}; or set MARKETBOT_KEY (marketbot key new)") from error
    _log.warning("a key for people's data was made: %s; keep a copy of it, apart from the database", file)
    return key


def write_key(file: Path, keys: str) -> None:
    """Put keys into a file for its owner only, whole or not at all. Raises StateError."""
    aside = file.with_name(f"{file.name}.new")
    try:
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as written:
            written.write(keys + "\n")
            written.flush()
            os.fsync(written.fileno())
        aside.replace(file)
    except OSError as error:
        raise StateError(f"{file}: {error.strerror}") from error


def claim(connection: sa.Connection, cipher: Cipher) -> None:
    """Note that the database is sealed with a key; raise StateError where it is sealed with another."""
    first = insert(connection, schema.seal).values(name=_SEALED, key_id=cipher.key_id)
    connection.execute(first.on_conflict_do_nothing())
    check(connection, cipher)


def check(connection: sa.Connection, cipher: Cipher) -> None:
    """Raise StateError where the database is sealed with another key."""
    used = sealed_with(connection)
    if used not in {None, cipher.key_id}:
        raise StateError(
            f"the people database is sealed with the key {used}, the key given is {cipher.key_id}: set "
            "MARKETBOT_KEY to the right one, or change keys with `marketbot key rotate`"
        )


def sealed_with(connection: sa.Connection) -> str | None:
    """Tell the id of the key that the database is sealed with; None: nothing was sealed yet."""
    table = schema.seal.c
    return connection.scalar(sa.select(table.key_id).where(table.name == _SEALED))

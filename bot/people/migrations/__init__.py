"""The schema's steps. Each upgrade or downgrade is one transaction, and one process at a time makes it.

A new step is a module in `versions`, written by hand: the test that compares the steps with the tables
prints what is missing in it. `env` is what alembic runs them by.
"""

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.util import CommandError

from bot.people.engine import explained, shown
from bot.people.errors import StateError


def upgrade(engine: sa.Engine, to: str = "head") -> None:
    """Bring a database forward. Raises StateError, also for a schema that this code does not know."""
    with explained(engine.url), engine.begin() as connection:
        try:
            command.upgrade(config(connection), to)
        except CommandError as error:
            raise StateError(
                f"{shown(engine.url)}: its schema is newer than this version of the bot; "
                f"install the newer version, or restore a backup ({error})"
            ) from error


def downgrade(engine: sa.Engine, to: str) -> None:
    """Bring a database back to an older schema; "base" leaves no table. Raises StateError."""
    with explained(engine.url), engine.begin() as connection:
        try:
            command.downgrade(config(connection), to)
        except CommandError as error:
            raise StateError(f"{shown(engine.url)}: {error}") from error


def config(connection: sa.Connection) -> Config:
    """Tell alembic where the steps are and which connection to make them on."""
    made = Config(attributes={"connection": connection})
    made.set_main_option("script_location", "bot.people:migrations")
    made.set_main_option("path_separator", "os")
    return made

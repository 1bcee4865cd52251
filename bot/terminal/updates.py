"""marketbot updates: see and steer what is sent to those who follow a market."""

import click

from bot.terminal.editions import cancel, pause, progress, resume, send
from bot.terminal.preview import preview


@click.group()
def updates() -> None:
    """See and steer what is sent to those who follow a market."""


for _command in (preview, send, progress, pause, resume, cancel):
    updates.add_command(_command)

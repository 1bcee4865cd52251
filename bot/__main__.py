"""python -m bot: the same as marketbot."""

from bot.cli import main

main(prog_name="marketbot")

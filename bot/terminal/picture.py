"""The pay band of an answer as a picture file."""

from pathlib import Path

import click

from bot.assistant import Turn
from bot.charts import alternative, chart_of, draw
from bot.plain import to_text
from bot.render import Renderer


def save(turn: Turn, renderer: Renderer, path: Path) -> None:
    """Write the picture and say what is in it; end with a message where there is nothing to draw."""
    chart = chart_of(turn.answer)
    if chart is None:
        raise click.ClickException("there is no pay figure in this answer to draw")
    try:
        path.write_bytes(draw(chart, renderer))
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror}") from error
    click.echo(f"\n{path}: {to_text(alternative(chart, renderer))}")

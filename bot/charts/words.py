"""The words of a picture, said by the macros of the template `chart`, and its text alternative."""

from typing import Any

from markupsafe import Markup

from bot.charts.chart import Chart
from bot.render import Renderer

_NARROW_SPACE = "\u202f"
"""Stands between thousands in some languages; few fonts hold it."""


class Words:
    """Says one part of a chart after the other in one language."""

    def __init__(self, renderer: Renderer) -> None:
        self._macros: Any = renderer.environment.get_template("chart.html.j2").module

    def say(self, part: str, *subjects: object) -> str:
        """Return the plain words of one part: the macro's name and what it speaks of."""
        spoken = Markup(getattr(self._macros, part)(*subjects))  # noqa: S704 - escaped by the template
        return spoken.unescape().strip().replace(_NARROW_SPACE, "\u00a0")


def alternative(chart: Chart, renderer: Renderer) -> str:
    """Tell in one paragraph, in Telegram's HTML, every amount that the picture shows."""
    macros: Any = renderer.environment.get_template("chart.html.j2").module
    return " ".join(str(macros.alternative(chart)).split())

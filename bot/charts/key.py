"""The key under the axis: every mark that is drawn, with its name."""

from collections.abc import Callable

from bot.charts import marks
from bot.charts.canvas import Canvas, Type
from bot.charts.rows import is_average
from bot.charts.words import Words
from bot.evidence import Figure

_NAME = Type(24)
_REACH = 14
_TO_NAME = 10
_BETWEEN = 26
_SAMPLES: dict[str, tuple[int, Callable[[Canvas, float, float], None]]] = {
    "tails": (40, lambda canvas, x, y: marks.tails(canvas, x, x + 40, y)),
    "half": (40, lambda canvas, x, y: marks.half(canvas, x, x + 40, y, _REACH)),
    "median": (8, lambda canvas, x, y: marks.median(canvas, x + 4, y, _REACH)),
    "average": (22, lambda canvas, x, y: marks.average(canvas, x + 11, y, 11)),
    "own": (8, lambda canvas, x, y: marks.own(canvas, x + 4, y - _REACH, y + _REACH)),
}
"""Of each mark: the width of its sample, and how it is drawn with its left end at x."""


class Key:
    """The names of the marks of one chart, broken into lines of a width."""

    def __init__(self, figures: tuple[Figure, ...], words: Words, width: float, *, own: bool) -> None:
        self._lines: list[list[tuple[str, str]]] = [[]]
        for mark in _drawn(figures, own=own):
            entry = (mark, words.say(f"{mark}_key"))
            if sum(_width(*each) for each in [*self._lines[-1], entry]) - _BETWEEN > width:
                self._lines.append([])
            self._lines[-1].append(entry)

    @property
    def height(self) -> int:
        """The height of all its lines."""
        return _NAME.line * len(self._lines)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw each mark with its name behind it."""
        for number, line in enumerate(self._lines):
            x, middle = left, top + (number + 0.5) * _NAME.line
            for mark, name in line:
                width, sample = _SAMPLES[mark]
                sample(canvas, x, middle)
                canvas.text((x + width + _TO_NAME, middle), name, _NAME, canvas.ink.quiet, "lm")
                x += _width(mark, name)


def _width(mark: str, name: str) -> float:
    return _SAMPLES[mark][0] + _TO_NAME + _NAME.width(name) + _BETWEEN


def _drawn(figures: tuple[Figure, ...], *, own: bool) -> list[str]:
    """Return the marks that are drawn for these figures."""
    there = {
        "tails": any(figure.p10 is not None and figure.p90 is not None for figure in figures),
        "half": any(figure.p25 is not None and figure.p75 is not None for figure in figures),
        "median": not all(is_average(figure) for figure in figures),
        "average": any(is_average(figure) for figure in figures),
        "own": own,
    }
    return [mark for mark in _SAMPLES if there[mark]]

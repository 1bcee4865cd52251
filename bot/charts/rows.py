"""One figure of a chart: its title and amount, its evidence, and its bar with the outermost percentiles."""

from bot.charts import marks
from bot.charts.canvas import Canvas, Type
from bot.charts.scale import Scale
from bot.charts.words import Words
from bot.evidence import Figure
from knowledge.models import Statistic

_HEADING = Type(29, bold=True)
_DETAIL = Type(25)
_END = Type(23)
_STRIP = 50
"""Height of the bar with the room around it."""
_MOST_DETAILS = 3
_OVER_BAR = 7
_BELOW = 12
_BETWEEN = 24
_BESIDE = 10


def is_average(figure: Figure) -> bool:
    """Say whether a figure is an average, which has no place in a spread."""
    return figure.fact.statistic is Statistic.MEAN


def ends(figure: Figure) -> tuple[float, float] | None:
    """Return the outermost pair of percentiles that may be shown."""
    for low, high in ((figure.p10, figure.p90), (figure.p25, figure.p75)):
        if low is not None and high is not None:
            return low, high
    return None


def amounts(figure: Figure) -> list[float]:
    """Return every amount that the axis has to hold."""
    return [amount for amount in (figure.value, *(ends(figure) or ())) if amount is not None]


class Row:
    """The words of one figure, broken to a width, and how they are drawn."""

    def __init__(self, figure: Figure, words: Words, width: float) -> None:
        self._figure = figure
        self._middle = words.say("middle", figure)
        room = width - _HEADING.width(self._middle) - _BETWEEN
        self._heading = _HEADING.wrap(words.say("heading", figure), room, 2)
        self._details = _DETAIL.wrap(words.say("evidence", figure), width, _MOST_DETAILS)
        self._ends = tuple(words.say("amount", end, figure.fact.currency) for end in ends(figure) or ())

    @property
    def height(self) -> int:
        """The height of words and bar with the space below."""
        return self._above + _STRIP + _BELOW

    @property
    def _above(self) -> int:
        return _HEADING.line * len(self._heading) + _DETAIL.line * len(self._details) + _OVER_BAR

    @property
    def end_widths(self) -> tuple[float, float]:
        """The room that the amounts at the ends of the bar take."""
        low, high = (_END.width(end) + _BESIDE for end in self._ends) if self._ends else (0.0, 0.0)
        return low, high

    def strip(self, top: float) -> tuple[float, float]:
        """Return where the bar's strip begins and ends in a row that begins at `top`."""
        return top + self._above, top + self._above + _STRIP

    def write(self, canvas: Canvas, top: float, left: float, right: float) -> None:
        """Write what stands over the bar."""
        canvas.text((right, top), self._middle, _HEADING, canvas.ink.text, "ra")
        y = top
        for line in self._heading:
            canvas.text((left, y), line, _HEADING, canvas.ink.text)
            y += _HEADING.line
        for line in self._details:
            canvas.text((left, y), line, _DETAIL, canvas.ink.quiet)
            y += _DETAIL.line

    def bars(self, canvas: Canvas, top: float, scale: Scale) -> None:
        """Draw a thin bar from P10 to P90 and a thick one over the middle half."""
        y, figure = sum(self.strip(top)) / 2, self._figure
        if figure.p10 is not None and figure.p90 is not None:
            marks.tails(canvas, scale.x(figure.p10), scale.x(figure.p90), y)
        if figure.p25 is not None and figure.p75 is not None:
            marks.half(canvas, scale.x(figure.p25), scale.x(figure.p75), y)

    def middle(self, canvas: Canvas, top: float, scale: Scale) -> None:
        """Draw the median as a line, or the average as a dot, with the outermost percentiles beside."""
        y = sum(self.strip(top)) / 2
        if self._figure.value is not None:
            mark = marks.average if is_average(self._figure) else marks.median
            mark(canvas, scale.x(self._figure.value), y)
        for end, name, side in zip(ends(self._figure) or (), self._ends, (-1, 1), strict=False):
            x = scale.x(end) + side * _BESIDE
            edge = x + side * (_END.width(name) + 4)
            # Paper under the amount: the grid and the dashes pass there.
            canvas.bar(min(x, edge), y - 16, max(x, edge), y + 16, canvas.ink.paper)
            canvas.text((x, y), name, _END, canvas.ink.text, "rm" if side < 0 else "lm")

"""The whole picture: heading, the person's pay, one row a figure over a common axis, key, and sources."""

from bot.charts import marks, rows
from bot.charts.canvas import DARK, LIGHT, Canvas, Type
from bot.charts.chart import Chart
from bot.charts.key import Key
from bot.charts.rows import Row
from bot.charts.scale import Scale, scale_for
from bot.charts.words import Words
from bot.render import Renderer

WIDTH = 1000
_MARGIN = 36
_TOP = 26
_INNER = WIDTH - 2 * _MARGIN
_TITLES = (Type(40, bold=True), Type(36, bold=True), Type(33, bold=True))
"""The largest that fits on one line; two lines of the last where none does."""
_MEASURE = Type(27)
_OWN = Type(28, bold=True)
_TICK = Type(22)
_SOURCE = Type(20)
_UNDER_HEAD = 18
_OWN_LANE = 44
_ARROW = 24
_AXIS = 58
_UNDER_KEY = 10
_TICK_ROOM = 20
"""Between two amounts on the axis."""
_LEAST_SIDE = 40
"""Beside the axis, where no amount at the end of a bar needs more."""


def draw(chart: Chart, renderer: Renderer, *, dark: bool = False) -> bytes:
    """Draw a chart as PNG, 1,000 pixels wide and as high as its rows need."""
    return _Picture(chart, Words(renderer)).png(dark=dark)


class _Picture:
    """A chart laid out: its words broken into lines, its axis chosen, its height known."""

    def __init__(self, chart: Chart, words: Words) -> None:
        self._chart = chart
        self._words = words
        title = words.say("title", chart)
        self._title_type = next((kind for kind in _TITLES if kind.width(title) <= _INNER), _TITLES[-1])
        self._title = self._title_type.wrap(title, _INNER, 2)
        self._measure = words.say("measure", chart)
        self._rows = [Row(figure, words, _INNER) for figure in chart.figures]
        self._scale = _scale(chart, self._rows)
        own = any(self._scale.holds(amount) for amount in _own_amounts(chart))
        self._key = Key(chart.figures, words, _INNER, own=own)
        self._sources = _SOURCE.wrap(words.say("sources", chart), _INNER, 6)

    def png(self, *, dark: bool) -> bytes:
        """Draw it: what lies behind first."""
        canvas = Canvas(WIDTH, self._height, DARK if dark else LIGHT)
        placed = list(zip(self._rows, self._tops, strict=True))
        self._head(canvas)
        self._grid(canvas)
        for row, top in placed:
            row.bars(canvas, top, self._scale)
        self._own_pay(canvas)
        # After the dashes: a pay that equals the median must not hide it.
        for row, top in placed:
            row.middle(canvas, top, self._scale)
            row.write(canvas, top, _MARGIN, WIDTH - _MARGIN)
        self._foot(canvas)
        return canvas.png()

    @property
    def _tops(self) -> list[int]:
        """Where each row begins, and below the last where the axis is drawn."""
        head = _TOP + self._title_type.line * len(self._title) + _MEASURE.line + _UNDER_HEAD
        tops = [head + (_OWN_LANE if self._chart.pay else 0)]
        for row in self._rows[:-1]:
            tops.append(tops[-1] + row.height)
        return tops

    @property
    def _axis(self) -> int:
        return self._tops[-1] + self._rows[-1].height

    @property
    def _height(self) -> int:
        sources = _SOURCE.line * len(self._sources)
        return self._axis + _AXIS + self._key.height + _UNDER_KEY + sources + _TOP

    def _head(self, canvas: Canvas) -> None:
        y = _TOP
        for line in self._title:
            canvas.text((_MARGIN, y), line, self._title_type, canvas.ink.text)
            y += self._title_type.line
        canvas.text((_MARGIN, y), self._measure, _MEASURE, canvas.ink.quiet)

    def _grid(self, canvas: Canvas) -> None:
        """Draw the axis with its amounts, and behind every bar an upright line at each."""
        canvas.bar(_MARGIN, self._axis, WIDTH - _MARGIN, self._axis + 2, canvas.ink.quiet)
        widest = _TICK.width(self._amount(self._scale.high))
        for tick in self._scale.ticks(widest + _TICK_ROOM):
            x = self._scale.x(tick)
            for row, top in zip(self._rows, self._tops, strict=True):
                canvas.upright(x, *row.strip(top), canvas.ink.grid, 2)
            canvas.upright(x, self._axis, self._axis + 9, canvas.ink.quiet, 2)
            canvas.text((x, self._axis + 10), self._amount(tick), _TICK, canvas.ink.text, "ma")

    def _amount(self, amount: float) -> str:
        return self._words.say("amount", amount, self._chart.currency)

    def _own_pay(self, canvas: Canvas) -> None:
        """Name the person's pay over the rows and mark it, or both ends of it, in every strip."""
        pay = self._chart.pay
        if pay is None:
            return
        name = self._words.say("own_pay", pay)
        half, y = _OWN.width(name) / 2 + _ARROW, self._tops[0] - _OWN_LANE / 2 - 6
        x = min(max(self._scale.x(pay.amount), _MARGIN + half), WIDTH - _MARGIN - half)
        canvas.text((x, y), name, _OWN, canvas.ink.yours, "mm")
        if not self._scale.holds(pay.amount):
            side = 1 if pay.amount > self._scale.high else -1
            canvas.arrow(x + side * half, y, side * _ARROW * 0.7, canvas.ink.yours)
        for amount in filter(self._scale.holds, _own_amounts(self._chart)):
            for row, top in zip(self._rows, self._tops, strict=True):
                above, below = row.strip(top)
                marks.own(canvas, self._scale.x(amount), above - 2, below + 2)

    def _foot(self, canvas: Canvas) -> None:
        y = self._axis + _AXIS
        self._key.draw(canvas, _MARGIN, y)
        y += self._key.height + _UNDER_KEY
        for line in self._sources:
            canvas.text((_MARGIN, y), line, _SOURCE, canvas.ink.quiet)
            y += _SOURCE.line


def _own_amounts(chart: Chart) -> list[float]:
    """Return the person's pay, or both ends of it."""
    return [amount for amount in (chart.pay.amount, chart.pay.high) if amount] if chart.pay else []


def _scale(chart: Chart, laid: list[Row]) -> Scale:
    """Make the axis, leaving room beside it for the amounts at the ends of the bars."""
    amounts = [amount for figure in chart.figures for amount in rows.amounts(figure)]
    left, right = (max(_LEAST_SIDE, *sides) for sides in zip(*(row.end_widths for row in laid), strict=True))
    return scale_for(amounts, _own_amounts(chart), _MARGIN + left, WIDTH - _MARGIN - right)

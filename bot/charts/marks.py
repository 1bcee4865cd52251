"""The marks of a chart, each told apart by its shape: in a bar's strip and, smaller, in the key."""

from bot.charts.canvas import Canvas


def tails(canvas: Canvas, left: float, right: float, y: float) -> None:
    """Draw P10 to P90: a thin bar."""
    canvas.bar(left, y - 5, right, y + 5, canvas.ink.tails, 3)


def half(canvas: Canvas, left: float, right: float, y: float, reach: float = 17) -> None:
    """Draw P25 to P75: a thick bar with an edge."""
    canvas.bar(left, y - reach, right, y + reach, canvas.ink.tails, 5)
    canvas.bar(left + 2, y - reach + 2, right - 2, y + reach - 2, canvas.ink.half, 4)


def median(canvas: Canvas, x: float, y: float, reach: float = 22) -> None:
    """Draw a median: an upright line."""
    canvas.upright(x, y - reach, y + reach, canvas.ink.paper, 10)
    canvas.upright(x, y - reach, y + reach, canvas.ink.text, 6)


def average(canvas: Canvas, x: float, y: float, radius: float = 13) -> None:
    """Draw an average, which has no place in a spread: a dot."""
    canvas.dot(x, y, radius + 3, canvas.ink.paper)
    canvas.dot(x, y, radius, canvas.ink.text)


def own(canvas: Canvas, x: float, top: float, bottom: float) -> None:
    """Draw the person's own pay: upright dashes."""
    canvas.upright(x, top, bottom, canvas.ink.paper, 9)
    canvas.dashes(x, top, bottom, canvas.ink.yours, 5)

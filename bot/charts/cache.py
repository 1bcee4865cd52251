"""Pictures by content: each is drawn once, the least recently asked for goes first."""

from collections import OrderedDict
from threading import Lock

from bot.charts.chart import Chart, content_digest
from bot.charts.drawing import draw
from bot.render import Renderer


class Charts:
    """Draws charts and keeps the last `size` pictures (about 30 kB each). Safe to share between threads."""

    def __init__(self, size: int = 128) -> None:
        self._size = size
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._one_at_a_time = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def picture(self, chart: Chart, renderer: Renderer, *, dark: bool = False) -> bytes:
        """Return a chart as PNG, drawn now or before."""
        key = content_digest(chart, renderer.language, dark=dark)
        # Held while drawing: who asks meanwhile gets the same picture instead of drawing it again.
        with self._one_at_a_time:
            if key not in self._kept:
                self._kept[key] = draw(chart, renderer, dark=dark)
            self._kept.move_to_end(key)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
            return self._kept[key]

"""What a picture costs: drawing it next to encoding a flat one of its size, which no drawing can beat."""

import io
from functools import partial

from PIL import Image

from bot.charts import Chart, Charts, draw
from bot.evidence import judge
from bot.models import Money, PayPeriod, Role
from bot.render import Renderer
from tests.bench.timing import cpu_each, time_each
from tests.builders import TODAY, quantiles, source

ROWS = (1, 3, 5)
DRAWS = 50


def charts() -> None:
    """Print the time of drawing warm, of a picture kept, and of encoding a flat picture."""
    renderer = Renderer("en")
    print("| rows | size | kB | warm p50 ms | CPU p50 ms | kept p50 µs | flat picture p50 ms | ratio |")
    print("|---|---|---|---|---|---|---|---|")
    for rows in ROWS:
        chart = _chart(rows)
        draw_once = partial(draw, renderer=renderer)
        picture = draw_once(chart)
        size = Image.open(io.BytesIO(picture)).size
        warm, cpu = time_each(draw_once, [chart] * DRAWS), cpu_each(draw_once, [chart] * DRAWS)
        floor = time_each(_flat, [size] * DRAWS)
        kept = time_each(partial(Charts().picture, renderer=renderer), [chart] * DRAWS)
        print(
            f"| {rows} | {size[0]} x {size[1]} | {len(picture) / 1000:.0f} | {warm.p50 / 1000:.1f} "
            f"| {cpu.p50 / 1000:.1f} | {kept.p50:.0f} | {floor.p50 / 1000:.1f} | {warm.p50 / floor.p50:.1f} |"
        )


def _chart(rows: int) -> Chart:
    """Make a chart of that many bars of slightly different pay, with a person's own."""
    found = (judge(quantiles(n=100 + row), source(), today=TODAY) for row in range(rows))
    own = Money(72_000, "GBP", PayPeriod.YEAR)
    return Chart(Role("data engineer"), None, "GB", "GBP", "year", tuple(found), own)


def _flat(size: tuple[int, int]) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "white").save(file, "PNG", compress_level=1)
    return file.getvalue()

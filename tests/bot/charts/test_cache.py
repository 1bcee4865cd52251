"""Pictures are drawn once, and only so many are kept."""

from concurrent.futures import ThreadPoolExecutor

from bot.charts import Charts
from tests.bot.charts.pieces import ENGLISH, average, chart


def test_a_picture_is_drawn_once():
    charts = Charts()

    assert charts.picture(chart(), ENGLISH) is charts.picture(chart(), ENGLISH)
    assert len(charts) == 1


def test_light_and_dark_are_kept_apart():
    charts = Charts()

    assert charts.picture(chart(), ENGLISH) != charts.picture(chart(), ENGLISH, dark=True)


def test_the_least_recently_asked_for_goes_first():
    charts = Charts(size=2)
    first, second, third = (chart(average(amount)) for amount in (60_000, 61_000, 62_000))
    kept = charts.picture(first, ENGLISH)
    gone = charts.picture(second, ENGLISH)
    charts.picture(first, ENGLISH)
    charts.picture(third, ENGLISH)

    assert len(charts) == 2
    assert charts.picture(first, ENGLISH) is kept
    assert charts.picture(second, ENGLISH) is not gone


def test_threads_that_ask_at_once_share_one_picture():
    charts = Charts()
    with ThreadPoolExecutor(4) as pool:
        pictures = list(pool.map(lambda _: charts.picture(chart(), ENGLISH), range(8)))

    assert len({id(picture) for picture in pictures}) == 1

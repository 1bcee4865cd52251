"""Charts of made-up figures; each test names only what it is about."""

from bot.charts import Chart
from bot.evidence import Figure, judge
from bot.models import Money, PayPeriod, Role
from bot.render import Renderer
from knowledge.models import Statistic
from tests.builders import TODAY, pay, quantiles, source

ENGLISH = Renderer("en")
POUNDS = Money(72_000, "GBP", PayPeriod.YEAR)


def figure(fact=None, **of_source) -> Figure:
    return judge(fact or quantiles(), source(**of_source), today=TODAY)


def average(amount=77_093, **changes) -> Figure:
    return figure(pay(amount, statistic=Statistic.MEAN, **changes))


def chart(*figures: Figure, **changes) -> Chart:
    given = {"title": None, "country": "GB", "currency": "GBP", "unit": "year"}
    return Chart(role=Role("data engineer"), figures=figures or (figure(),), **(given | changes))

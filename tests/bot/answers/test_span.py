"""A pay too small for a year, with no span of time said: it is asked, and never guessed."""

from dataclasses import replace

import pytest

from bot.answers import table
from bot.answers.span import AskSpanAnswer
from bot.models import Aspect, Intent, Money, PayPeriod, Place, Query, Role
from tests.bot.answers.seen import pressed
from tests.builders import figures, quantiles


def about(amount, intent=Intent.SALARY, period=None):
    aspect = Aspect.WORTH if intent is Intent.SALARY else None
    money = (Money(amount, "GBP", period),)
    return Query(intent, roles=(Role("data engineer"),), places=(Place("GB"),), money=money, aspect=aspect)


NET = replace(about(5_500), money=(Money(5_500, "GBP", is_net=True),))


@pytest.fixture
def held(market):
    return market(figures=(figures(quantiles()),))


@pytest.mark.parametrize("intent", [Intent.SALARY, Intent.NEGOTIATION])
@pytest.mark.parametrize(
    ("button", "period"), [("span_month", PayPeriod.MONTH), ("span_year", PayPeriod.YEAR)]
)
def test_a_pay_far_below_every_figure_is_asked_for_its_span(held, intent, button, period):
    found = table.answer(about(5_500, intent), held)
    told = pressed(found, button)

    assert isinstance(found, AskSpanAnswer)
    assert told.pay.period is period
    assert pressed(found, "forget").intent is Intent.FORGET
    assert not isinstance(table.answer(told, held), AskSpanAnswer)


@pytest.mark.parametrize("query", [about(30_000), about(5_500, period=PayPeriod.MONTH), NET])
def test_what_is_plain_is_not_asked(held, query):
    assert not isinstance(table.answer(query, held), AskSpanAnswer)

"""Not what I meant: one part of what was understood changes, the rest stays."""

from dataclasses import replace

from bot.answers.meant import answer
from bot.models import Aspect, Intent, Money, PayPeriod, Place, Query, Role
from tests import builders

PAY = Money(72_000.0, "GBP", PayPeriod.YEAR)
ASKED = Query(Intent.SALARY, roles=(Role("data engineer"),), places=(Place("GB"),), money=(PAY,))


def choices(market, query, part):
    asked = replace(query, flags=query.flags | {f"change:{part}"})
    return [
        item.query
        for row in answer(asked, market(builders.report())).next
        for item in row
        if item.label != "keep"
    ]


def test_another_role_keeps_place_and_pay(market):
    found = choices(market, ASKED, "role")

    assert found
    assert all((query.places, query.money) == (ASKED.places, ASKED.money) for query in found)
    assert ASKED.roles not in [query.roles for query in found]


def test_without_pay_nobody_is_asked_what_they_are_worth(market):
    (bare,) = choices(market, replace(ASKED, aspect=Aspect.WORTH), "pay")

    assert (bare.money, bare.aspect) == ((), None)


def test_another_question_asks_for_nothing_else_that_was_asked(market):
    asked = replace(ASKED, intent=Intent.SUBSCRIBE, flags=frozenset({"day:0", "at:09:00"}))
    found = choices(market, asked, "intent")

    assert found
    assert all(query.flags == frozenset() for query in found)

"""A pay that is far too little for a year and says no span of time: a month's, or a year's."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from bot.answers.answer import Answer, Next
from bot.evidence import Figure
from bot.models import Intent, Money, PayPeriod, Place, Query, Role

_FAR = 6
"""How many times the pay the lowest figure is where a month's may be meant: twice the market is a sixth."""


@dataclass(frozen=True, kw_only=True)
class AskSpanAnswer(Answer):
    """The span of time that a pay is for is not said."""

    template: ClassVar[str] = "ask_span"
    role: Role
    place: Place
    pay: Money


def ask_span(query: Query, role: Role, place: Place, figures: Iterable[Figure]) -> AskSpanAnswer | None:
    """Ask by the month or by the year where only one of them can be meant; None where it is plain."""
    pay = query.pay
    if pay is None or not _is_doubtful(pay, figures):
        return None
    spans = (("span_month", PayPeriod.MONTH), ("span_year", PayPeriod.YEAR))
    choices = tuple(Next(label, _spanned(query, period)) for label, period in spans)
    rows = (choices, (Next("forget", Query(Intent.FORGET)),))
    return AskSpanAnswer(query=replace(query, asking="pay"), next=rows, role=role, place=place, pay=pay)


def _is_doubtful(pay: Money, figures: Iterable[Figure]) -> bool:
    known = [
        figure.value
        for figure in figures
        if figure.value and figure.fact.unit == PayPeriod.YEAR and figure.fact.currency == pay.currency
    ]
    is_open = pay.period is None and not pay.is_net
    return is_open and pay.amount * _FAR < min(known, default=0.0)


def _spanned(query: Query, period: PayPeriod) -> Query:
    """Return the query with every amount that says no span of time for this one."""
    money = (replace(item, period=item.period or period) for item in query.money)
    return replace(query, money=tuple(money), asking=None)

"""Amounts of pay in a text: 72k, £450 a day, 25 lpa, 60-70k; numbers that are not pay are left alone."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from bot.models import Money
from bot.understand.amounts import Written, amounts
from bot.understand.pay_words import is_beside_pay, is_net, is_not_pay, is_pay, is_plain, is_rent, period_of
from bot.understand.stakes import stake_of
from knowledge.vocabulary.currencies import Currencies

LONGEST = 4096
"""Characters that are read."""
MOST = 50
"""Numbers that are looked at; a text with more is a table or noise."""
HOME = "USD"
"""The currency taken for granted where neither text nor place tells."""
TELLING = dict.fromkeys(["ctc", "fresher", "freshers"], "INR") | dict.fromkeys(
    ["brutto", "netto", "gehalt", "jahr", "monat", "verdiene", "salaire", "brut", "gagne"], "EUR"
)
"""Words that tell the currency of people who leave it out."""


@dataclass(frozen=True, slots=True)
class MoneySpan:
    """An amount and where it stands in the text, with the words about its period."""

    money: Money
    start: int
    end: int


def find_money(
    text: str, country: str | None, currencies: Currencies, *, has_pay: bool = False
) -> tuple[MoneySpan, ...]:
    """Give the amounts of pay in order; where no currency is said, that of `country`, else dollars.

    A plain number needs words that make it pay, unless the text is known to have one (`has_pay`).
    """
    text = text[:LONGEST]
    written = islice(amounts(text, country, currencies), MOST)
    home = _home(text, country, currencies)
    spans = tuple(_spans(text, written, home, has_pay=has_pay))
    kept = tuple(span for span in spans if span.money.is_rent or not is_beside_pay(text[span.end :]))
    return kept or spans


def _spans(text: str, written: Iterable[Written], home: str, *, has_pay: bool) -> Iterator[MoneySpan]:
    """Give the amounts of pay, each with what the words since the one before say that it is."""
    since = 0
    for amount in written:
        span = _span(text, amount, home, has_pay=has_pay)
        if span:
            stake = stake_of(text[since : span.start], text[span.end :])
            yield replace(span, money=replace(span.money, stake=stake))
            since = span.end


def _span(text: str, written: Written, home: str, *, has_pay: bool) -> MoneySpan | None:
    low, high, before, after = written.low, written.high, text[: written.start], text[written.end :]
    number = text[written.start : written.end]
    rent = is_rent(before, after)
    if is_not_pay(before, number, after) and not rent:
        return None
    period, said_to = period_of(before, number, after, low.value)
    is_sized = has_pay and is_plain(low.value)
    is_clear = rent or low.currency or low.scale or is_sized
    if not is_clear and not is_pay(low.value, before, after, period):
        return None
    end = written.end + said_to
    money = Money(
        low.value,
        low.currency or home,
        period,
        high=high.value if high else None,
        assumed=low.currency is None or low.local,
        surface=text[written.start : end],
        is_rent=rent,
        is_net=not rent and is_net(before, after),
    )
    return MoneySpan(money, written.start, end)


def _home(text: str, country: str | None, currencies: Currencies) -> str:
    """Give the currency of amounts that leave it out."""
    if country and (local := currencies.of_country(country)):
        return local
    return next((TELLING[word] for word in re.findall(r"\w+", text.lower()) if word in TELLING), HOME)

"""What an offer says that is not counted, or not as it stands: a day rate, a company car, a pension of 200 %.

A remark is the part that it is about and a code, such as base.rate; templates put it into words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.models import PayPeriod
from bot.understand.amounts import Written
from bot.understand.text import key

NAME = "remarks"
"""The detail that holds an offer's remarks."""
REFUSED = "refused"
"""The code of a value beyond what its part can be."""
STEPS = "shares.steps"
"""Shares whose schedule makes no hundred, or has another number of years than is said."""
UNREAD, UNREAD_PERCENT = "number", "percent"
"""The parts of remarks such as number.30: it is no part of the offer, as far as is understood."""
RATE = "base.rate"
NEGATIVE = "base.negative"
_RATES = frozenset({PayPeriod.HOUR, PayPeriod.DAY, PayPeriod.WEEK})
_MOST_HOURS = 100
_BELOW_ZERO = re.compile(
    r"(?:(?:^|(?<=[:,;]))\s*|(?<=[^\W\d_])\s+)[-\u2212][^\w\s-]?\d[\d.,]*(?:k\b|\s?%)?", re.IGNORECASE
)
_BENEFIT = "other."
_WITH_NUMBERS = ("base.salaries", "shares.cliff")
_PRICE = r"[^\w\s]?\d[\d.,]*\s?(?:k\b)?[^\w\s,;.]?"
_OF_THE_COMPANY = re.compile(
    r"\d[\d.,]*\s?%\s(?:of\s)?(?:the\s)?(?:equity|shares|stock|company|firma|unternehmens?|anteile)\b"
    r"(?!\s*:?\s*[^\w\s,;.]?\d)",
    re.IGNORECASE,
)
"""A percent of the company has no value to count."""


def without_negative(text: str) -> tuple[str, list[str]]:
    """Leave out the numbers below zero, and say so."""
    plain = _BELOW_ZERO.sub(" ", text)
    return plain, [NEGATIVE] if plain != text else []


def is_rate(amount: Written, period: PayPeriod | None) -> bool:
    """Tell pay by the hour, day or week from 40 a week, which are hours."""
    is_pay = amount.low.currency is not None or amount.low.value > _MOST_HOURS or period is not PayPeriod.WEEK
    return period in _RATES and is_pay


def of_amounts(written: Iterable[tuple[Written, PayPeriod | None]]) -> Iterator[str]:
    """Remark on rates, on what is told by the month, and on ranges."""
    for amount, period in written:
        if is_rate(amount, period):
            yield RATE
        elif period is PayPeriod.MONTH:
            yield "base.month"
        if amount.high is not None:
            yield "base.range"


def without_uncounted(text: str, lists: Mapping[str, Sequence[str]]) -> str:
    """Leave out numbers that are no part of the pay: a 1 year cliff, relocation 5k, 0.5% equity."""
    benefits = _any_of(item for name, items in lists.items() if name.startswith(_BENEFIT) for item in items)
    counted = _any_of(item for name in _WITH_NUMBERS for item in lists[name])
    patterns = (
        rf"\b(?:{counted})\b",
        rf"\b(?:{benefits})[\s:]*{_PRICE}",
        rf"(?:^|[;+]|,(?!\d)|\b(?:plus|and|und))\s*{_PRICE}\s+(?:{benefits})\b",
        _OF_THE_COMPANY.pattern,
    )
    return re.sub("|".join(patterns), " ", text, flags=re.IGNORECASE)


def _any_of(phrases: Iterable[str]) -> str:
    """Match any of the phrases, the longest first, whatever stands between their words."""
    return "|".join(
        r"\W+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True)
    )


def of_words(text: str, lists: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Remark on benefits and conditions, by the lists whose names are remarks: other.car, shares.cliff."""
    spoken = f" {key(text)} "
    for name, items in lists.items():
        if "." in name and any(f" {key(words)} " in spoken for words in items):
            yield name
    if _OF_THE_COMPANY.search(text):
        yield "shares.company"


def parts_in_doubt(remarks: str) -> set[str]:
    """Return the parts whose value was not taken, to be asked for again."""
    doubted = {RATE, NEGATIVE, STEPS}
    return {part for part, code in _split(remarks) if code == REFUSED or f"{part}.{code}" in doubted}


def tells_pay(told: Mapping[str, str]) -> bool:
    """Tell whether an offer says what it pays, be it in a way that cannot be compared."""
    return "base" in told or not {RATE, NEGATIVE}.isdisjoint(told.get(NAME, "").split())


def joined(old: str, told: Mapping[str, str]) -> str:
    """Add the remarks of what was told to the old ones; a part told anew has its new ones alone."""
    new = told.get(NAME, "").split()
    kept = [f"{part}.{code}" for part, code in _split(old) if part not in told]
    return " ".join(dict.fromkeys([*kept, *new]))


def _split(remarks: str) -> Iterator[tuple[str, str]]:
    return ((part, code) for part, _, code in (remark.partition(".") for remark in remarks.split()))

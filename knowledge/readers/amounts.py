"""Find amounts of money in a sentence, with the currency before or after them, alone or as a range."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from knowledge.readers.numbers import MAGNITUDE, NUMBER, number
from knowledge.vocabulary.currencies import Currencies

_TERM = re.compile(rf"(?<![\d.,]){NUMBER}")
_MAGNITUDE = re.compile(rf"[ \u00a0\u202f-]?({MAGNITUDE})", re.IGNORECASE)
_TO = re.compile(r"\s*(?:-|\u2013|—|\u2212|to|and|until)\s*")
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_INDIAN = {"lakh", "lakhs", "lac", "lacs", "l", "lpa", "cr", "crore", "crores"}
_SHORT_WORDS = {"zł", "zl", "kr", "kč", "rs", "rm", "rp", "euro", "yen", "rand"}
"""Words as short as a code that mean nothing else beside a number; `won` and `real` are not such."""
_MORE_MARKS = {"R": "ZAR", "Ft": "HUF"}
_LONGEST_MARK_BEFORE = 5
_LEAST_RATIO = 100
_UNIT = re.compile(
    r"\s*(?:/|an?\b|per\b|each\b|gross\b|\)|,)*\s*"
    r"\b(year|annum|yr|month|mo|week|day|hour|hr|h|annually|yearly|monthly|weekly|daily|hourly|p\.?a\b\.?|pm)\b",
    re.IGNORECASE,
)
_UNIT_BEFORE = re.compile(
    r"\b(annual|yearly|monthly|weekly|daily|day|hourly)\b(?=[^.;]{0,40}$)", re.IGNORECASE
)
_UNITS = {
    **dict.fromkeys(("year", "annum", "yr", "annually", "yearly", "annual", "pa", "lpa"), "year"),
    **dict.fromkeys(("month", "mo", "monthly", "pm"), "month"),
    **dict.fromkeys(("week", "weekly"), "week"),
    **dict.fromkeys(("day", "daily"), "day"),
    **dict.fromkeys(("hour", "hr", "h", "hourly"), "hour"),
}


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount, or a range of amounts, and where in the sentence it stands."""

    value: float
    high: float | None
    currency: str
    """ISO 4217."""
    unit: str
    """year, month, week, day or hour."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Term:
    """One number with what stands around it."""

    digits: str
    magnitude: str | None
    mark: str | None
    start: int
    end: int


class Amounts:
    """Finds amounts; the country decides what a symbol of several currencies means."""

    def __init__(self, currencies: Currencies, country: str) -> None:
        self._currencies = currencies
        self._country = country
        self._before, self._after = _marks(currencies)

    def find(self, sentence: str) -> Iterator[Amount]:
        """Yield the amounts of a sentence; a number without a currency is not money."""
        terms = [self._term(match, sentence) for match in _TERM.finditer(sentence)]
        while terms:
            first, *terms = terms
            last = None
            if terms and self._is_range(first, terms[0], sentence):
                last, *terms = terms
            if amount := self._amount(first, last, sentence):
                yield amount

    def _term(self, match: re.Match[str], sentence: str) -> _Term:
        start, end = match.span()
        magnitude = _MAGNITUDE.match(sentence, end)
        end = magnitude.end() if magnitude else end
        before = self._before.search(sentence[max(0, start - _LONGEST_MARK_BEFORE - 1) : start])
        after = self._after.match(sentence, end)
        mark = before.group(1) if before else after.group(1) if after else None
        return _Term(
            digits=match.group(),
            magnitude=magnitude.group(1).lower() if magnitude else None,
            mark=mark,
            start=start - len(before.group()) if before else start,
            end=after.end() if after else end,
        )

    def _is_range(self, first: _Term, last: _Term, sentence: str) -> bool:
        between = _TO.fullmatch(sentence, first.end, last.start)
        if not between or (between.group().strip() == "and" and not _BETWEEN.search(sentence[: first.start])):
            return False
        return not (first.mark and last.mark) or self._code(first.mark) == self._code(last.mark)

    def _amount(self, first: _Term, last: _Term | None, sentence: str) -> Amount | None:
        ends = (first, last) if last else (first,)
        mark = next((term.mark for term in ends if term.mark), None)
        if mark is None and not any(term.magnitude in _INDIAN for term in ends):
            return None
        low, high = _values(first, last)
        end = ends[-1].end
        unit = "year" if ends[-1].magnitude == "lpa" else _unit(sentence, first.start, end)
        return Amount(low, high, self._code(mark) if mark else "INR", unit, first.start, end)

    def _code(self, mark: str) -> str:
        return _MORE_MARKS.get(mark) or self._currencies.find(mark, self._country) or mark


@cache
def _marks(currencies: Currencies) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a currency before and after a number: codes in capitals, words in any case."""
    names = [re.escape(mark) for mark in _MORE_MARKS]
    for name in currencies.names:
        if not name.isalpha() or len(name) > len("EURO") or name in _SHORT_WORDS:
            names.append(f"(?i:{re.escape(name)})")
        elif len(name) == len("EUR") and name.isascii():
            names.append(name.upper())
    names.sort(key=len, reverse=True)
    any_name = "|".join(names)
    before = re.compile(rf"(?<![A-Za-z])({any_name})[ \u00a0]?$")
    return before, re.compile(rf"[ \u00a0\u202f]?\(?({any_name})(?![A-Za-z]|[ \u00a0]?\d)\)?")


def _values(first: _Term, last: _Term | None) -> tuple[float, float | None]:
    """Return both ends; in 60-80k the thousands of the second are meant for the first too."""
    low = number(first.digits, first.magnitude)
    if last is None:
        return low, None
    high = number(last.digits, last.magnitude)
    if first.magnitude is None and last.magnitude and low < high / _LEAST_RATIO:
        low = number(first.digits, last.magnitude)
    return low, high


def _unit(sentence: str, start: int, end: int) -> str:
    said = _UNIT.match(sentence, end) or _UNIT_BEFORE.search(sentence[:start])
    return _UNITS[said.group(1).lower().replace(".", "")] if said else "year"

"""The parts of one offer in a text: "84k base 5% bonus, 8k sign-on", in either order of word and number."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from bot.models import PayPeriod
from bot.understand.amounts import amounts
from bot.understand.pay_words import period_of
from bot.understand.text import Word, key, words
from knowledge.vocabulary.words import Vocabulary

PARTS = ("base", "bonus", "shares", "sign_on", "pension", "leave", "hours", "years")
_SMALLEST_BASE = 1_000
_THOUSANDS_BELOW = 1_000
_MONTHS = 12
_HUNDRED = 100
_USUAL_YEARS = "4"
_COUNTS = 6
"""Numbers in words that each language lists, from one on."""
_LONGEST_NAME = 4
"""Words in the longest name of a part."""
_PERCENT = re.compile(r"(?<![\w.,])(\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|percent\b|prozent\b)", re.IGNORECASE)
_VESTING = re.compile(r"(?<![\w/-])\d{1,2}(?:\s?[/-]\s?\d{1,2}){1,5}(?![\w/-])")
_GLUED_HOURS = re.compile(r"(?<=\d)(?=(?:h|std)\b)", re.IGNORECASE)
_WITH_NEXT = 4
"""Tokens of two parts."""
_SLASH = re.compile(r"/(?=\s?[a-z])", re.IGNORECASE)
_PER = " per "
_LARGEST = {"pension": 50, "leave": 100, "hours": 100, "years": 10}


@dataclass(frozen=True, slots=True)
class _Token:
    """A number, or the name of a part, and where it stands."""

    start: int
    end: int
    part: str | None = None
    value: float = 0.0
    is_percent: bool = False
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class _Pair:
    """A part and its value, and from where to where they stand."""

    part: str
    value: str
    start: int
    end: int


class OfferParts:
    """Reads the parts of one offer by their names, given as lists."""

    def __init__(self, vocabulary: Vocabulary, lists: Mapping[str, Sequence[str]]) -> None:
        self._vocabulary = vocabulary
        self._lists = lists

    def read(self, text: str, country: str | None = None, asked: str | None = None) -> dict[str, str]:
        """Return the parts that a text tells of; what has no name is the part asked for, else the base."""
        text, vesting = self._without_vesting(self._without_denied(_GLUED_HOURS.sub(" ", text)))
        tokens = self._tokens(text, country)
        if asked and not {token.part for token in tokens} - {None, "years", asked}:
            tokens = [_Token(0, 0, asked), *(token for token in tokens if token.part != asked)]
        pairs = _paired([_in_thousands(token) for token in tokens] if asked == "base" else tokens)
        told = {pair.part: pair.value for pair in reversed(pairs)}
        if told and (currency := next((token.currency for token in tokens if token.currency), None)):
            told["currency"] = currency
        if vesting and "shares" in told:
            told |= {"vesting": vesting, "years": str(vesting.count("/") + 1)}
        return self._by_the_year(told, _said_of("shares", pairs, tokens, text))

    def _without_denied(self, text: str) -> str:
        """Leave out the parts that an offer is said not to have: no bonus."""
        return self._denied.sub(" ", text)

    @staticmethod
    def _without_vesting(text: str) -> tuple[str, str | None]:
        """Split off a schedule such as 5/15/40/40, whose parts make a hundred."""
        for found in _VESTING.finditer(text):
            percents = re.findall(r"\d+", found[0])
            if sum(map(int, percents)) == _HUNDRED:
                return text[: found.start()] + " " + text[found.end() :], "/".join(percents)
        return text, None

    def _by_the_year(self, told: dict[str, str], said: str) -> dict[str, str]:
        """Give shares by the year: if `said` has no "a year" they are a whole grant, over four years."""
        if not told.get("shares"):
            return told
        told.setdefault("years", _USUAL_YEARS)
        spoken = f" {key(_SLASH.sub(_PER, said))} "
        if not any(f" {key(words)} " in spoken for words in self._lists["yearly"]):
            told["shares"] = f"{float(told['shares']) / float(told['years']):.12g}"
        return told

    def _tokens(self, text: str, country: str | None) -> list[_Token]:
        spoken = words(text)
        names = list(self._named(spoken))
        percents = [
            _Token(found.start(), found.end(), value=_number(found[1]), is_percent=True)
            for found in _PERCENT.finditer(text)
        ]
        counts = list(self._counted(spoken))
        taken = [*names, *percents, *counts]
        numbers = [
            token
            for token in self._numbers(text, country)
            if not any(token.start < other.end and other.start < token.end for other in taken)
        ]
        return sorted((*taken, *numbers), key=lambda token: token.start)

    def _named(self, spoken: Sequence[Word]) -> Iterator[_Token]:
        """Yield the names of parts, the longest first; one that stands in another is no name."""
        position = 0
        while position < len(spoken):
            for length in range(_LONGEST_NAME, 0, -1):
                run = spoken[position : position + length]
                part = self._part_of.get(" ".join(word.text for word in run))
                if part and len(run) == length:
                    yield _Token(run[0].start, run[-1].end, part)
                    position += length
                    break
            else:
                position += 1

    def _counted(self, spoken: Sequence[Word]) -> Iterator[_Token]:
        """Yield numbers in words before years: over four years."""
        for word, following in pairwise(spoken):
            if word.text in self._counts and self._part_of.get(following.text) == "years":
                yield _Token(word.start, word.end, value=self._counts[word.text])

    def _numbers(self, text: str, country: str | None) -> Iterator[_Token]:
        for written in amounts(text, country, self._vocabulary.currencies):
            before, number, after = (
                text[: written.start],
                text[written.start : written.end],
                text[written.end :],
            )
            value = written.low.value
            if period_of(before, number, after, value)[0] is PayPeriod.MONTH:
                value *= _MONTHS
            yield _Token(written.start, written.end, value=value, currency=written.low.currency)

    @cached_property
    def _part_of(self) -> dict[str, str]:
        return {key(name): part for part in PARTS for name in self._lists[part]}

    @cached_property
    def _denied(self) -> re.Pattern[str]:
        names = sorted(self._part_of, key=len, reverse=True)
        return re.compile(
            rf"\b(?:{'|'.join(self._lists['none'])})\s+(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE
        )

    @cached_property
    def _counts(self) -> dict[str, int]:
        """The numbers in words, in their order in each language's list."""
        return {key(word): 1 + place % _COUNTS for place, word in enumerate(self._lists["counts"])}


def _paired(tokens: Sequence[_Token]) -> list[_Pair]:
    """Pair each name with the number beside it, reading on from the left."""
    pairs, tokens = _years_apart(tokens)
    position = 0
    if _leads_with_base(tokens):
        pairs += _pair("base", tokens[0])
        position = 1
    while position < len(tokens):
        beside = tokens[position : position + 2]
        named = next((token for token in beside if token.part), None)
        number = next((token for token in beside if not token.part), None)
        found = _pair(named.part, number, named) if named and named.part and number else []
        is_done = bool(found) or _is_a_share_of_the_company(tokens[position : position + 4])
        if not is_done and not beside[0].part:
            found = _pair("base", beside[0])
        pairs += found
        position += 2 if is_done else 1
    return pairs


def _pair(part: str, number: _Token, named: _Token | None = None) -> list[_Pair]:
    """Return a part with its value, or nothing where the number cannot be that."""
    value = _fitting(part, number)
    both = (number, named or number)
    start, end = min(token.start for token in both), max(token.end for token in both)
    return [] if value is None else [_Pair(part, value, start, end)]


def _years_apart(tokens: Sequence[_Token]) -> tuple[list[_Pair], Sequence[_Token]]:
    """Split off "4 years", which says over how long shares vest and stands between no name and number."""
    for place, (number, name) in enumerate(pairwise(tokens)):
        if name.part == "years" and not number.part and (found := _pair("years", number, name)):
            return found, [*tokens[:place], *tokens[place + 2 :]]
    return [], tokens


def _is_a_share_of_the_company(tokens: Sequence[_Token]) -> bool:
    """Tell whether 0.1% equity stands before a number with a name of its own: it has no value to count."""
    if len(tokens) < _WITH_NEXT:
        return False
    percent, name, number, its_name = tokens
    return percent.is_percent and name.part == "shares" and not number.part and its_name.part is not None


def _said_of(part: str, pairs: Sequence[_Pair], tokens: Sequence[_Token], text: str) -> str:
    """Return the words of a part: from its name and number on, up to what comes next."""
    for pair in pairs:
        if pair.part == part:
            following = (token.start for token in tokens if token.start >= pair.end)
            return text[pair.start : next(following, len(text))]
    return ""


def _leads_with_base(tokens: Sequence[_Token]) -> bool:
    """Tell 85k, bonus 5k from 5k bonus, 85k: numbers follow their names, and the first is the largest."""
    names, numbers = tokens[1::2], tokens[::2]
    if not names or len(numbers) != len(names) + 1 or any(token.part for token in numbers):
        return False
    amounts_beside = [token.value for token in numbers[1:] if not token.is_percent]
    return (
        all(token.part and token.part != "base" for token in names)
        and not numbers[0].is_percent
        and numbers[0].value >= max(_SMALLEST_BASE, *amounts_beside, 0)
    )


def _fitting(part: str, token: _Token) -> str | None:
    """Return a number as the value of a part; None where it cannot be that."""
    if part == "bonus":
        return f"{token.value:.12g}%" if token.is_percent else _amount(token, 0)
    if part in {"shares", "sign_on"}:
        return None if token.is_percent else _amount(token, 0)
    if part == "base":
        return None if token.is_percent else _amount(token, _SMALLEST_BASE)
    is_small = 0 <= token.value <= _LARGEST[part]
    return f"{token.value:.12g}" if is_small and (part == "pension" or not token.is_percent) else None


def _amount(token: _Token, smallest: float) -> str | None:
    return f"{token.value:.12g}" if token.value >= smallest else None


def _in_thousands(token: _Token) -> _Token:
    """Read a bare 84, where a yearly base is asked for, as 84,000."""
    is_short = token.part is None and not token.is_percent and token.value < _THOUSANDS_BELOW
    return replace(token, value=token.value * 1000) if is_short else token


def _number(written: str) -> float:
    return float(written.replace(",", "."))

"""The parts of one offer in a text: "84k base 5% bonus, 8k sign-on", in either order of word and number."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from bot.models import PayPeriod
from bot.understand import offer_remarks as remarks
from bot.understand.amounts import Written, amounts
from bot.understand.offer_values import SMALLEST_BASE, Token, fitting, is_beyond
from bot.understand.pay_words import period_of
from bot.understand.text import Word, key, words
from knowledge.vocabulary.words import Vocabulary

PARTS = ("base", "bonus", "shares", "sign_on", "pension", "leave", "hours", "years")
_THOUSANDS_BELOW = 1_000
_MONTHS = 12
_HUNDRED = 100
_FEWEST_STEPS = 3
"""Numbers with strokes between them that are a schedule even where they make no hundred."""
_USUAL_YEARS = "4"
_COUNTS = 6
"""Numbers in words that each language lists, from one on."""
_LONGEST_NAME = 4
"""Words in the longest name of a part."""
_PERCENT = re.compile(r"(?<![\w.,])(\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|percent\b|prozent\b)", re.IGNORECASE)
_VESTING = re.compile(r"(?<![\w/-])\d{1,2}(?:\s?[/-]\s?\d{1,2}){1,5}(?![\w/-])")
_GLUED_HOURS = re.compile(r"(?<=\d)(?=(?:h|std)\b)", re.IGNORECASE)
_GRANT = {"shares", "years", "vesting"}
_SLASH = re.compile(r"/(?=\s?[a-z])", re.IGNORECASE)
_PER = " per "


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
        whole, negative = remarks.without_negative(self._without_denied(_GLUED_HOURS.sub(" ", text)))
        text, vesting = self._without_vesting(remarks.without_uncounted(whole, self._lists))
        written = list(self._written(text, country))
        tokens = self._tokens(text, written)
        if asked and not {token.part for token in tokens} - {None, "years", asked}:
            tokens = [Token(0, 0, asked), *(token for token in tokens if token.part != asked)]
        pairs = _paired([_in_thousands(token) for token in tokens] if asked == "base" else tokens)
        told = {pair.part: pair.value for pair in reversed(pairs) if pair.part != remarks.REFUSED}
        refused = [f"{pair.value}.{remarks.REFUSED}" for pair in pairs if pair.part == remarks.REFUSED]
        said = [*negative, *refused, *remarks.of_amounts(written)]
        if told and (currency := next((token.currency for token in tokens if token.currency), None)):
            told["currency"] = currency
        if "shares" in told and not _vests_by(told, vesting):
            told = {part: value for part, value in told.items() if part not in _GRANT}
            said.append(remarks.STEPS)
        told = self._by_the_year(told, _said_of("shares", pairs, tokens, text))
        if told or said:
            said += remarks.of_words(whole, self._lists)
            said += _unread(pairs, tokens)
        return told | ({remarks.NAME: " ".join(dict.fromkeys(said))} if said else {})

    def _without_denied(self, text: str) -> str:
        """Leave out the parts that an offer is said not to have: no bonus."""
        return self._denied.sub(" ", text)

    @staticmethod
    def _without_vesting(text: str) -> tuple[str, str | None]:
        """Split off a schedule such as 5/15/40/40; it is empty where its parts do not make a hundred."""
        for found in _VESTING.finditer(text):
            percents = re.findall(r"\d+", found[0])
            is_whole = sum(map(int, percents)) == _HUNDRED
            if is_whole or len(percents) >= _FEWEST_STEPS:
                return text[: found.start()] + " " + text[found.end() :], "/".join(
                    percents
                ) if is_whole else ""
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

    def _tokens(self, text: str, written: Sequence[tuple[Written, PayPeriod | None]]) -> list[Token]:
        spoken = words(text)
        names = list(self._named(spoken))
        percents = [
            Token(found.start(), found.end(), value=_number(found[1]), is_percent=True)
            for found in _PERCENT.finditer(text)
        ]
        counts = list(self._counted(spoken))
        taken = [*names, *percents, *counts]
        numbers = [
            token
            for token in (_amount_token(read) for read in written if not remarks.is_rate(*read))
            if not any(token.start < other.end and other.start < token.end for other in taken)
        ]
        return sorted((*taken, *numbers), key=lambda token: token.start)

    def _named(self, spoken: Sequence[Word]) -> Iterator[Token]:
        """Yield the names of parts, the longest first; one that stands in another is no name."""
        position = 0
        while position < len(spoken):
            for length in range(_LONGEST_NAME, 0, -1):
                run = spoken[position : position + length]
                part = self._part_of.get(" ".join(word.text for word in run))
                if part and len(run) == length:
                    yield Token(run[0].start, run[-1].end, part)
                    position += length
                    break
            else:
                position += 1

    def _counted(self, spoken: Sequence[Word]) -> Iterator[Token]:
        """Yield numbers in words before years: over four years."""
        for word, following in pairwise(spoken):
            if word.text in self._counts and self._part_of.get(following.text) == "years":
                yield Token(word.start, word.end, value=self._counts[word.text])

    def _written(self, text: str, country: str | None) -> Iterator[tuple[Written, PayPeriod | None]]:
        """Yield the amounts with their periods; what is said after one amount is not said of the next."""
        since = 0
        for written in amounts(text, country, self._vocabulary.currencies):
            before, number = text[since : written.start], text[written.start : written.end]
            period, said_to = period_of(before, number, text[written.end :], written.low.value)
            since = written.end + said_to
            yield written, period

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


def _amount_token(read: tuple[Written, PayPeriod | None]) -> Token:
    """Return an amount as a number by the year."""
    written, period = read
    value = written.low.value * (_MONTHS if period is PayPeriod.MONTH else 1)
    return Token(written.start, written.end, value=value, currency=written.low.currency)


def _unread(pairs: Sequence[_Pair], tokens: Sequence[Token]) -> Iterator[str]:
    """Remark on numbers that are in no pair, or in one of a part that was told before."""
    first = {pair.part: pair for pair in reversed(pairs)}.values()
    refused = [pair for pair in pairs if pair.part == remarks.REFUSED]
    read = [*first, *refused]
    for token in tokens:
        if not token.part and not any(pair.start <= token.start < pair.end for pair in read):
            kind = remarks.UNREAD_PERCENT if token.is_percent else remarks.UNREAD
            yield f"{kind}.{token.value:.12g}"


def _vests_by(told: dict[str, str], vesting: str | None) -> bool:
    """Give shares their schedule; False where it has another number of years than was told."""
    if not vesting:
        return vesting is None
    steps = str(vesting.count("/") + 1)
    is_so = told.setdefault("years", steps) == steps
    told["vesting"] = vesting
    return is_so


def _paired(tokens: Sequence[Token]) -> list[_Pair]:
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
        is_done = bool(found)
        if not is_done and not beside[0].part:
            found = _pair("base", beside[0])
        pairs += found
        position += 2 if is_done else 1
    return pairs


def _pair(part: str, number: Token, named: Token | None = None) -> list[_Pair]:
    """Return a part with its value, or nothing where the number cannot be that."""
    value = fitting(part, number)
    if is_beyond(part, number):
        part, value = remarks.REFUSED, part
    both = (number, named or number)
    start, end = min(token.start for token in both), max(token.end for token in both)
    return [] if value is None else [_Pair(part, value, start, end)]


def _years_apart(tokens: Sequence[Token]) -> tuple[list[_Pair], Sequence[Token]]:
    """Split off "4 years", which says over how long shares vest and stands between no name and number."""
    for place, (number, name) in enumerate(pairwise(tokens)):
        if name.part == "years" and not number.part and (found := _pair("years", number, name)):
            return found, [*tokens[:place], *tokens[place + 2 :]]
    return [], tokens


def _said_of(part: str, pairs: Sequence[_Pair], tokens: Sequence[Token], text: str) -> str:
    """Return the words of a part: from its name and number on, up to what comes next."""
    for pair in pairs:
        if pair.part == part:
            following = (token.start for token in tokens if token.start >= pair.end)
            return text[pair.start : next(following, len(text))]
    return ""


def _leads_with_base(tokens: Sequence[Token]) -> bool:
    """Tell 85k, bonus 5k from 5k bonus, 85k: numbers follow their names, and the first is the largest."""
    names, numbers = tokens[1::2], tokens[::2]
    if not names or len(numbers) != len(names) + 1 or any(token.part for token in numbers):
        return False
    amounts_beside = [token.value for token in numbers[1:] if not token.is_percent]
    return (
        all(token.part and token.part != "base" for token in names)
        and not numbers[0].is_percent
        and numbers[0].value >= max(SMALLEST_BASE, *amounts_beside, 0)
    )


def _in_thousands(token: Token) -> Token:
    """Read a bare 84, where a yearly base is asked for, as 84,000."""
    is_short = token.part is None and not token.is_percent and token.value < _THOUSANDS_BELOW
    return replace(token, value=token.value * 1000) if is_short else token


def _number(written: str) -> float:
    return float(written.replace(",", "."))

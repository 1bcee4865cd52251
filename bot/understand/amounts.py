"""Amounts as people write them: a number, perhaps a scale, a currency, and the other end of a range."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from knowledge.vocabulary.currencies import Currencies

SCALES = {
    "thousand": (1e3, r"k|thousand|grand|tausend|tsd\.?|mille|mil"),
    "lakh": (1e5, "lakhs?|lacs?|lkhs?|lpa|l"),
    "million": (1e6, r"million|juta|mio\.?|mn|m"),
    "crore": (1e7, "crores?|crs?|cpa"),
}
SCALE_OF = re.compile("|".join(f"(?P<{name}>{said})$" for name, (_, said) in SCALES.items()), re.IGNORECASE)
INDIAN = frozenset({"lakh", "crore"})
NUMBER = (
    r"(?:\d{1,2}(?:,\d{2})+,\d{3}"  # 12,00,000 as India groups it
    r"|\d{1,3}(?:[.,'\u2019 \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?"
    r"|\d+(?:[.,]\d{1,2})?)(?!\d)"
)
SCALE = "|".join(said for _, said in SCALES.values())
GLUED = r"(?=eur|usd|gbp|chf|\u20ac|\$|\u00a3)"
SHORT_PERIOD = r"(?=p\.?[adhmw]\b)"
STARTS_HERE = r"(?=[^\s\d]{0,7}\s?~?\d)"
"""Lets most positions of a text fail at once."""
JOIN = re.compile(r"\s*(?P<join>-|\u2013|\u2014|(?:to|bis|\u00e0|a|and|und|et|y|e)\b)\s*", re.IGNORECASE)
JOINED_BY_AND = frozenset({"and", "und", "et", "y", "e"})
BETWEEN = re.compile(r"\b(?:between|entre|zwischen)\s+$", re.IGNORECASE)
SHOUTED = frozenset({"try", "mad", "php", "cop", "sol"})
"""Codes that are currencies in capitals only."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One end of an amount; `local` if the place decided what its currency sign means."""

    value: float
    scale: str | None
    currency: str | None
    local: bool


@dataclass(frozen=True, slots=True)
class Written:
    """An amount or a range, and where it stands in the text."""

    low: Amount
    high: Amount | None
    start: int
    end: int


def amounts(text: str, country: str | None, currencies: Currencies) -> Iterator[Written]:
    """Give every number of a text that may be an amount, ranges as one."""
    pattern = _pattern(currencies)
    position = 0
    while match := pattern.search(text, position):
        low = _amount(match, country, currencies)
        position = match.end()
        high, end = _other_end(match, country, currencies)
        if high and (joined := _range(low, high)):
            low, position = joined, end
        else:
            high = None
        yield Written(low, high, match.start(), position)


@cache
def _pattern(currencies: Currencies) -> re.Pattern[str]:
    names = sorted(currencies.names, key=len, reverse=True)
    any_name = "|".join(map(_name_pattern, names))
    return re.compile(
        rf"{STARTS_HERE}(?<![\w.,/:#+'\u2019-])(?:(?P<before>{any_name})\s?)?~?(?P<number>{NUMBER})"
        rf"(?:[\s-]?(?P<scale>{SCALE})(?![^\W_])|(?P<glued>k){GLUED})?"
        rf"(?:\s?(?P<after>{any_name}))?(?:(?![\w%])|{SHORT_PERIOD})",
        re.IGNORECASE,
    )


def _name_pattern(name: str) -> str:
    """Give the pattern of a currency's name; letters start and end where words do."""
    starts = r"(?<![^\W\d_])" if name[0].isalpha() else ""
    return starts + re.escape(name) + (r"(?![^\W\d_])" if name[-1].isalpha() else "")


def _other_end(
    match: re.Match[str], country: str | None, currencies: Currencies
) -> tuple[Amount | None, int]:
    """Read the second number of a range, if there is one."""
    text = match.string
    join = JOIN.match(text, match.end())
    if not join or (join["join"].lower() in JOINED_BY_AND and not BETWEEN.search(text[: match.start()])):
        return None, match.end()
    # The pattern refuses numbers after a hyphen, so it looks at what follows by itself.
    other = _pattern(currencies).match(text[join.end() :])
    if not other:
        return None, match.end()
    return _amount(other, country, currencies), join.end() + other.end()


def _range(low: Amount, high: Amount) -> Amount | None:
    """Give the low end with what only the high end says, 100-120k; None if they make no range."""
    scale = SCALES[high.scale][0] if high.scale else 1.0
    if low.scale is None and low.value < scale:
        low = replace(low, value=low.value * scale, scale=high.scale)
    if not low.value < high.value:
        return None
    return replace(low, currency=low.currency or high.currency, local=low.local or high.local)


def _amount(match: re.Match[str], country: str | None, currencies: Currencies) -> Amount:
    said = SCALE_OF.match(match["scale"] or match["glued"] or "")
    scale = said.lastgroup if said else None
    name = match["before"] or match["after"] or ""
    if name.lower() in SHOUTED and not name.isupper():
        name = ""
    currency = currencies.find(name, country) or ("INR" if scale in INDIAN else None)
    local = bool(name) and currency != currencies.find(name)
    factor = SCALES[scale][0] if scale else 1.0
    return Amount(round(_value(match["number"]) * factor, 2), scale, currency, local)


def _value(number: str) -> float:
    """Read 72.000, 72,000, 72'000 and 12,00,000 as thousands, 1,5 and 9.50 as decimals."""
    plain = re.sub(r"['\u2019 \u00a0\u202f]", "", number)
    head, mark, tail = plain.rpartition("," if plain.rfind(",") > plain.rfind(".") else ".")
    if mark and len(tail) < 3:
        return float(re.sub(r"[.,]", "", head) + "." + tail)
    return float(re.sub(r"[.,]", "", plain))

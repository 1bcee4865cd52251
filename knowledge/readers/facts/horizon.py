"""For when a projection is said to hold: a year, or a month a year on."""

import re

_BY = re.compile(r"\bby\s+(?:the\s+)?(?:end\s+of\s+|early\s+|mid-?\s*|late\s+)?(20\d\d)\b", re.IGNORECASE)
_IN = re.compile(
    r"\b(?:in|for|during|through|until)\s+(?:early\s+|mid-?\s*|late\s+)?(20\d\d)\b", re.IGNORECASE
)
_A_YEAR_ON = re.compile(
    r"\b(?:within|in|over)\s+(?:(?:a|one|the\s+(?:next|coming))\s+year"
    r"|(?:the\s+(?:next|coming)\s+)?(?:12|twelve)\s+months)\b",
    re.IGNORECASE,
)
_NEXT_YEAR = re.compile(r"\bnext\s+year\b", re.IGNORECASE)


def find_horizon(before: str, after: str, period: str) -> str | None:
    """Return for when an amount is projected, from the words of its sentence before and after it.

    "by 2027" counts on either side, "in 2027" only behind the amount: before it, it may date the average.
    A year that is not after the report's own is none.
    """
    year = int(period[:4])
    named = _BY.search(after) or _IN.search(after) or _BY.search(before)
    if named:
        return named[1] if int(named[1]) > year else None
    if _A_YEAR_ON.search(after):
        return f"{year + 1}{period[4:7]}"
    return str(year + 1) if _NEXT_YEAR.search(after) else None

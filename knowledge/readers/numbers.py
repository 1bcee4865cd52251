"""Read numbers as people print them: 77,093  77.093  77'093  77 093  12,50,000  2.3k  1.2 crore."""

import re

_SPACE = "[ \u00a0\u2009\u202f]"
NUMBER = (
    rf"(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)(?:[.,]\d{{1,2}}(?!\d))?"
    r"|\d{1,3}(?:['\u2019]\d{3})+(?:[.,]\d{1,2}(?!\d))?"
    r"|\d+(?:[.,]\d+)*)"
)
"""A pattern for the digits of one number."""

_MAGNITUDES = {
    **dict.fromkeys(("k", "thousand"), 1e3),
    **dict.fromkeys(("lakh", "lakhs", "lac", "lacs", "lpa", "l"), 1e5),
    **dict.fromkeys(("m", "mn", "million"), 1e6),
    **dict.fromkeys(("cr", "crore", "crores"), 1e7),
}
MAGNITUDE = r"(?:thousand|lakhs?|lacs?|lpa|million|crores?|mn|cr|[km]|l(?=[\s,.;)/-]|$))(?![a-z])"
"""A pattern for the word that a number is multiplied by."""

_GROUPED = {
    ",": re.compile(r"^\d{1,3}(?:,\d{2})*,\d{3}$"),
    ".": re.compile(r"^\d{1,3}(?:\.\d{3})+$"),
}
_BETWEEN_GROUPS = re.compile(rf"{_SPACE}|['\u2019]")


def number(digits: str, magnitude: str | None = None) -> float:
    """Return the value; before a magnitude a single mark is a decimal one: 1.125 million."""
    bare = _BETWEEN_GROUPS.sub("", digits)
    factor = _MAGNITUDES[magnitude.lower()] if magnitude else 1
    return round(float(_with_decimal_point(bare, scaled=magnitude is not None)) * factor, 2)


def _with_decimal_point(digits: str, *, scaled: bool) -> str:
    marks = [mark for mark in ",." if mark in digits]
    if len(marks) > 1:
        whole, _, fraction = digits.rpartition(max(marks, key=digits.rindex))
        return f"{whole.replace(',', '').replace('.', '')}.{fraction}"
    if not marks:
        return digits
    mark = marks[0]
    if _GROUPED[mark].match(digits) and not (scaled and digits.count(mark) == 1):
        return digits.replace(mark, "")
    return digits.replace(mark, ".") if digits.count(mark) == 1 else digits.replace(mark, "")

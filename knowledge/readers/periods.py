"""Find the period that a report speaks of: April 2026, Q1 2026, 2026-04, 12 April 2026."""

import re

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}-(?P<number>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?\b",
        rf"\b(?:(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?)?{_MONTH},?\s+{_YEAR}\b",
        rf"\b{_MONTH}\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,\s*{_YEAR}\b",
        rf"\bQ(?P<quarter>[1-4])[\s/,-]*{_YEAR}\b",
        rf"\b(?P<ordinal>first|second|third|fourth) quarter (?:of )?{_YEAR}\b",
        rf"\bH(?P<half>[12])[\s/,-]*{_YEAR}\b",
        rf"\b(?P<number>0?[1-9]|1[0-2])[/.]{_YEAR}\b",
    )
)
_LABEL = r"(?:last updated|updated|as (?:of|at)|period|published|data (?:from|to|collected)|date|edition)"
_LABELLED = re.compile(rf"\b{_LABEL}\b[^\n]{{0,60}}", re.IGNORECASE)
_BARE_YEAR = re.compile(rf"\b{_YEAR}\b")
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def period_of(texts: list[str]) -> str | None:
    """Return the period as said after a label, else any date, else a bare year; None if there is none.

    A quarter or half year goes by its last month. The first text is the title with what stands under it.
    """
    labelled = [match.group() for text in texts for match in _LABELLED.finditer(text)]
    for text in (*labelled, *texts):
        if found := _dated(text):
            return found
    for text in (*labelled, texts[0]):
        if year := _BARE_YEAR.search(text):
            return year["year"]
    return None


def _dated(text: str) -> str | None:
    matches = [match for form in _FORMS if (match := form.search(text))]
    if not matches:
        return None
    first = min(matches, key=lambda match: match.start())
    parts = {name: value for name, value in first.groupdict().items() if value}
    year = parts["year"]
    month = _month(parts)
    day = int(parts.get("day", 0))
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= 31 else f"{year}-{month:02}"


def _month(parts: dict[str, str]) -> int:
    match parts:
        case {"month": name}:
            return _MONTHS.index(name[:3].lower()) + 1
        case {"quarter": number}:
            return 3 * int(number)
        case {"ordinal": name}:
            return 3 * _QUARTERS[name.lower()]
        case {"half": number}:
            return 6 * int(number)
        case _:
            return int(parts["number"])

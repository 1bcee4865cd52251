"""The titles that a classification files under its occupations, ambiguous ones under several of them."""

import re
from collections.abc import Iterable, Iterator

from knowledge.models import Fact, FactKind, Source, Statistic
from knowledge.store import title_key

AS_PUBLISHED = "as-published-1"
"""Nothing is computed from a classification; its release is in the name of the source."""

_ABBREVIATED = re.compile(r"(.+) \(([A-Z]{2,6})\)")


def forms(title: str) -> tuple[str, ...]:
    """Give what a printed title stands for: Database Administrator (DBA) is two titles."""
    found = _ABBREVIATED.fullmatch(title)
    return tuple(map(title_key, found.groups() if found else (title,)))


def title_facts(source: Source, filed: Iterable[tuple[str, str, str]]) -> Iterator[Fact]:
    """Yield one fact for each title and occupation it is filed under: code, occupation, title as printed."""
    pairs = {(form, code, occupation) for code, occupation, title in filed for form in forms(title)}
    for title, code, occupation in sorted(pairs):
        yield Fact(
            kind=FactKind.OTHER_TITLE,
            source=source.id,
            title=occupation,
            subject=title,
            text=code,
            statistic=Statistic.TEXT,
            period=source.period,
            method_version=AS_PUBLISHED,
        )

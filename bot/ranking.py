"""Which figure goes before which, and which print the same again."""

from collections.abc import Iterable

from bot.evidence import Figure, Match
from knowledge.models import Collection

_MATCH_ORDER = {
    Match.SAME: 4,
    Match.ALL_LEVELS: 3,
    Match.BROADER: 2,
    Match.NEAR: 1,
    Match.OTHER_LEVEL: 0,
    None: 0,
}


def leads(figure: Figure) -> tuple[object, ...]:
    """Order candidates for the first line: title, level, the place itself, a report, the better grade, n."""
    from_report = figure.source.collection is Collection.PUBLISHER
    leveled, local = figure.fact.level is not None, figure.fact.region is not None
    return _MATCH_ORDER[figure.match], leveled, local, from_report, -ord(figure.grade), figure.fact.n or 0


def stands_beside(figure: Figure) -> tuple[object, ...]:
    """Order what stands beside the lead: the asked level, the better grade, the larger n."""
    return _MATCH_ORDER[figure.match], -ord(figure.grade), figure.fact.n or 0


def one_a_source(figures: Iterable[Figure]) -> list[Figure]:
    """Keep each source's best figure, best first: more titles of one source are no more evidence."""
    best: dict[str, Figure] = {}
    for figure in sorted(figures, key=stands_beside, reverse=True):
        best.setdefault(figure.source.id, figure)
    return list(best.values())


def distinct(figures: Iterable[Figure], lead: Figure | None) -> list[Figure]:
    """Leave out what prints the same figure of the same source again under another name of ours."""
    known = {printed(lead)} if lead else set()
    kept = []
    for figure in figures:
        if printed(figure) not in known:
            known.add(printed(figure))
            kept.append(figure)
    return kept


def printed(figure: Figure) -> tuple[object, ...]:
    """Name what two figures that are one row of a source have in common."""
    return figure.source.id, figure.fact.title, figure.fact.value, figure.fact.period

"""Indeed Hiring Lab's job-advert index: a seasonally adjusted level, 1 February 2020 = 100, not a count.

The publisher's weeks end on Friday. Changes are in index points, Friday against Friday: one week and 52 weeks
before. The seasonal method changed in November 2024 and with it all earlier values, so a file that ends
before December 2024 has a `method_version` of its own and is never joined to a newer one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.models import Fact, FactKind, Statistic

SOURCE_ID = "indeed-hiring-lab"
MONTHS_KEPT = 24
ADVERT_METHOD = "seasonal-2024-11"
OLDER_ADVERT_METHOD = "seasonal-before-2024-11"

_FRIDAY = 4
_NEW_METHOD_EVERYWHERE = date(2024, 12, 1)
_CHANGES = (("week", timedelta(weeks=1)), ("year", timedelta(weeks=52)))


@dataclass(frozen=True, slots=True)
class Series:
    """One index by day, and the place or sector that it speaks of."""

    values: dict[date, float]
    country: str | None = None
    region: str | None = None
    sector: str | None = None

    @property
    def is_whole_country(self) -> bool:
        """Whether it speaks of all adverts of a country, or of the euro area."""
        return self.sector is None and (self.region is None or self.country is None)

    @property
    def method(self) -> str:
        """The seasonal method that the whole of the series was adjusted with."""
        method = ADVERT_METHOD if max(self.values) >= _NEW_METHOD_EVERYWHERE else OLDER_ADVERT_METHOD
        return f"{method}-by-sector" if self.sector else method


def index_facts(series: Series) -> Iterator[Fact]:
    """Give the level on the latest Friday, its changes, and for countries the ends of the months before."""
    fridays = sorted(day for day in series.values if day.weekday() == _FRIDAY)
    if not fridays:
        return
    latest = fridays[-1]
    kept = _month_ends(fridays) if series.is_whole_country else [latest]
    for day in kept:
        yield _fact(series, day, FactKind.ADVERT_INDEX, series.values[day], series.sector)
    if series.sector is None:
        yield from _changes(series, latest)


def _month_ends(fridays: Iterable[date]) -> list[date]:
    """Keep the last Friday of each of the newest months, the latest Friday being the last."""
    last = {(day.year, day.month): day for day in fridays}
    return list(last.values())[-MONTHS_KEPT - 1 :]


def _changes(series: Series, latest: date) -> Iterator[Fact]:
    for subject, span in _CHANGES:
        before = series.values.get(latest - span)
        if before is not None:
            yield _fact(series, latest, FactKind.ADVERT_CHANGE, series.values[latest] - before, subject)


def _fact(series: Series, day: date, kind: FactKind, value: float, subject: str | None) -> Fact:
    is_level = kind is FactKind.ADVERT_INDEX
    return Fact(
        kind=kind,
        source=SOURCE_ID,
        country=series.country,
        region=series.region,
        subject=subject,
        value=round(value, 2),
        unit="index" if is_level else "points",
        statistic=Statistic.INDEX if is_level else Statistic.POINT,
        period=day.isoformat(),
        method_version=series.method,
    )

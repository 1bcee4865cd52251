"""The Economist's Big Mac index: what one burger costs, and the exchange rates that nobody else here has.

The price illustrates a price level; it is no cost of living. `dollar_ex` is in units per US dollar; it is
taken for the currencies that the monthly rates lack.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
from babel.core import get_global

from knowledge.models import Collection, Fact, FactKind, Figures, Source
from knowledge.sources.adapter import Import, Progress, date_of
from knowledge.sources.columns import file_in, lacks, read_columns, refuse_repeats, refuse_rows
from knowledge.sources.exchange import CURRENCIES, rate_fact

ILLUSTRATION = "illustration"
"""Flag of a figure that illustrates and measures nothing that a person could budget with."""

_EURO_AREA = "EUZ"
_COLUMNS = {
    "date": pl.Date,
    "iso_a3": pl.String,
    "currency_code": pl.String,
    "local_price": pl.Float64,
    "dollar_ex": pl.Float64,
}
_METHOD = "price-list-2022-07"


class BigMac:
    """Reads `big-mac-full-index.csv` or `big-mac-raw-index.csv`."""

    id = "big-mac"

    def recognise(self, path: Path) -> str | None:
        """Look at the names of the columns."""
        return lacks(file_in(path, "big-mac-full-index.csv"), _COLUMNS)

    def read(self, path: Path, progress: Progress) -> Import:
        """Keep the newest prices and the rates of their day."""
        file = file_in(path, "big-mac-full-index.csv")
        prices = read_columns(file, _COLUMNS)
        progress("prices", prices.height)
        refuse_repeats(file, prices, ["date", "iso_a3"])
        wrong = (pl.col("local_price") <= 0) | (pl.col("dollar_ex") <= 0)
        refuse_rows(file, prices, "local_price", wrong, "a price and a rate above nought")
        newest = prices.filter(pl.col("date") == pl.col("date").max()).drop_nulls().sort("iso_a3")
        rows = newest.select("iso_a3", "currency_code", "date", "local_price", "dollar_ex").rows()
        facts = (*_prices(rows), *_rates(rows))
        return Import(
            Figures(source=_source(file, facts), method_version=_METHOD, facts=facts),
            prices.height,
            newest.height,
            {"an older date": prices.height - newest.height},
        )


_Row = tuple[str, str, date, float, float]
"""Country, currency, date, price in the currency, units of it per US dollar."""


def _prices(rows: list[_Row]) -> Iterator[Fact]:
    for area, currency, day, price, _ in rows:
        yield Fact(
            kind=FactKind.BURGER_PRICE,
            source=BigMac.id,
            country=_country(area),
            region="Euro area" if area == _EURO_AREA else None,
            value=price,
            unit="burger",
            currency=currency,
            period=f"{day:%Y-%m}",
            method_version=_METHOD,
            flags=(ILLUSTRATION,),
        )


def _country(area: str) -> str | None:
    """Give the ISO 3166 alpha-2 code of an alpha-3 code, by CLDR's aliases of territories."""
    return next(iter(get_global("territory_aliases").get(area, ())), None)


def _rates(rows: list[_Row]) -> Iterator[Fact]:
    elsewhere = {*CURRENCIES.values(), "USD"}
    for currency, (day, rate) in {row[1]: (row[2], row[4]) for row in rows}.items():
        if currency not in elsewhere:
            yield rate_fact(BigMac.id, currency, rate, f"{day:%Y-%m}", _METHOD)


def _source(file: Path, facts: tuple[Fact, ...]) -> Source:
    return Source(
        id=BigMac.id,
        publisher="The Economist",
        title="The Big Mac index",
        address="https://github.com/TheEconomist/big-mac-data",
        licence="CC BY 4.0",
        attribution="The Economist",
        retrieved=date_of(file),
        period=max((fact.period for fact in facts), default="none"),
        collection=Collection.PUBLISHER,
        method_disclosed=True,
        note="The price of one burger: an illustration, not a cost of living.",
    )

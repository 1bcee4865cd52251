"""Monthly exchange rates of the US Federal Reserve, as datahub.io packages them.

A fact's value is the number of units of `currency` that one US dollar buys, its subject USD/GBP. The
package's description says that the pound, the euro and three more are the other way round; in the file they
are not, so the direction is checked against what some currencies have been worth since 1999.
"""

from pathlib import Path

import polars as pl

from knowledge.models import Collection, Fact, FactKind, Figures, Source, Statistic
from knowledge.sources.adapter import Import, Progress, SourceError, date_of
from knowledge.sources.columns import file_in, lacks, read_columns, refuse_repeats, refuse_rows

CURRENCIES = {
    "Australia": "AUD",
    "Brazil": "BRL",
    "Canada": "CAD",
    "China": "CNY",
    "Denmark": "DKK",
    "Euro": "EUR",
    "Hong Kong": "HKD",
    "India": "INR",
    "Japan": "JPY",
    "Malaysia": "MYR",
    "Mexico": "MXN",
    "New Zealand": "NZD",
    "Norway": "NOK",
    "Singapore": "SGD",
    "South Africa": "ZAR",
    "South Korea": "KRW",
    "Sri Lanka": "LKR",
    "Sweden": "SEK",
    "Switzerland": "CHF",
    "Taiwan": "TWD",
    "Thailand": "THB",
    "United Kingdom": "GBP",
    "Venezuela": "VES",
}
"""By the publisher's names of countries; the others in the file took the euro, and their rates ended."""

_PLAUSIBLE = {"GBP": (0.4, 1.0), "EUR": (0.5, 1.5), "JPY": (50.0, 400.0), "INR": (30.0, 300.0)}
_COLUMNS = {"Date": pl.Date, "Country": pl.String, "Exchange rate": pl.Float64}
_METHOD = "monthly-average-1"


class ExchangeRates:
    """Reads `monthly.csv`."""

    id = "exchange-rates"

    def recognise(self, path: Path) -> str | None:
        """Look at the names of the columns."""
        return lacks(file_in(path, "monthly.csv"), _COLUMNS)

    def read(self, path: Path, progress: Progress) -> Import:
        """Keep the newest month of each currency that is still in use."""
        file = file_in(path, "monthly.csv")
        rates = read_columns(file, _COLUMNS)
        progress("rates", rates.height)
        refuse_repeats(file, rates, ["Date", "Country"])
        refuse_rows(file, rates, "Exchange rate", pl.col("Exchange rate") <= 0, "a rate above nought")
        rows = rates.drop_nulls().filter(pl.col("Country").is_in(list(CURRENCIES))).sort("Date")
        newest = rows.group_by("Country", maintain_order=True).last().sort("Country")
        facts = tuple(
            rate_fact(self.id, CURRENCIES[country], rate, f"{day:%Y-%m}", _METHOD)
            for country, day, rate in newest.select("Country", "Date", "Exchange rate").iter_rows()
        )
        _refuse_direction(file, facts)
        dropped = {"a currency that is no more, or no rate": rates.height - rows.height}
        dropped["an older month"] = rows.height - newest.height
        return Import(
            Figures(source=_source(file, facts), method_version=_METHOD, facts=facts),
            rates.height,
            newest.height,
            dropped,
        )


def rate_fact(source: str, currency: str, rate: float, period: str, method: str) -> Fact:
    """Give the units of a currency that one US dollar buys."""
    return Fact(
        kind=FactKind.EXCHANGE_RATE,
        source=source,
        subject=f"USD/{currency}",
        value=rate,
        unit=f"{currency} per USD",
        currency=currency,
        statistic=Statistic.RATE,
        period=period,
        method_version=method,
    )


def _refuse_direction(file: Path, facts: tuple[Fact, ...]) -> None:
    """Refuse rates that are US dollars per unit, or of another magnitude."""
    for fact in facts:
        low, high = _PLAUSIBLE.get(fact.currency or "", (0.0, float("inf")))
        if fact.value is None or not low < fact.value < high:
            expected = f"units of {fact.currency} per US dollar, between {low:g} and {high:g}"
            raise SourceError(file, None, f"Exchange rate of {fact.currency}", expected, f"{fact.value:g}")


def _source(file: Path, facts: tuple[Fact, ...]) -> Source:
    return Source(
        id=ExchangeRates.id,
        publisher="Board of Governors of the Federal Reserve System",
        title="Foreign exchange rates, monthly",
        address="https://datahub.io/core/exchange-rates",
        licence="PDDL 1.0",
        attribution="US Federal Reserve (FRED), packaged by datahub.io",
        retrieved=date_of(file),
        period=max((fact.period for fact in facts), default="none"),
        collection=Collection.OFFICIAL,
        method_disclosed=True,
        note="Units of the currency that one US dollar buys, average of the month.",
    )

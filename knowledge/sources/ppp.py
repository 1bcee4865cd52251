"""World Bank purchasing power parities: units of local currency that buy what one US dollar buys in the US.

They are for the whole economy, government and investment with it: neither a household's costs nor a city's.
"""

from datetime import date
from pathlib import Path

import polars as pl
from babel.numbers import get_territory_currencies

from knowledge.models import Collection, Fact, FactKind, Figures, Source, Statistic
from knowledge.sources.adapter import Import, Progress, date_of
from knowledge.sources.columns import file_in, lacks, read_columns, refuse_repeats, refuse_rows

WHOLE_ECONOMY = "whole_economy"
"""Flag of a figure that is for the whole economy, not for a household or a city."""

_COLUMNS = {"Country": pl.String, "Country ID": pl.String, "Year": pl.Int64, "PPP": pl.Float64}
_YEARS_BACK = 1
_METHOD = "icp-2021"


class PurchasingPower:
    """Reads datahub.io's `ppp-gdp.csv`, World Bank indicator PA.NUS.PPP."""

    id = "world-bank-ppp"

    def recognise(self, path: Path) -> str | None:
        """Look at the names of the columns."""
        return lacks(file_in(path, "ppp-gdp.csv"), _COLUMNS)

    def read(self, path: Path, progress: Progress) -> Import:
        """Keep the newest year of each country, where that is the newest of all or the one before."""
        file = file_in(path, "ppp-gdp.csv")
        table = read_columns(file, _COLUMNS)  # "NA" is Namibia, not a missing value
        progress("years of countries", table.height)
        refuse_repeats(file, table, ["Country ID", "Year"])
        refuse_rows(file, table, "PPP", pl.col("PPP") <= 0, "a parity above nought")
        refuse_rows(file, table, "PPP", (pl.col("Country ID") == "US") & (pl.col("PPP") != 1), "1 for the US")
        newest = table.drop_nulls("PPP").sort("Year").group_by("Country ID", maintain_order=True).last()
        kept = newest.filter(pl.col("Year") >= pl.col("Year").max() - _YEARS_BACK).sort("Country ID")
        facts = tuple(_fact(*row) for row in kept.select("Country ID", "Year", "PPP").iter_rows())
        dropped = {"an older year": table.height - newest.height}
        dropped["a country without a recent year"] = newest.height - kept.height
        return Import(
            Figures(source=_source(file, facts), method_version=_METHOD, facts=facts),
            table.height,
            kept.height,
            dropped,
        )


def _fact(country: str, year: int, parity: float) -> Fact:
    currencies = get_territory_currencies(country, date(year, 12, 31))
    return Fact(
        kind=FactKind.PURCHASING_POWER,
        source=PurchasingPower.id,
        country=country,
        value=float(f"{parity:.6g}"),
        unit="international dollar",
        currency=currencies[0] if len(currencies) == 1 else None,
        statistic=Statistic.RATE,
        period=str(year),
        method_version=_METHOD,
        flags=(WHOLE_ECONOMY,),
    )


def _source(file: Path, facts: tuple[Fact, ...]) -> Source:
    newest = max((fact.period for fact in facts), default="none")
    return Source(
        id=PurchasingPower.id,
        publisher="The World Bank",
        title="PPP conversion factor, GDP (PA.NUS.PPP)",
        address="https://data.worldbank.org/indicator/PA.NUS.PPP",
        licence="CC BY 4.0",
        attribution="The World Bank",
        retrieved=date_of(file),
        period=newest,
        collection=Collection.OFFICIAL,
        method_disclosed=True,
        official_yearly=True,
        published=date(int(newest) + 1, 7, 1) if facts else None,  # the yearly update of its indicators
        note="Local currency per international dollar; the whole economy, not a household or a city.",
    )

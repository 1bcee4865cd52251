"""Indeed Hiring Lab's posted-wage growth and share of adverts that mention AI, both in percent.

Wage growth is the three-month average of the change on the same month a year before, within job titles; n is
the number of observations of the last of the three months.
"""

from collections.abc import Iterator

import polars as pl

from knowledge.models import Fact, FactKind, Statistic
from knowledge.sources.indeed_index import MONTHS_KEPT, SOURCE_ID

EURO_AREA = "EA"
"""The publisher's code of an area that is no country."""
EURO_AREA_NAME = "Euro area"

_WAGE_METHOD = "posted-wages-2022-10"
_AI_METHOD = "ai-keywords-1"
_DECIMALS = 4
"""Enough that rounding for people does not round twice: 3.1534 is 3.2, 3.15 might be 3.1."""


def wage_growth_facts(table: pl.DataFrame) -> Iterator[Fact]:
    """Give the newest months of each country; of its sectors (column `sector`) the newest alone."""
    by_sector = "sector" in table.columns
    keys = ["jobcountry", *(["sector"] if by_sector else [])]
    months = table.sort("month").group_by(keys, maintain_order=True).tail(1 if by_sector else MONTHS_KEPT + 1)
    for row in months.sort(*keys, "month").iter_rows(named=True):
        yield Fact(
            kind=FactKind.WAGE_GROWTH,
            source=SOURCE_ID,
            **area(row["jobcountry"]),
            subject=row["sector"] if by_sector else None,
            value=round(100 * row["growth"], _DECIMALS),
            unit="percent",
            statistic=Statistic.RATE,
            n=row["n_obs"],
            n_unit="observations",
            period=f"{row['month']:%Y-%m}",
            method_version=_WAGE_METHOD,
        )


def ai_share_facts(table: pl.DataFrame) -> Iterator[Fact]:
    """Give the newest day of each country and the last days of the months before it."""
    monthly = table.sort("date").group_by("jobcountry", pl.col("date").dt.truncate("1mo").alias("month"))
    ends = monthly.agg(pl.col("date", "share").last()).sort("month")
    newest = ends.group_by("jobcountry", maintain_order=True).tail(MONTHS_KEPT + 1)
    for row in newest.sort("jobcountry", "date").iter_rows(named=True):
        yield Fact(
            kind=FactKind.AI_SHARE,
            source=SOURCE_ID,
            **area(row["jobcountry"]),
            value=round(row["share"], _DECIMALS),
            unit="percent",
            statistic=Statistic.SHARE,
            period=row["date"].isoformat(),
            method_version=_AI_METHOD,
        )


def area(code: str) -> dict[str, str]:
    """Give country, or for the euro area region, of the publisher's code."""
    return {"region": EURO_AREA_NAME} if code == EURO_AREA else {"country": code}

"""Percentiles of a sample, as far as its size allows."""

import polars as pl

from knowledge.models import Statistic
from knowledge.samples import PERCENTILES_FROM_N

_QUANTILES = {"p10": 0.10, "p25": 0.25, "p50": 0.50, "p75": 0.75, "p90": 0.90}


def spread(column: str) -> list[pl.Expr]:
    """Aggregate a column into n and p10 to p90, by linear interpolation (Hyndman-Fan type 7)."""
    amounts = pl.col(column)
    quantiles = [amounts.quantile(q, "linear").alias(name) for name, q in _QUANTILES.items()]
    return [pl.len().alias("n"), *quantiles]


def allowed(n: int, percentiles: dict[str, float]) -> dict[str, float]:
    """Keep the percentiles that n bears, rounded to whole units."""
    return {name: round(percentiles[name]) for name, least in PERCENTILES_FROM_N.items() if n >= least}


def statistic(percentiles: dict[str, float]) -> Statistic:
    """Name what is left: quantiles, or the median alone."""
    return Statistic.QUANTILES if len(percentiles) > 1 else Statistic.MEDIAN

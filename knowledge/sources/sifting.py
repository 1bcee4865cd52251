"""Leave rows out for stated reasons, and count them."""

from collections.abc import Mapping

import polars as pl


def sift(
    rows: pl.DataFrame, wanted: Mapping[str, pl.Expr], weight: str | None = None
) -> tuple[pl.DataFrame, dict[str, int]]:
    """Keep what every expression holds for; count the others by the first reason that fails.

    Each reason sees what the reasons before it left. `weight` names a column that says how many rows of the
    upstream file a row stands for.
    """
    dropped: dict[str, int] = {}
    for reason, holds in wanted.items():
        before = count(rows, weight)
        rows = rows.filter(holds.fill_null(value=False))
        dropped[reason] = before - count(rows, weight)
    return rows, dropped


def count(rows: pl.DataFrame, weight: str | None = None) -> int:
    """Count rows, or what they stand for."""
    return len(rows) if weight is None else int(rows.select(pl.col(weight).sum()).item())

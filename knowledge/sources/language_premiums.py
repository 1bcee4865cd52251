"""How much more those earn who work with a language, in one role and country, all else asked equal.

One least-squares regression for each language, country and role: log pay on whether the respondent has worked
with the language, log of 1 + years of coding, and education as categories. Intervals are 95 %, with errors
robust to unequal variance (HC1). The coefficient is partialled out by the Frisch-Waugh-Lovell theorem: means
within education first, then the years. False discoveries are held below 5 % of what passes (Benjamini and
Hochberg, over all regressions). It is an association: who learns a language may differ in what nobody asked.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import polars as pl

LEAST_USERS = 30
FALSE_DISCOVERY_RATE = 0.05
_Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class Premium:
    """What one regression found, in percent of pay."""

    title: str
    country: str
    language: str
    percent: float
    low: float
    high: float
    n: int
    users: int
    p_value: float


def premiums(people: pl.DataFrame, languages: pl.DataFrame) -> list[Premium]:
    """Fit every language with 30 users and 30 others in a role and country; who names no language is out.

    People have id, title, code, usd, years and education; languages have id and language.
    """
    asked = people.filter(pl.col("years").is_not_null()).join(
        languages.select("id").unique(), on="id", how="semi"
    )
    found = []
    for (code, title), group in asked.sort("id").group_by("code", "title", maintain_order=True):
        if len(group) < 2 * LEAST_USERS:
            continue
        named = languages.join(group.select("id"), on="id", how="semi").unique()
        for language, users in sorted(named.group_by("language").agg("id").iter_rows()):
            if LEAST_USERS <= len(users) <= len(group) - LEAST_USERS:
                uses = group.with_columns(uses=pl.col("id").is_in(users))
                found.append(_fit(uses, title=str(title), country=str(code), language=language))
    return sorted(found, key=lambda premium: (premium.country, premium.title, premium.language))


def passing(found: Sequence[Premium]) -> frozenset[Premium]:
    """Give those that pass the false discovery rate, by Benjamini and Hochberg's step-up rule."""
    ranked = sorted(found, key=lambda premium: premium.p_value)
    limit = FALSE_DISCOVERY_RATE / max(len(ranked), 1)
    last = max((rank for rank, one in enumerate(ranked, 1) if one.p_value <= rank * limit), default=0)
    return frozenset(ranked[:last])


def _fit(people: pl.DataFrame, *, title: str, country: str, language: str) -> Premium:
    """Regress log pay on the language, partialling out education and years."""
    measured = people.select(
        "education",
        pay=pl.col("usd").log(),
        uses=pl.col("uses").cast(pl.Float64),
        years=pl.col("years").log1p(),
    )
    centred = measured.select(
        (pl.col(name) - pl.col(name).mean().over("education")) for name in ("pay", "uses", "years")
    )
    residual = centred.select(
        pay=_without("pay", "years"),
        uses=_without("uses", "years"),
    ).with_columns(left=_without("pay", "uses"))
    sums = residual.select(
        slope=pl.col("pay").dot("uses") / pl.col("uses").dot("uses"),
        spread=(pl.col("uses") ** 2).dot(pl.col("left") ** 2).sqrt() / pl.col("uses").dot("uses"),
    )
    slope, spread = sums.row(0)
    n, parameters = len(people), 2 + people["education"].n_unique()
    error = spread * math.sqrt(n / (n - parameters))
    return Premium(
        title=title,
        country=country,
        language=language,
        percent=_percent(slope),
        low=_percent(slope - _Z * error),
        high=_percent(slope + _Z * error),
        n=n,
        users=int(people["uses"].sum()),
        p_value=2 * NormalDist().cdf(-abs(slope) / error),
    )


def _without(name: str, other: str) -> pl.Expr:
    """Take out of one centred column what another explains."""
    return pl.col(name) - pl.col(other) * (pl.col(name).dot(other) / pl.col(other).dot(other))


def _percent(log_ratio: float) -> float:
    return round(100 * math.expm1(log_ratio), 1)

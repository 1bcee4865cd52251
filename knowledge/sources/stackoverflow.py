"""Stack Overflow Developer Survey: total pay by role and country, and language premiums (ODbL 1.0).

Respondents choose to answer; pay is the total they state. It is shown in the country's currency by undoing
the survey's own conversion. In each country the lowest 2 and the highest 1 percent are left out.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl

from knowledge.models import Basis, Collection, Fact, FactKind, Figures, Source, Statistic
from knowledge.samples import QUARTILES_FROM_N, SHOWN_FROM_N
from knowledge.sources.adapter import Import, Progress, date_of
from knowledge.sources.language_premiums import Premium, passing, premiums
from knowledge.sources.occupations import Fit, Occupations, printed_titles
from knowledge.sources.respondents import EXTRACT_USD, Respondents, read_respondents, why_unread
from knowledge.sources.sifting import sift
from knowledge.sources.spread import allowed, spread, statistic

_ID = "stackoverflow"
_METHOD = "trimmed-2-99-own-rates-1"
_PREMIUM_METHOD = "log-pay-years-education-hc1-1"
_LOWEST_KEPT, _HIGHEST_KEPT = 0.02, 0.99
_YEARS = ((0, 5), (5, 10), (10, 20), (20, 100))
"""Bands of years of coding, each from and below."""
_SURVEYS = "https://survey.stackoverflow.co/"


class StackOverflow:
    """The publisher's survey_results_public CSV, or the folder of the two-file extract."""

    id = _ID

    def recognise(self, path: Path) -> str | None:
        """Say which year, file or column is missing."""
        return why_unread(path)

    def read(self, path: Path, progress: Progress) -> Import:
        """Compute the spread of pay of each role and country, and the premiums of languages."""
        respondents = read_respondents(path)
        progress("respondents", respondents.read)
        titles = printed_titles("stackoverflow.tsv")
        people, dropped = _sift(respondents, titles)
        pay = list(_pay_facts(people, titles, respondents))
        progress("pay figures", len(pay))
        premium = list(_premium_facts(people, titles, respondents))
        progress("premiums", len(premium))
        figures = Figures(
            source=_source(path, respondents), method_version=_METHOD, facts=tuple(pay + premium)
        )
        return Import(figures, respondents.read, len(people), dropped)


def _sift(respondents: Respondents, titles: Occupations) -> tuple[pl.DataFrame, dict[str, int]]:
    """Leave out who cannot be placed, then the ends of a country's pay; count people by the first reason."""
    usd = pl.col("usd")
    lowest = usd.quantile(_LOWEST_KEPT, "linear").over("code")
    highest = usd.quantile(_HIGHEST_KEPT, "linear").over("code")
    wanted = {
        "no country": pl.col("code").is_not_null(),
        "ends of the country's pay": usd.is_between(lowest, highest),
        "no canonical occupation": pl.col("title").is_in(list(titles.listed)),
    }
    people, dropped = sift(respondents.people, wanted)
    return people, {"no pay": respondents.read - len(respondents.people)} | dropped


def _pay_facts(people: pl.DataFrame, titles: Occupations, respondents: Respondents) -> Iterator[Fact]:
    """Yield a figure for each role and country, and one for each band of years that bears quartiles."""
    in_bands = people.with_columns(band=_band()).filter(pl.col("band").is_not_null())
    by_title = ["code", "currency", "is_own", "title"]
    for frame, names, least in (
        (people, by_title, SHOWN_FROM_N),
        (in_bands, [*by_title, "band"], QUARTILES_FROM_N),
    ):
        for row in frame.group_by(names).agg(spread("pay")).sort(names).to_dicts():
            for fit in titles.of(row["title"]) if row["n"] >= least else ():
                yield _pay_fact(row, fit, respondents)


def _band() -> pl.Expr:
    """Name the band of years: years:0-4, years:20+."""
    band: pl.Expr = pl.lit(None, dtype=pl.String)
    for start, end in _YEARS:
        name = f"years:{start}+" if (start, end) == _YEARS[-1] else f"years:{start}-{end - 1}"
        inside = pl.col("years").is_between(start, end, closed="left")
        band = pl.when(inside).then(pl.lit(name)).otherwise(band)
    return band


def _pay_fact(row: dict[str, Any], fit: Fit, respondents: Respondents) -> Fact:
    percentiles = allowed(row["n"], row)
    low, high = EXTRACT_USD
    flags = (
        *fit.flags,
        *([] if row["is_own"] else ["own_currency_unknown"]),
        *([f"cut:usd{low}-{high}"] if respondents.is_extract else []),
        *([row["band"]] if "band" in row else []),
    )
    return Fact(
        kind=FactKind.PAY,
        source=_ID,
        title=row["title"],
        role=fit.role,
        level=fit.level,
        country=row["code"],
        value=percentiles["p50"],
        **percentiles,
        unit="year",
        currency=row["currency"],
        statistic=statistic(percentiles),
        basis=Basis.TOTAL,
        n=row["n"],
        n_unit="people",
        period=str(respondents.year),
        method_version=_METHOD,
        flags=flags,
    )


def _premium_facts(people: pl.DataFrame, titles: Occupations, respondents: Respondents) -> Iterator[Fact]:
    found = premiums(people, respondents.languages)
    shown = passing(found)
    for premium in found:
        for fit in titles.of(premium.title):
            flags = () if premium in shown else ("not_significant",)
            yield _premium_fact(premium, fit, flags, respondents.year)


def _premium_fact(premium: Premium, fit: Fit, flags: tuple[str, ...], year: int) -> Fact:
    return Fact(
        kind=FactKind.SKILL_PREMIUM,
        source=_ID,
        title=premium.title,
        role=fit.role,
        level=fit.level,
        country=premium.country,
        subject=premium.language,
        value=premium.percent,
        low=premium.low,
        high=premium.high,
        unit="percent",
        statistic=Statistic.POINT,
        basis=Basis.TOTAL,
        n=premium.n,
        n_unit="people",
        period=str(year),
        method_version=_PREMIUM_METHOD,
        flags=(*fit.flags, "association", f"users:{premium.users}", *flags),
    )


def _source(path: Path, respondents: Respondents) -> Source:
    low, high = EXTRACT_USD
    cut = (
        f" Only pay from USD {low:,} to {high:,} is in the extract, so low-pay countries read high."
        if respondents.is_extract
        else ""
    )
    return Source(
        id=_ID,
        publisher="Stack Overflow",
        title=f"Stack Overflow Developer Survey {respondents.year}",
        address=f"{_SURVEYS}{respondents.year}",
        licence="ODbL 1.0",
        attribution="Contains information from the Stack Overflow Developer Survey",
        retrieved=date_of(path),
        period=str(respondents.year),
        collection=Collection.SURVEY,
        method_disclosed=True,
        note="Derived from the survey's database and kept in a file of its own under the Open Database "
        "License 1.0. Developers who chose to answer; total pay as they state it, in the country's currency "
        "at the survey's own rates; the lowest 2 and the highest 1 percent of a country left out."
        f"{cut}",
    )

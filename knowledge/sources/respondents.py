"""Who answered the Stack Overflow survey: pay, country, role, years, education and languages.

Two forms are read: the publisher's own file, one row a respondent, and the extract of two files that share
their first column (pay in dollars at the survey's own rates, and one row for each language of a respondent).
"""

import re
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from knowledge.sources.adapter import SourceError
from knowledge.sources.columns import Types, lacks, read_columns
from knowledge.sources.occupations import read_titles
from knowledge.vocabulary.currencies import Currencies
from knowledge.vocabulary.spelling import fold, read_rows

EXTRACT_USD = (5_005, 499_750)
"""The extract holds only pay between these, in dollars a year."""

_PAY_FILE, _LANGUAGE_FILE = "survey_results_salary_prediction.csv", "survey_results_language_trends.csv"
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_ACCURATE_FROM_USD = 5_000
"""Converted pay is printed in whole dollars: below this the rate is not known to four digits."""

_PUBLISHED: Types = {
    "ResponseId": pl.Int64,
    "Country": pl.String,
    "Currency": pl.String,
    "CompTotal": pl.Float64,
    "ConvertedCompYearly": pl.Float64,
    "DevType": pl.String,
    "YearsCode": pl.Float64,
    "EdLevel": pl.String,
    "LanguageHaveWorkedWith": pl.String,
}
_EXTRACT_PAY: Types = {
    "": pl.Int64,
    "salary": pl.Float64,
    "YearsCode": pl.Float64,
    "Country": pl.String,
    "EdLevel": pl.String,
    "PrimaryRole": pl.String,
}
_EXTRACT_LANGUAGES: Types = {"": pl.Int64, "LanguageHaveWorkedWith": pl.String}


@dataclass(frozen=True, slots=True)
class Respondents:
    """Those who stated pay; `people` has id, code, title, usd, pay, currency, is_own, years, education."""

    people: pl.DataFrame
    """`pay` is a year's total in `currency`: the country's own where its rate is known, else dollars."""
    languages: pl.DataFrame
    """One row a respondent and language: id, language."""
    read: int
    year: int
    is_extract: bool


def why_unread(path: Path) -> str | None:
    """Say why a file or folder is neither form of the survey; None where it is one."""
    if survey_year(path) is None:
        return "neither its name nor its folder's says the year of the survey"
    if not _is_extract(path):
        return lacks(path, _PUBLISHED)
    folder = _folder(path)
    missing = [name for name in (_PAY_FILE, _LANGUAGE_FILE) if not (folder / name).is_file()]
    return (
        f"no {' and no '.join(missing)} in the folder" if missing else lacks(folder / _PAY_FILE, _EXTRACT_PAY)
    )


def survey_year(path: Path) -> int | None:
    """Read the year from the name of the file or of its folder."""
    stated = _YEAR.search(path.name) or _YEAR.search(path.resolve().parent.name)
    return int(stated.group()) if stated else None


def read_respondents(path: Path) -> Respondents:
    """Read either form; raise SourceError."""
    year = survey_year(path)
    if year is None:
        raise SourceError(path, None, "name", "the year of the survey", path.name)
    return _extract(_folder(path), year) if _is_extract(path) else _published(path, year)


def _is_extract(path: Path) -> bool:
    return path.is_dir() or path.name in {_PAY_FILE, _LANGUAGE_FILE}


def _folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _extract(folder: Path, year: int) -> Respondents:
    pay = read_columns(folder / _PAY_FILE, _EXTRACT_PAY)
    named = pay.rename({"": "id", "salary": "usd", "PrimaryRole": "title"})
    rates = pl.DataFrame(
        [
            (code, float(rate))
            for stated, code, rate in read_titles("stackoverflow_rates.tsv")
            if int(stated) == year
        ],
        schema={"currency": pl.String, "rate": pl.Float64},
        orient="row",
    )
    languages = read_columns(folder / _LANGUAGE_FILE, _EXTRACT_LANGUAGES)
    return Respondents(
        people=_in_own_currency(_placed(named), rates),
        languages=languages.rename({"": "id", "LanguageHaveWorkedWith": "language"}).select("id", "language"),
        read=len(pay),
        year=year,
        is_extract=True,
    )


def _published(path: Path, year: int) -> Respondents:
    rows = read_columns(path, _PUBLISHED, nulls=("", "NA"))
    stated = rows.rename({"ResponseId": "id", "ConvertedCompYearly": "usd", "DevType": "title"}).with_columns(
        paid_in=pl.col("Currency").str.slice(0, 3)
    )
    people = _in_own_currency(_placed(stated.filter(pl.col("usd").is_not_null())), survey_rates(stated))
    as_stated = pl.col("paid_in") == pl.col("currency")
    return Respondents(
        people=people.with_columns(pay=pl.when(as_stated).then("CompTotal").otherwise("pay")),
        languages=stated.select("id", language=pl.col("LanguageHaveWorkedWith").str.split(";"))
        .explode("language")
        .drop_nulls(),
        read=len(rows),
        year=year,
        is_extract=False,
    )


def survey_rates(people: pl.DataFrame) -> pl.DataFrame:
    """Give the survey's own rates, in dollars for a unit, from those who stated amount and currency."""
    stated = people.filter(pl.col("usd") >= _ACCURATE_FROM_USD, pl.col("CompTotal") > 0)
    rate = pl.col("usd").sum() / pl.col("CompTotal").sum()
    return stated.group_by(currency="paid_in").agg(rate=rate).drop_nulls().sort("currency")


def _placed(people: pl.DataFrame) -> pl.DataFrame:
    """Put codes for the names of countries."""
    codes = {
        fold(name): row[0] for row in read_rows("countries.tsv") for name in (row[1], *row[5].split("|"))
    }
    codes |= {fold(name): code for name, code in read_titles("stackoverflow_countries.tsv")}
    names = people["Country"].drop_nulls().unique().to_list()
    known = {name: codes.get(fold(name)) for name in names}
    return people.rename({"YearsCode": "years", "EdLevel": "education"}).with_columns(
        code=pl.col("Country").replace_strict(known, return_dtype=pl.String)
    )


def _in_own_currency(people: pl.DataFrame, rates: pl.DataFrame) -> pl.DataFrame:
    """Undo the survey's conversion where its rate is known, never with a rate of another day."""
    currencies = Currencies()
    own = {code: currencies.of_country(code) for code in people["code"].drop_nulls().unique()}
    in_own = people.with_columns(own=pl.col("code").replace_strict(own, return_dtype=pl.String)).join(
        rates.select(own="currency", rate="rate"), on="own", how="left", maintain_order="left"
    )
    known = pl.col("rate").is_not_null()
    return in_own.with_columns(
        is_own=known,
        currency=pl.when(known).then("own").otherwise(pl.lit("USD")),
        pay=pl.col("usd") / pl.col("rate").fill_null(1.0),
    )

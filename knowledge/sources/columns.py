"""Read the columns that an adapter needs from delimited text; refuse a cell that is not what it must be."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from knowledge.sources.adapter import SourceError
from knowledge.sources.checks import require_columns

Types = Mapping[str, type[pl.DataType]]
"""The columns to read, and what is in them."""

_EXPECTED = {pl.Float64: "a number", pl.Int64: "a whole number", pl.Date: "a date"}


def file_in(path: Path, name: str) -> Path:
    """Give the file itself, or the one of this name in a folder."""
    return path / name if path.is_dir() else path


def lacks(path: Path, needed: Types, separator: str = ",") -> str | None:
    """Say which columns the first line of a file lacks; None where it has them all."""
    missing = sorted(set(needed) - header(path, separator))
    return f"{path.name} has no column {', '.join(missing)}" if missing else None


def header(path: Path, separator: str = ",") -> frozenset[str]:
    """Give the names of a file's columns; none where it is not text."""
    try:
        with path.open(encoding="utf-8-sig") as lines:
            names = lines.readline().strip().split(separator)
    except (OSError, UnicodeDecodeError):
        return frozenset()
    return frozenset(name.strip('"') for name in names)


def read_columns(
    path: Path,
    types: Types,
    *,
    separator: str = ",",
    nulls: tuple[str, ...] = ("",),
    date_format: str = "%Y-%m-%d",
) -> pl.DataFrame:
    """Read these columns and `row`, the place in the file counted from 1; raise SourceError."""
    try:
        text = pl.read_csv(
            path,
            separator=separator,
            infer_schema=False,
            quote_char='"' if separator == "," else None,
            null_values=list(nulls),
            truncate_ragged_lines=True,  # footnotes
        )
    except pl.exceptions.PolarsError as error:
        found = str(error).partition("\n")[0]
        raise SourceError(path, None, "file", "delimited text in UTF-8", found) from error
    require_columns(path, text.columns, types)
    text = text.select(list(types)).with_row_index("row", offset=2)
    typed = text.with_columns(_typed(name, wanted, date_format) for name, wanted in types.items())
    for name, wanted in types.items():
        odd = text.filter(text[name].is_not_null() & typed[name].is_null())
        refuse_rows(path, odd, name, pl.lit(value=True), _EXPECTED.get(wanted, "text"))
    return typed


def _typed(name: str, wanted: type[pl.DataType], date_format: str) -> pl.Expr:
    if wanted is pl.Date:
        return pl.col(name).str.to_date(date_format, strict=False)
    return pl.col(name).cast(wanted, strict=False)


def refuse_rows(path: Path, frame: pl.DataFrame, column: str, wrong: pl.Expr, expected: str) -> None:
    """Refuse the first row for which `wrong` holds; raise SourceError."""
    odd = frame.filter(wrong)
    if not odd.is_empty():
        raise SourceError(path, odd["row"][0], column, expected, str(odd[column][0]))


def refuse_repeats(path: Path, frame: pl.DataFrame, columns: list[str]) -> None:
    """Refuse a second row for the same thing; raise SourceError."""
    again = frame.filter(~pl.struct(columns).is_first_distinct())
    if not again.is_empty():
        found = ", ".join(str(value) for value in again.select(columns).row(0))
        raise SourceError(
            path, again["row"][0], ", ".join(columns), "one row for each", f"a second for {found}"
        )

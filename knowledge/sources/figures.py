"""The committed form of a source's figures: what all facts share, then one fact a line.

It is one JSON object: `source`, `method_version`, `defaults` (fields that all facts share), `columns` (fields
in which they differ) and `rows`, each an array with a value for each column:

"rows": [
["data scientist","US",157600],
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

from pydantic import TypeAdapter, ValidationError, model_validator
from pydantic_core import ErrorDetails

from knowledge.errors import ContentError
from knowledge.models import Fact, Figures, Record, Source, Text
from knowledge.problem import Problem
from knowledge.readers.json_lines import line_of

_FACTS = TypeAdapter(list[Fact])
_NO_LICENCE = frozenset({"none", "unknown", "n/a", "proprietary", "all rights reserved"})


class _Form(Record):
    """The file as written."""

    source: Source
    method_version: Text
    defaults: dict[str, Any]
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    @model_validator(mode="after")
    def _licensed(self) -> Self:
        if self.source.licence.casefold() in _NO_LICENCE:
            raise ValueError(f"no licence to use {self.source.id}: {self.source.licence}")
        return self

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield the fields of each fact; a row that is too short or too long shows as one without fields."""
        for row in self.rows:
            fits = len(row) == len(self.columns)
            yield {**self.defaults, **dict(zip(self.columns, row, strict=True))} if fits else {}


def read_figures(path: Path) -> Figures:
    """Read and validate a figures file; raise ContentError naming every line and field that does not hold."""
    text = path.read_text(encoding="utf-8")
    try:
        form = _Form.model_validate_json(text)
    except ValidationError as error:
        raise ContentError(tuple(_problem(detail, path, text) for detail in error.errors())) from error
    try:
        facts = _FACTS.validate_python(list(form.records()))
    except ValidationError as error:
        raise ContentError(
            tuple(_row_problem(detail, path, text, form) for detail in error.errors())
        ) from error
    return Figures(source=form.source, method_version=form.method_version, facts=tuple(facts))


def write_figures(figures: Figures, path: Path) -> None:
    """Write the figures in their committed form, aside and then in one step."""
    records = [fact.model_dump(mode="json") for fact in figures.facts]
    shared, columns = _shared_and_columns(records)
    head = {
        "source": figures.source.model_dump(mode="json", exclude_defaults=True),
        "method_version": figures.method_version,
        "defaults": shared,
        "columns": columns,
    }
    opening = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    rows = ",\n".join(_one_line([_short(record[name]) for name in columns]) for record in records)
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".part")
    aside.write_text(f'{opening},\n "rows": [\n{rows}\n ]\n}}\n', encoding="utf-8")
    aside.replace(path)


def _shared_and_columns(records: list[dict[str, Any]]) -> tuple[dict[str, Any], list[str]]:
    """Part the fields that all facts share from those that differ; what is nowhere said is left out."""
    shared: dict[str, Any] = {}
    columns: list[str] = []
    for name in records[0] if records else ():
        if len({_one_line(record[name]) for record in records}) > 1:
            columns.append(name)
        elif records[0][name] not in (None, []):
            shared[name] = records[0][name]
    return shared, columns


def _short(value: object) -> object:
    """Write 157600.0 as 157600: the same number, without noise in the diff."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _one_line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _row_problem(error: ErrorDetails, path: Path, text: str, form: _Form) -> Problem:
    row = error["loc"][0]
    found = len(form.rows[int(row)])
    if found != len(form.columns):
        line = line_of(text, ("rows", row))
        return Problem(path.name, line, "row", f"{len(form.columns)} values, one for each column", str(found))
    return _problem(error | {"loc": ("rows", *error["loc"])}, path, text)


def _problem(error: ErrorDetails, path: Path, text: str) -> Problem:
    field = ".".join(str(part) for part in error["loc"]) or "file"
    try:
        line = line_of(text, error["loc"])
    except (ValueError, IndexError):
        line = None  # not JSON at all
    return Problem(path.name, line, field, error["msg"], repr(error["input"])[:60])

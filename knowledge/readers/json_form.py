"""Read the strict JSON form of a report.

The form is `knowledge.models.Report` as JSON, with less to write: `digest` is computed from the file, and
each fact takes `source`, `title`, `role`, `level`, `country`, `period`, `method_version` and (as its region)
`city` from the report unless it says otherwise; null says: of all of them. `knowledge/reports/` holds the
model to copy; this is about the least there can be:

    {"source": {"id": "acme-pay", "publisher": "Acme", "title": "Acme pay report", "licence": "CC BY 4.0",
                "address": "https://acme.example", "attribution": "Acme", "retrieved": "2026-05-01",
                "period": "April 2026", "collection": "survey", "method_disclosed": true},
     "title": "Senior Data Engineer", "role": "data engineer", "level": "senior", "country": "DE",
     "period": "2026-04", "method_version": "1",
     "sections": [{"kind": "overview", "heading": "Overview", "text": "…", "position": 0}],
     "facts": [{"kind": "pay", "value": 78000, "currency": "EUR", "unit": "year", "statistic": "median",
                "basis": "base", "n": 340, "n_unit": "people", "section": "overview", "quote": "…"}]}
"""

import hashlib
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails, from_json, to_json

from knowledge.models import Report
from knowledge.problem import Problem
from knowledge.readers.json_lines import Path, line_of

_DEFAULT_METHOD_VERSION = "as-published-1"
_SHARED_WITH_FACTS = ("title", "role", "level", "country", "period")
_METHOD_AND_SOURCE = ("method_version", "source")


def read_json(text: str, name: str) -> Report | tuple[Problem, ...]:
    """Return the report, or every field that does not hold to the form."""
    try:
        form = from_json(text, allow_inf_nan=False)
    except ValueError as error:
        return (_not_json(error, name),)
    if not isinstance(form, dict):
        return (Problem(name, 1, "report", "an object in braces", type(form).__name__),)
    try:
        return Report.model_validate_json(to_json(_filled(form, text)), strict=True)
    except ValidationError as error:
        problems = [
            _problem(detail, _path_as_written(detail["loc"], form), text, name) for detail in error.errors()
        ]
        return tuple(dict.fromkeys(problems))


def _filled(form: dict[str, Any], text: str) -> dict[str, Any]:
    """Give the report its digest, and each fact what it shares with the report."""
    filled = {"digest": hashlib.sha256(text.encode()).hexdigest()} | form
    shared = {field: form[field] for field in _SHARED_WITH_FACTS if field in form}
    shared["method_version"] = filled.pop("method_version", _DEFAULT_METHOD_VERSION)
    if city := form.get("city"):
        shared["region"] = city
    if isinstance(source := form.get("source"), dict):
        shared["source"] = source.get("id")
    if isinstance(facts := form.get("facts"), list):
        filled["facts"] = [shared | fact if isinstance(fact, dict) else fact for fact in facts]
    return filled


def _path_as_written(path: Path, form: dict[str, Any]) -> Path:
    """Lead from a field that a fact took from the report to where the report says it."""
    match path:
        case ("facts", int(index), str(field)) if field in _SHARED_WITH_FACTS or field in _METHOD_AND_SOURCE:
            return path if field in form["facts"][index] else (field,)
    return path


def _not_json(error: ValueError, name: str) -> Problem:
    """Say where the JSON breaks: pydantic-core ends its message with `at line L column C`."""
    message, _, place = str(error).partition(" at line ")
    line = place.partition(" ")[0]
    return Problem(name, int(line) if line.isdigit() else None, "report", "well-formed JSON", message)


def _problem(detail: ErrorDetails, path: Path, text: str, name: str) -> Problem:
    field = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
    expected, found = _expected(detail)
    return Problem(name, line_of(text, path), field or "report", expected, found)


def _expected(detail: ErrorDetails) -> tuple[str, str]:
    match detail["type"]:
        case "missing":
            return "a value", "none"
        case "extra_forbidden":
            return "a field of the form", "an unknown field"
        case "value_error":
            return "values that fit each other", detail["msg"].removeprefix("Value error, ")
        case _:
            message = detail["msg"].removeprefix("Input should be ").removeprefix("String should ")
            return message, _short(detail["input"])


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"

"""Read a report out of a file, or say all that is wrong with it."""

from datetime import date

from knowledge.models import Report, Source
from knowledge.problem import Problem
from knowledge.readers.json_form import read_json
from knowledge.readers.vocabulary import Vocabulary

Reading = Report | tuple[Problem, ...]
"""A report is read whole or not at all."""


def read(
    data: bytes,
    name: str,
    vocabulary: Vocabulary,  # noqa: ARG001
    retrieved: date,  # noqa: ARG001
    source: Source | None = None,  # noqa: ARG001
) -> Reading:
    """Return the report in `data`; `name` is the file that the problems speak of."""
    return read_json(data.decode(), name)

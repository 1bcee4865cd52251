"""What an adapter offers: recognise the publisher's file, read it, say what was kept and what was dropped."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Protocol

from knowledge.errors import ContentError
from knowledge.models import Figures
from knowledge.problem import Problem

Progress = Callable[[str, int], None]
"""Called with what is being read and how many of it are done."""


class SourceError(ContentError):
    """Something in the publisher's file is not as it must be."""

    def __init__(self, path: Path, row: int | None, column: str, expected: str, found: str) -> None:
        super().__init__((Problem(path.name, row, column, expected, found),))


class NotThisSourceError(ContentError):
    """The file does not look like the source it was given as."""

    def __init__(self, path: Path, source_id: str, reason: str) -> None:
        super().__init__((Problem(path.name, None, "file", f"a file of {source_id}", reason),))


@dataclass(frozen=True, slots=True)
class Import:
    """The figures computed from one upstream file, and what became of its rows."""

    figures: Figures
    read: int
    """Rows of the upstream file."""
    kept: int
    """Rows that stand behind a figure."""
    dropped: Mapping[str, int] = field(default_factory=dict)
    """Rows left out, by reason."""


class Adapter(Protocol):
    """Turns one publisher's file, in the form it is published, into figures."""

    @property
    def id(self) -> str:
        """The id of the source, and the name of its figures file."""

    def recognise(self, path: Path) -> str | None:
        """Say why the file or folder does not look like the source; None where it does."""

    def read(self, path: Path, progress: Progress) -> Import:
        """Compute the figures; raise SourceError naming file, row and column."""


def date_of(path: Path) -> date:
    """Give the day on which the file was last written: for a download, the day it was fetched."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date()

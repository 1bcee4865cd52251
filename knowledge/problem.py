"""What is wrong with a file, said so that the operator finds the place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: where it is, what was expected there and what was found."""

    file: str
    line: int | None
    """Counted from 1; None speaks of the whole file."""
    field: str
    expected: str
    found: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.field}: expected {self.expected}, found {self.found}"

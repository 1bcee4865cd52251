"""Examine report files before they are added: read, compare with what is known, check."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.checks import check
from knowledge.models import Report, Source
from knowledge.problem import Problem
from knowledge.readers.reading import read
from knowledge.readers.whereabouts import whereabouts
from knowledge.store import Knowledge
from knowledge.vocabulary.words import Vocabulary


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report file: the report in it or what is wrong with it, and whether its text is known already."""

    file: str
    report: Report | None
    problems: tuple[Problem, ...]
    known: bool = False


def examine(
    files: Iterable[Path],
    vocabulary: Vocabulary,
    knowledge: Knowledge,
    *,
    today: date,
    accept_jump: bool,
    source: Source | None,
) -> list[Candidate]:
    """Read and check report files; change nothing."""
    return [
        _examine(path, vocabulary, knowledge, today=today, accept_jump=accept_jump, source=source)
        for path in files
    ]


def _examine(
    path: Path,
    vocabulary: Vocabulary,
    knowledge: Knowledge,
    *,
    today: date,
    accept_jump: bool,
    source: Source | None,
) -> Candidate:
    try:
        data = path.read_bytes()
    except OSError as error:
        unreadable = Problem(path.name, None, "file", "a file that can be read", str(error.strerror))
        return Candidate(path.name, None, (unreadable,))
    found = read(data, path.name, vocabulary, today, source)
    if not isinstance(found, Report):
        return Candidate(path.name, None, found)
    if knowledge.has_report(found.digest):
        return Candidate(path.name, found, (), known=True)
    previous = knowledge.report_like(found)
    problems = check(
        found,
        previous,
        accept_jump=accept_jump,
        today=today,
        places=vocabulary.places,
        file=path.name,
        line_of=whereabouts(data, found),
    )
    return Candidate(path.name, None if problems else found, problems)

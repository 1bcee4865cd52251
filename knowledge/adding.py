"""Examine report files before they are added: read, compare with what is known, check."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.checks import check
from knowledge.models import FactKind, Report, Source
from knowledge.problem import Problem
from knowledge.readers.reading import read
from knowledge.readers.whereabouts import whereabouts
from knowledge.store import Knowledge
from knowledge.vocabulary.words import Vocabulary

_PAY_UNITS = frozenset({"year", "month", "week", "day", "hour"})


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
    found = found.model_copy(update={"digest": hashlib.sha256(data).hexdigest()})
    if foreign := _foreign(found, path.name, knowledge):
        return Candidate(path.name, None, foreign)
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


def _foreign(report: Report, file: str, knowledge: Knowledge) -> tuple[Problem, ...]:
    """Refuse a report that speaks for a public source, or whose facts name another source than its own."""
    problems = []
    if report.source.id in knowledge.figure_sources():
        expected = "an id that no public source has"
        problems.append(Problem(file, None, "source.id", expected, report.source.id))
    for number, fact in enumerate(report.facts):
        if fact.source != report.source.id:
            field = f"facts[{number}].source"
            problems.append(Problem(file, None, field, report.source.id, fact.source))
        if fact.kind is FactKind.PAY and fact.unit not in _PAY_UNITS:
            expected = ", ".join(sorted(_PAY_UNITS))
            problems.append(Problem(file, None, f"facts[{number}].unit", expected, str(fact.unit)))
    return tuple(problems)

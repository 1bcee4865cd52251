"""The facts found so far, and what was wrong with those that are none."""

from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from knowledge.models import Fact, FactKind, Label, Level, Statistic
from knowledge.problem import Problem
from knowledge.readers.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Basics:
    """What all facts of a report share."""

    source: str
    title: str
    role: str
    level: Level | None
    country: str
    region: str | None
    period: str
    method_version: str


@dataclass(slots=True)
class Findings:
    """Gathers facts, each with the section and the words it was read from."""

    basics: Basics
    file: str
    facts: list[Fact] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, kind: FactKind, sentence: Sentence, **values: Any) -> None:  # noqa: ANN401
        """Keep a fact; what is not said is a publisher's claim in words."""
        shared = {name: getattr(self.basics, name) for name in Basics.__slots__}
        said = {"label": Label.CLAIM, "statistic": Statistic.TEXT, "section": sentence.section}
        try:
            self.facts.append(Fact(kind=kind, **{**shared, **said, "quote": sentence.text, **values}))
        except ValidationError as error:
            found = error.errors()[0]["msg"].removeprefix("Value error, ")
            self.problems.append(Problem(self.file, sentence.line, kind, "values that fit each other", found))

    def refuse(self, sentence: Sentence, name: str, expected: str, found: str) -> None:
        """Keep a problem with the line of the sentence that has it."""
        self.problems.append(Problem(self.file, sentence.line, name, expected, found))

    def has(self, kind: FactKind, subject: str | None = None) -> bool:
        """Say whether a fact of this kind, and on this subject, is known already."""
        return any(fact.kind is kind and (subject is None or fact.subject == subject) for fact in self.facts)

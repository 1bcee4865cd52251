"""What can go wrong with knowledge, for those who tell the operator.

KnowledgeError
├── StoreError    the knowledge file cannot be read
├── BuildError    the knowledge file cannot be written; the old one keeps serving
└── ContentError  reports or figures to build from are damaged
"""

from knowledge.problem import Problem


class KnowledgeError(Exception):
    """Something is wrong with the knowledge; the message says what, where, and what to do."""


class StoreError(KnowledgeError):
    """The knowledge file cannot be read."""


class BuildError(KnowledgeError):
    """The file could not be written or does not hold what it must; the old knowledge keeps serving."""


class ContentError(KnowledgeError):
    """Files that reports or figures are read from are damaged; `problems` names every place."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems

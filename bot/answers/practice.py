"""The practice dialogue: what the other side says, and graded replies. Only the path taken is kept."""

import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import ClassVar

from bot.answers.answer import Answer, Next, ask
from bot.market import Market
from bot.models import Aspect, Intent, Query

_TREE = Path(__file__).with_name("practice.toml")
_PATH = "path:"
"""The flag that holds the path: the letter of the scenario, then those of the replies. They may be typed."""


class Quality(StrEnum):
    """How good a reply is."""

    GOOD = "good"
    FAIR = "fair"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Choice:
    """A reply: the node it leads to, and how good it is."""

    to: str
    grade: Quality


@dataclass(frozen=True, slots=True)
class Tree:
    """Nodes with their replies by letter, and where each scenario begins; a node without replies ends it."""

    scenarios: dict[str, str]
    nodes: dict[str, dict[str, Choice]]


@dataclass(frozen=True, slots=True)
class Step:
    """A reply that was given at a node."""

    node: str
    reply: str
    grade: Quality


@dataclass(frozen=True, kw_only=True)
class PracticeStartAnswer(Answer):
    """What the practice is, and the conversations to choose from."""

    template: ClassVar[str] = "practice_start"
    scenarios: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PracticeAnswer(Answer):
    """How the last reply was, what the other side says now, and the replies to it: none at the end."""

    template: ClassVar[str] = "practice"
    last: Step | None
    node: str
    replies: tuple[str, ...]
    tally: tuple[tuple[Quality, int], ...]
    """How many replies of each quality were given, at the end."""


@cache
def tree() -> Tree:
    """Read the tree."""
    read = tomllib.loads(_TREE.read_text(encoding="utf-8"))
    nodes = {
        name: {letter: Choice(reply["to"], Quality(reply["grade"])) for letter, reply in replies.items()}
        for name, replies in read["node"].items()
    }
    return Tree(read["scenario"], nodes)


def answer(query: Query, _market: Market) -> Answer:
    """Go on from the path taken so far; begin anew where there is none, or none of this tree's."""
    path = next((flag.removeprefix(_PATH) for flag in query.flags if flag.startswith(_PATH)), "")
    walked = walk(path)
    if walked is None:
        return _start(query)
    node, steps = walked
    replies = tuple(tree().nodes[node])
    asking = f"reply:{''.join(replies)}" if replies else None
    return PracticeAnswer(
        query=replace(query, asking=asking),
        next=_next(query, path, replies),
        last=steps[-1] if steps else None,
        node=node,
        replies=replies,
        tally=() if replies else _tally(steps),
    )


def walk(path: str) -> tuple[str, tuple[Step, ...]] | None:
    """Return the node at the end of a path, and the replies given on it; None where there is no such path."""
    node = tree().scenarios.get(path[:1])
    steps = []
    for letter in path[1:]:
        reply = tree().nodes[node].get(letter) if node else None
        if node is None or reply is None:
            return None
        steps.append(Step(node, letter, reply.grade))
        node = reply.to
    return (node, tuple(steps)) if node else None


def _tally(steps: tuple[Step, ...]) -> tuple[tuple[Quality, int], ...]:
    return tuple((grade, sum(step.grade is grade for step in steps)) for grade in Quality)


def _start(query: Query) -> PracticeStartAnswer:
    begins = tree().scenarios
    rows = tuple((Next(f"practice_{name}", _at(query, letter)),) for letter, name in begins.items())
    return PracticeStartAnswer(query=query, next=(*rows, (_stop(query),)), scenarios=tuple(begins.values()))


def _next(query: Query, path: str, replies: tuple[str, ...]) -> tuple[tuple[Next, ...], ...]:
    """Offer the replies, the step back, and the way out; at the end a new start."""
    choices = tuple(Next("reply", _at(query, path + letter), (letter.upper(),)) for letter in replies)
    back = (Next("step_back", _at(query, path[:-1])),) if len(path) > 1 else ()
    again = () if replies else (Next("practice_again", _at(query, "")),)
    return tuple(row for row in (choices, (*back, *again, _stop(query))) if row)


def _at(query: Query, path: str) -> Query:
    flags = frozenset({_PATH + path} if path else ())
    return replace(query, aspect=Aspect.PRACTICE, flags=flags, asking=None)


def _stop(query: Query) -> Next:
    """Lead back to the evidence, or, where no role was named, to what else there is."""
    told = ask(query, Intent.NEGOTIATION, money=query.money, details=query.details)
    back = told if query.role else Query(Intent.HELP)
    return Next("practice_stop", back)

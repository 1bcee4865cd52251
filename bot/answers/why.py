"""Where the figures of an answer come from: the evidence ladder of its receipt, and what set each grade."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from bot.answers.answer import Answer, Next, ask, with_next
from bot.evidence import Criterion, Figure, Withheld, is_sampled
from bot.models import Intent, Query
from knowledge.models import Basis, FactKind, Statistic

_PAY = frozenset({FactKind.PAY, FactKind.PAY_PROJECTION})


class Unstated(StrEnum):
    """What a reader would want to know of a figure and its source does not say."""

    SAMPLE = "sample"
    BASIS = "basis"
    MEDIAN = "median"
    SPREAD = "spread"
    DATE = "date"
    METHOD = "method"


@dataclass(frozen=True, slots=True)
class Rung:
    """A figure with what its source does not state."""

    figure: Figure
    unstated: tuple[Unstated, ...]
    alone: bool
    """No other source of the same title could be compared with it."""


@dataclass(frozen=True, slots=True)
class Stood:
    """When and on what knowledge an answer stood."""

    as_of: date
    knowledge_version: str


@dataclass(frozen=True, kw_only=True)
class WhyAnswer(Answer):
    """The evidence of an earlier answer, as it stood then."""

    template: ClassVar[str] = "why"
    receipt: str
    asked: Query
    stood: Stood
    ladder: tuple[Rung, ...]
    rules: tuple[Criterion, ...]
    """The criteria that graded the figures, each told once."""
    hidden: tuple[Withheld, ...]


@dataclass(frozen=True, kw_only=True)
class UnknownReceiptAnswer(Answer):
    """No answer is known by this receipt, or none was named."""

    template: ClassVar[str] = "unknown_receipt"
    receipt: str | None


def why(
    query: Query, asked: Query, figures: tuple[Figure, ...], withheld: tuple[Withheld, ...], stood: Stood
) -> WhyAnswer:
    """Show the evidence of an earlier answer, and offer to ask its question again."""
    used = {check.criterion for figure in figures for check in figure.checks}
    return WhyAnswer(
        query=query,
        next=((Next("ask_again", asked),),),
        receipt=query.receipt or "",
        asked=asked,
        stood=stood,
        ladder=tuple(Rung(figure, tuple(_unstated(figure)), _is_alone(figure)) for figure in figures),
        rules=tuple(criterion for criterion in Criterion if criterion in used),
        hidden=withheld,
    )


def offer(answer: Answer) -> Answer:
    """Offer to explain the figures of an answer, where it has any and does not offer it yet."""
    asked = any(item.query.intent is Intent.WHY for row in answer.next for item in row)
    if asked or not answer.figures:
        return answer
    asking = ask(answer.query, Intent.WHY, flags=frozenset({"this"}))
    return replace(answer, next=with_next(answer.next, Next("why", asking)))


def _unstated(figure: Figure) -> Iterator[Unstated]:
    fact = figure.fact
    if is_sampled(fact) and fact.n is None:
        yield Unstated.SAMPLE
    if fact.kind in _PAY and fact.basis in {None, Basis.UNSTATED}:
        yield Unstated.BASIS
    if fact.kind is FactKind.PAY and fact.statistic is Statistic.MEAN:
        yield Unstated.MEDIAN
    if fact.kind is FactKind.PAY and fact.p25 is None:
        yield Unstated.SPREAD
    if fact.kind is FactKind.PAY_PROJECTION and not any(flag.startswith("for:") for flag in fact.flags):
        yield Unstated.DATE
    if not figure.source.method_disclosed:
        yield Unstated.METHOD


def _is_alone(figure: Figure) -> bool:
    compared = any(check.criterion is Criterion.AGREEMENT for check in figure.checks)
    return figure.fact.kind is FactKind.PAY and not compared


def unknown_receipt(query: Query) -> UnknownReceiptAnswer:
    """Say that the receipt is not known."""
    return UnknownReceiptAnswer(
        query=query, next=((Next("help", Query(Intent.HELP)),),), receipt=query.receipt
    )

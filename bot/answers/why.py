"""Where the figures of an answer come from: the evidence ladder of its receipt."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.answers.answer import Answer, Next
from bot.evidence import Figure
from bot.models import Intent, Query


@dataclass(frozen=True, kw_only=True)
class WhyAnswer(Answer):
    """The evidence of an earlier answer, as it stood then."""

    template: ClassVar[str] = "why"
    receipt: str
    asked: Query
    ladder: tuple[Figure, ...]
    as_of: date
    knowledge_version: str


@dataclass(frozen=True, kw_only=True)
class UnknownReceiptAnswer(Answer):
    """No answer is known by this receipt, or none was named."""

    template: ClassVar[str] = "unknown_receipt"
    receipt: str | None


def why(
    query: Query, asked: Query, ladder: tuple[Figure, ...], as_of: date, knowledge_version: str
) -> WhyAnswer:
    """Show the evidence of an earlier answer, and offer to ask its question again."""
    return WhyAnswer(
        query=query,
        next=((Next("ask_again", asked),),),
        receipt=query.receipt or "",
        asked=asked,
        ladder=ladder,
        as_of=as_of,
        knowledge_version=knowledge_version,
    )


def unknown_receipt(query: Query) -> UnknownReceiptAnswer:
    """Say that the receipt is not known."""
    return UnknownReceiptAnswer(
        query=query, next=((Next("help", Query(Intent.HELP)),),), receipt=query.receipt
    )

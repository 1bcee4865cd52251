"""Where the figures come from: every source with its licence, period and address."""

from dataclasses import dataclass
from typing import ClassVar

from bot.answers.answer import Answer
from bot.market import Market
from bot.models import Query
from knowledge.models import Source


@dataclass(frozen=True, kw_only=True)
class SourcesAnswer(Answer):
    """All sources of the knowledge base."""

    template: ClassVar[str] = "sources"
    sources: tuple[Source, ...]
    knowledge_version: str


def answer(query: Query, market: Market) -> Answer:
    """Answer with the list of sources."""
    return SourcesAnswer(
        query=query, sources=market.knowledge.sources(), knowledge_version=market.knowledge.version
    )

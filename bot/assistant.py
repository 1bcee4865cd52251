"""The use case: an utterance becomes a query, the query an answer, the answer a reply with its receipt."""

from dataclasses import dataclass, replace
from typing import Protocol

from bot.answers import nothing, table, why
from bot.answers.answer import Answer, Next
from bot.clock import Clock
from bot.ledger import Ledger
from bot.market import Market
from bot.models import Intent, Query, Reply, Unclear, Utterance
from bot.receipts import plain, query_from_json, read_ladder, write_receipt
from bot.render import Renderer, Renderers
from knowledge.store import Knowledge
from knowledge.vocabulary.words import Vocabulary


class Understands(Protocol):
    """Turns what was said into what is asked, in the light of the query before it."""

    def understand(self, utterance: Utterance, previous: Query | None = None) -> Query | Unclear:
        """Return the query, or the nearest readings where it is not clear."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One exchange: the reply, the query it answers (what follow-ups build on), and the answer behind it."""

    reply: Reply
    query: Query | None
    answer: Answer
    pay_withheld: bool = False
    """The person's own pay was left out, because others would have read it."""


class Assistant:
    """Answers utterances and pressed buttons. Knows nothing of where they come from."""

    def __init__(
        self,
        understanding: Understands,
        knowledge: Knowledge,
        vocabulary: Vocabulary,
        renderers: Renderers,
        ledger: Ledger,
        clock: Clock,
    ) -> None:
        self._understanding = understanding
        self._knowledge = knowledge
        self._vocabulary = vocabulary
        self._renderers = renderers
        self._ledger = ledger
        self._clock = clock

    def reply(self, utterance: Utterance, previous: Query | None = None) -> Turn:
        """Answer what somebody said."""
        found = self._understanding.understand(utterance, previous)
        if isinstance(found, Unclear):
            return self._ask_back(found, utterance, previous)
        if found.intent is Intent.WHY and found.receipt is None and previous:
            found = replace(found, receipt=previous.receipt)
        if utterance.public and found.money:
            return replace(self.reply_to(replace(found, money=()), utterance.language), pay_withheld=True)
        return self.reply_to(found, utterance.language)

    def _ask_back(self, found: Unclear, utterance: Utterance, previous: Query | None) -> Turn:
        """Offer the nearest readings; the chat stays where it was."""
        if utterance.public:
            found = replace(found, readings=tuple(replace(query, money=()) for query in found.readings))
        answer = nothing.unclear(found)
        return Turn(self._renderers.of(utterance.language).render(answer), previous, answer)

    def reply_to(self, query: Query, language: str = "en") -> Turn:
        """Answer a query that is understood already: a pressed button."""
        self._knowledge.refresh()
        query = plain(query)
        market = Market(self._knowledge, self._vocabulary, self._clock().date())
        answer = self._why(query) if query.intent is Intent.WHY else table.answer(query, market)
        if isinstance(answer, nothing.NoFactsAnswer):
            self._ledger.count_gap(query, self._clock())
        return self._with_receipt(answer, market, self._renderers.of(language))

    def _with_receipt(self, answer: Answer, market: Market, renderer: Renderer) -> Turn:
        """Render an answer; what shows figures gets a receipt, so that /why can explain it later."""
        if not answer.figures or isinstance(answer, why.WhyAnswer):
            return Turn(renderer.render(answer), answer.query, answer)
        receipt = write_receipt(
            answer,
            knowledge_version=self._knowledge.version,
            template_version=renderer.version,
            today=market.today,
        )
        self._ledger.keep_receipt(receipt)
        known = replace(answer, next=_name_receipt(answer, receipt.code))
        return Turn(renderer.render(known, receipt.code), replace(answer.query, receipt=receipt.code), known)

    def asked(self, receipt_code: str) -> Query | None:
        """Return the question that an earlier answer was given to; None where its receipt is not known."""
        receipt = self._ledger.find_receipt(receipt_code)
        return replace(query_from_json(receipt.query), receipt=receipt.code) if receipt else None

    def _why(self, query: Query) -> Answer:
        """Explain an earlier answer from its receipt."""
        receipt = self._ledger.find_receipt(query.receipt) if query.receipt else None
        if receipt is None:
            return why.unknown_receipt(query)
        asked = query_from_json(receipt.query)
        return why.why(query, asked, read_ladder(receipt), receipt.as_of, receipt.knowledge_version)


def _name_receipt(answer: Answer, code: str) -> tuple[tuple[Next, ...], ...]:
    """Let the buttons that ask why name this answer's receipt."""
    return tuple(
        tuple(
            replace(item, query=replace(item.query, receipt=code))
            if item.query.intent is Intent.WHY
            else item
            for item in row
        )
        for row in answer.next
    )

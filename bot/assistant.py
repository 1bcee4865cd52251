"""The use case: an utterance becomes a query, the query an answer, the answer a reply with its receipt."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from bot.answers import nothing, table, why
from bot.answers.answer import Answer, Next
from bot.answers.asking import AskPlaceAnswer, AskRoleAnswer
from bot.answers.small_talk import in_private
from bot.clock import Clock
from bot.ledger import Ledger
from bot.market import Market
from bot.models import Intent, Query, Reply, Unclear, Utterance
from bot.profile import Profile
from bot.receipts import query_from_json, read_ladder, stripped, write_receipt
from bot.render import Renderer, Renderers
from knowledge.store import Knowledge
from knowledge.vocabulary.words import Vocabulary

if TYPE_CHECKING:
    from bot.people.receipts import Receipt

_TURNS_KEPT = 512
"""Turns remembered for who asks the same: a few kilobytes each."""


_NOBODY = Profile()

_ASIDES = frozenset(
    {Intent.THANKS, Intent.GREETING, Intent.HELP, Intent.SOURCES, Intent.WHY, Intent.OUT_OF_SCOPE}
)
"""What leaves the conversation where it was, so that the next question can still build on the one before."""
_ON_ITSELF = frozenset({Intent.WHY, Intent.SUBSCRIBE})
"""What a button asks about the answer that it stands under."""


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
        self._understand_often = lru_cache(_TURNS_KEPT)(understanding.understand)
        self._compose = lru_cache(_TURNS_KEPT)(self._compose_turn)

    def reply(self, utterance: Utterance, previous: Query | None = None, profile: Profile = _NOBODY) -> Turn:
        """Answer what somebody said, in the light of the question before and of what they let us remember."""
        found = self._understand(utterance, previous)
        if isinstance(found, Unclear):
            return self._ask_back(found, utterance, previous)
        if found.intent is Intent.WHY and found.receipt is None and previous:
            found = replace(found, receipt=previous.receipt)
        if utterance.public and (found.is_personal or found.aspect):  # forms are filled in private
            return replace(self._reply_before_others(found, utterance.language), pay_withheld=True)
        turn = self.reply_to(found, utterance.language, profile)
        return replace(turn, query=previous) if found.intent in _ASIDES else turn

    def _reply_before_others(self, found: Query, language: str) -> Turn:
        """Answer what is left of a question without anybody's own; of a form nothing may be left."""
        turn = self.reply_to(replace(found.without_own(), aspect=None), language)
        if found.aspect is None or not isinstance(turn.answer, AskRoleAnswer | AskPlaceAnswer):
            return turn
        answer = in_private(turn.answer.query)
        return Turn(self._renderers.of(language).render(answer), None, answer)

    def _understand(self, utterance: Utterance, previous: Query | None) -> Query | Unclear:
        """Understand an utterance; one without digits, so without anybody's pay, is remembered."""
        if (previous is not None and previous.is_personal) or any(map(str.isdigit, utterance.text)):
            return self._understanding.understand(utterance, previous)
        return self._understand_often(utterance, previous)

    def _ask_back(self, found: Unclear, utterance: Utterance, previous: Query | None) -> Turn:
        """Offer the nearest readings; the chat stays where it was."""
        if utterance.public:
            found = replace(found, readings=tuple(query.without_own() for query in found.readings))
        answer = nothing.unclear(found)
        return Turn(self._renderers.of(utterance.language).render(answer), previous, answer)

    def reply_to(self, query: Query, language: str = "en", profile: Profile = _NOBODY) -> Turn:
        """Answer a query that is understood already: a pressed button."""
        query = profile.supply(query)
        self._knowledge.refresh()
        renderer, now = self._renderers.of(language), self._clock()
        if query.intent is Intent.WHY:
            answer = self._why(query)
            return Turn(renderer.render(answer), answer.query, answer)
        compose = self._compose_turn if query.is_personal else self._compose  # nobody's own pay is remembered
        turn, receipt = compose(stripped(query), renderer, self._knowledge.version, now.date())
        if receipt is not None:
            self._ledger.keep_receipt(receipt)
        if turn.answer.is_in_vain:
            self._ledger.count_gap(query, now)
        return turn

    def _compose_turn(
        self, query: Query, renderer: Renderer, knowledge_version: str, today: date
    ) -> "tuple[Turn, Receipt | None]":
        """Compose a turn. The same arguments give the same one, so it is remembered for who asks the same."""
        market = Market(self._knowledge, self._vocabulary, today)
        return compose_turn(query, market, renderer, knowledge_version)

    def asked(self, receipt_code: str) -> Query | None:
        """Return the question that an earlier answer was given to; None where its receipt is not known."""
        receipt = self._ledger.find_receipt(receipt_code)
        return replace(query_from_json(receipt.query), receipt=receipt.code) if receipt else None

    def _why(self, query: Query) -> Answer:
        """Explain an earlier answer from its receipt."""
        receipt = self._ledger.find_receipt(query.receipt) if query.receipt else None
        if receipt is None:
            return why.unknown_receipt(query)
        try:
            ladder, asked = read_ladder(receipt), query_from_json(receipt.query)
        except ValueError:  # written by an older version of the bot
            return why.unknown_receipt(query)
        stood = why.Stood(receipt.as_of, receipt.knowledge_version)
        return why.why(query, asked, ladder.figures, ladder.withheld, stood)


def compose_turn(
    query: Query, market: Market, renderer: Renderer, knowledge_version: str
) -> "tuple[Turn, Receipt | None]":
    """Answer and render; what shows figures gets a receipt, so that /why can explain it later."""
    answer = table.answer(query, market)
    if not answer.figures:
        return Turn(renderer.render(answer), answer.query, answer), None
    receipt = write_receipt(
        answer, knowledge_version=knowledge_version, template_version=renderer.version, today=market.today
    )
    known = replace(answer, next=_name_receipt(answer, receipt.code))
    reply = renderer.render(known, receipt.code)
    return Turn(reply, replace(answer.query, receipt=receipt.code), known), receipt


def _name_receipt(answer: Answer, code: str) -> tuple[tuple[Next, ...], ...]:
    """Let the buttons that ask why, or for updates on what is shown, name this answer's receipt."""
    return tuple(
        tuple(
            replace(item, query=replace(item.query, receipt=code))
            if item.query.intent in _ON_ITSELF
            else item
            for item in row
        )
        for row in answer.next
    )

"""Once for every new knowledge version: who is owed a correction or an answer, and what is kept in vain."""

from datetime import datetime

from bot.delivery.message import Edition
from bot.market import Market
from bot.people.cipher import Cipher
from bot.people.receipts import Receipts
from bot.people.shown import Corrections, Shown
from bot.people.snapshots import Snapshots
from bot.people.state import State
from bot.people.wishes import Wishes
from bot.updates.messages import correction_edition, wish_edition
from bot.updates.review import Findings, Review, covered_wishes, from_json, to_json
from knowledge.store import Knowledge
from knowledge.vocabulary.words import Vocabulary

Owing = tuple[Edition, list[str]]
"""An edition, and the chats that are owed it, by their keys."""


class Rounds:
    """Looks through what people saw and wait for when the knowledge is new. Repeating it changes nothing."""

    def __init__(self, knowledge: Knowledge, vocabulary: Vocabulary, state: State, cipher: Cipher) -> None:
        self._knowledge = knowledge
        self._vocabulary = vocabulary
        self._state = state
        self._cipher = cipher
        self._done = ""

    def make(self, now: datetime) -> list[Owing]:
        """Return what is owed because of a knowledge version that was not looked at before."""
        self._knowledge.refresh()
        version = self._knowledge.version
        if version == self._done:
            return []
        self._keep_corrections(now)
        with self._state.reading() as connection:
            corrected = Corrections(connection).chats(version)
            market = Market(self._knowledge, self._vocabulary, now.date())
            waiting = covered_wishes(Wishes(connection, self._cipher).all(), market)
            answered = sorted({wish.chat_key for wish, _ in waiting})
        self._done = version
        owed = [(correction_edition(version), corrected), (wish_edition(version), answered)]
        return [(edition, chats) for edition, chats in owed if chats]

    def _keep_corrections(self, now: datetime) -> None:
        """Find first, then write: nobody waits for the database in the meantime."""
        found = self._find_corrections()
        with self._state.writing() as connection:
            for code, findings in found:
                Corrections(connection).keep(code, self._knowledge.version, to_json(findings), now)
            Snapshots(connection).prune(self._knowledge.version)

    def _find_corrections(self) -> list[tuple[str, Findings]]:
        review = Review(self._knowledge)
        found = []
        with self._state.reading() as connection:
            for code in Shown(connection).receipts(other_than=self._knowledge.version):
                receipt = Receipts(connection).find(code)
                earlier = [from_json(body) for body in Corrections(connection).of_receipt(code)]
                findings = review.look_through(receipt, earlier) if receipt else None
                if findings:
                    found.append((code, findings))
        return found

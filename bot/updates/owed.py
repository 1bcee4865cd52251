"""Messages that new knowledge owes: a correction of what somebody saw, an answer that somebody waited for."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answers.answer import BESIDE, Next
from bot.assistant import compose_turn
from bot.evidence import Figure
from bot.market import Market
from bot.models import Intent, Place, Query, Reply, Role
from bot.people.receipts import Receipt
from bot.people.wishes import Wish
from bot.receipts import Ladder, receipt_of
from bot.render import Renderer, Renderers
from bot.updates.buttons import Row, why_row
from bot.updates.drafts import MOST_UNITS
from bot.updates.paragraphs import Corrected, CorrectionNote, KnownNow, say
from bot.updates.review import Findings, corrected, covered_wishes
from bot.updates.series import identity
from knowledge.store import Knowledge
from knowledge.vocabulary.words import Vocabulary

CORRECTION, WISH = "correction", "wish"
_MOST = 8
"""Corrections in one message."""


@dataclass(frozen=True, slots=True)
class Fulfilled:
    """A message that answers wishes, and which."""

    reply: Reply
    receipt: Receipt | None
    wishes: tuple[Wish, ...]


class Owed:
    """Writes what is owed, out of the knowledge as it is now."""

    def __init__(self, knowledge: Knowledge, vocabulary: Vocabulary, renderers: Renderers) -> None:
        self._knowledge = knowledge
        self._vocabulary = vocabulary
        self._renderers = renderers

    def correction(
        self, findings: Iterable[Findings], language: str, today: date
    ) -> tuple[Reply, Receipt | None] | None:
        """Write one short message on all that somebody saw and that no longer stands; None: on nothing."""
        renderer, market = self._renderers.of(language), self._market(today)
        found = tuple(corrected(findings, market))
        if not found:
            return None
        receipt = self._receipt(found, renderer, today)
        code = receipt.code if receipt else None
        note = CorrectionNote(found[:_MOST], len(found[_MOST:]), code)
        query = _query_of(found[0].before)
        row = why_row(renderer, query.role, query.place, code)
        return Reply(say(renderer, note), CORRECTION, (row,) if row else (), code), receipt

    def fulfilled(self, wishes: Sequence[Wish], today: date) -> Fulfilled | None:
        """Write the answers that a chat waited for; None where it waits for all of them still."""
        market = self._market(today)
        covered = list(covered_wishes(wishes, market))
        if not covered:
            return None
        renderer = self._renderers.of(covered[0][0].language)
        lines = [say(renderer, KnownNow(query.role, query.place)) for _, query in covered]
        told = tuple(wish for wish, _ in covered)
        if len(covered) == 1:
            turn, receipt = compose_turn(covered[0][1], market, renderer, self._knowledge.version)
            html = f"{lines[0]}\n\n{turn.reply.html}"
            if len(html.encode("utf-16-le")) // 2 <= MOST_UNITS:
                return Fulfilled(Reply(html, WISH, turn.reply.rows, turn.reply.receipt), receipt, told)
        rows = tuple(_question(renderer, query) for _, query in covered)
        return Fulfilled(Reply("\n\n".join(lines), WISH, rows), None, told)

    def _market(self, today: date) -> Market:
        self._knowledge.refresh()
        return Market(self._knowledge, self._vocabulary, today)

    def _receipt(self, found: Sequence[Corrected], renderer: Renderer, today: date) -> Receipt | None:
        figures = tuple(dict.fromkeys(item.after for item in found if item.after))
        if not figures:
            return None
        about = zlib.crc32(repr([identity(item.before.fact) for item in found]).encode())
        query = _query_of(found[0].before, flags=frozenset({f"corrects:{about:08x}"}))
        return receipt_of(
            query,
            CORRECTION,
            Ladder(figures),
            knowledge_version=self._knowledge.version,
            template_version=renderer.version,
            today=today,
        )


def _query_of(figure: Figure, flags: frozenset[str] = frozenset()) -> Query:
    """Ask for the pay that a figure speaks of."""
    fact = figure.fact
    roles = (Role(fact.role, fact.level),) if fact.role else ()
    places = (Place(fact.country),) if fact.country else ()
    return Query(Intent.SALARY, roles=roles, places=places, flags=flags)


def _question(renderer: Renderer, query: Query) -> Row:
    names = tuple(name for name in (query.role, query.place) if name)
    label = "side" if len(names) == 2 else "role"
    asked = replace(query, flags=query.flags | {BESIDE})
    return (renderer.button(Next(label, asked, names)),)

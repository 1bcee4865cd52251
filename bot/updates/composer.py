"""The weekly message: what is new for a subscriber in all their markets, or nothing.

Markets, version told last, language and day decide a message but for the lines on somebody's own pay, so it
is written once for all who share them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.evidence import Figure
from bot.market import Market
from bot.models import Money, Place, Reply, Role
from bot.people.receipts import Receipt
from bot.people.snapshots import market_key
from bot.position import by_the_year, position
from bot.render import Renderer, Renderers
from bot.updates.buttons import Row, ways_out
from bot.updates.drafts import KIND, Draft, Writer
from bot.updates.news import find_news
from bot.updates.paragraphs import OwnPay, say
from bot.updates.practice import items_of, practice, week_of
from bot.updates.snapshots import Snapshot, take, to_json
from knowledge.store import Knowledge
from knowledge.vocabulary.words import Vocabulary

_KEPT = 1024
"""Messages and snapshots remembered for who follows the same: some ten kilobytes each."""

FindSnapshot = Callable[[str, str], Snapshot | None]
"""Finds a market's facts by its key and knowledge version."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A market that somebody follows, and the knowledge version they were told last."""

    role: Role
    place: Place
    told: str | None = None
    monthly: bool = False

    @property
    def key(self) -> str:
        """The name under which its snapshots are kept."""
        role, place = self.role, self.place
        return market_key(
            role.occupation, role.level or "", place.country, place.region or "", place.city or ""
        )


@dataclass(frozen=True, slots=True)
class Composed:
    """A message, and what is to be remembered once it is sent."""

    reply: Reply
    version: str
    """The knowledge version that all its markets are told of now."""
    receipt: Receipt | None
    snapshots: tuple[tuple[str, str], ...]
    """Each market's key and its facts of this version, as JSON."""


@dataclass(frozen=True, slots=True)
class _Written:
    draft: Draft
    composed: Composed


class Composer:
    """Composes weekly messages. Knows neither who reads them nor how they are sent."""

    def __init__(
        self, knowledge: Knowledge, vocabulary: Vocabulary, renderers: Renderers, find: FindSnapshot
    ) -> None:
        self._knowledge = knowledge
        self._vocabulary = vocabulary
        self._renderers = renderers
        self._find = lru_cache(_KEPT)(find)
        self._write = lru_cache(_KEPT)(self._write_once)

    def compose(
        self,
        followed: Sequence[Followed],
        language: str,
        today: date,
        *,
        own_pay: Money | None = None,
        speaks_when_quiet: bool = False,
    ) -> Composed | None:
        """Compose what is new in these markets; None is silence."""
        self._knowledge.refresh()
        renderer = self._renderers.of(language)
        version = self._knowledge.version
        written = self._write(tuple(followed), renderer, version, today, speaks=speaks_when_quiet)
        if written is None:
            return None
        return _with_own_pay(written, own_pay, renderer) if own_pay else written.composed

    def _write_once(
        self, followed: tuple[Followed, ...], renderer: Renderer, version: str, today: date, *, speaks: bool
    ) -> _Written | None:
        market = Market(self._knowledge, self._vocabulary, today)
        news = [find_news(market, item.role, item.place, self._told(item)) for item in followed]
        marks = frozenset(f"since:{item.told or 'nothing'}:{item.key}" for item in followed)
        writer = Writer(renderer, version, today, _ways_out(followed, renderer))
        if not all(one.is_quiet for one in news):
            items = [item for one in news for item in items_of(market, one.role, one.place)]
            draft = writer.update(news, practice(items, week_of(today)), marks)
        elif speaks and news:
            draft = writer.quiet(news, marks)
        else:
            return None
        waiting = {(untold.role, untold.place) for untold in draft.waiting}
        told = [item for item in followed if (item.role, item.place) not in waiting]
        facts = tuple((item.key, to_json(take(market, item.role, item.place))) for item in told)
        return _Written(draft, Composed(_reply(draft), version, draft.receipt, facts))

    def _told(self, followed: Followed) -> Snapshot | None:
        """Find what was told; what is kept no longer is told anew."""
        return self._find(followed.key, followed.told) if followed.told else None


def _ways_out(followed: Sequence[Followed], renderer: Renderer) -> tuple[Row, ...]:
    only = followed[0] if len(followed) == 1 else None
    if only is None:
        return ways_out(renderer, None, None, monthly=False)
    return ways_out(renderer, only.role, only.place, monthly=only.monthly)


def _with_own_pay(written: _Written, pay: Money, renderer: Renderer) -> Composed:
    lines = [_own_line(pay, lead, renderer) for _, lead in written.draft.sections]
    composed = written.composed
    reply = _reply(written.draft, lines)
    return Composed(reply, composed.version, composed.receipt, composed.snapshots)


def _own_line(pay: Money, lead: Figure | None, renderer: Renderer) -> str | None:
    """Say where a pay stands; nothing where it cannot be set against the figure."""
    yearly = by_the_year(pay)
    found = position(yearly, lead) if yearly and lead else None
    return say(renderer, OwnPay(yearly, found)) if yearly and found else None


def _reply(draft: Draft, own_lines: Sequence[str | None] = ()) -> Reply:
    code = draft.receipt.code if draft.receipt else None
    return Reply(draft.html(own_lines), KIND, draft.rows, code)

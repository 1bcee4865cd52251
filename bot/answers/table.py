"""Which module answers which intent, and what a question must name before it can be answered."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module

from bot.answers import asking, meant, subscribing, why, wish
from bot.answers.answer import Answer
from bot.market import Market
from bot.models import UNREAD, Aspect, Intent, Query

Answering = Callable[[Query, Market], Answer]


@dataclass(frozen=True, slots=True)
class Entry:
    """How an intent is answered, and what it needs to know first.

    A module is loaded when it is first asked: who asks one question waits for one.
    """

    module: str
    function: str = "answer"
    needs_role: bool = False
    needs_place: bool = False

    @property
    def answer(self) -> Answering:
        """The function that answers."""
        found: Answering = getattr(import_module(f"bot.answers.{self.module}"), self.function)
        return found


TABLE: dict[Intent, Entry] = {
    Intent.SALARY: Entry("salary", needs_role=True, needs_place=True),
    Intent.SKILLS: Entry("skills", needs_role=True),
    Intent.NEGOTIATION: Entry("negotiation", needs_role=True, needs_place=True),
    Intent.COST_OF_LIVING: Entry("cost_of_living", needs_place=True),
    Intent.DEMAND: Entry("demand", needs_place=True),
    Intent.AI_IMPACT: Entry("ai_impact"),
    Intent.COMPARE: Entry("compare"),
    Intent.CHECKLIST: Entry("checklist", needs_role=True, needs_place=True),
    Intent.REPORT: Entry("report", needs_role=True, needs_place=True),
    Intent.SOURCES: Entry("sources"),
    Intent.SCORECARD: Entry("scorecard"),
    Intent.HELP: Entry("small_talk", "help_"),
    Intent.GREETING: Entry("small_talk", "greeting"),
    Intent.THANKS: Entry("small_talk", "thanks"),
    Intent.SUBSCRIBE: Entry("subscribing", needs_role=True, needs_place=True),
    Intent.UNSUBSCRIBE: Entry("subscriptions", "elsewhere"),
    Intent.SUBSCRIPTIONS: Entry("subscriptions", "elsewhere"),
    Intent.FORGET: Entry("small_talk", "forgotten"),
    Intent.OUT_OF_SCOPE: Entry("small_talk", "out_of_scope"),
}


_OF_TWO_PLACES = frozenset({Intent.COST_OF_LIVING, Intent.COMPARE})
"""Intents that a move is understood as."""
ASPECTS: dict[Aspect, Entry] = {
    Aspect.WORTH: Entry("worth", needs_role=True, needs_place=True),
    Aspect.OFFERS: Entry("offers"),
    Aspect.MOVE: Entry("move"),
    Aspect.PLAN: Entry("plan", needs_role=True),
    Aspect.TICKS: Entry("ticks", needs_role=True),
    Aspect.PRACTICE: Entry("practice"),
}
"""The parts of an intent that have a module of their own; looked at first."""


def answer(query: Query, market: Market) -> Answer:
    """Answer a query; ask for the role, the title or the place where one is missing."""
    if UNREAD in query.flags:
        return replace(answer(replace(query, flags=query.flags - {UNREAD}), market), unread=True)
    wished = wish.wished_for(query)
    if wished is not None:
        found = answer(wished, market)
        return wish.kept(wished) if found.is_in_vain else found
    if meant.asked(query):
        return meant.answer(query, market)
    query = _in_local_money(query, market)
    entry = _entry(query)
    if entry.needs_role and len(query.role_candidates) > 1:
        return asking.fork(query, market)
    if entry.needs_role and query.role is None:
        return asking.ask_role(query)
    if entry.needs_place and query.place is None:
        return asking.ask_place(query, market)
    return subscribing.offer(meant.offer(why.offer(entry.answer(query, market))))


def _in_local_money(query: Query, market: Market) -> Query:
    """Let an assumed currency be that of the place, also where the place was told or changed later."""
    local = market.vocabulary.currencies.of_country(query.place.country) if query.place else None
    if local is None:
        return query
    money = (replace(item, currency=local) if item.assumed else item for item in query.money)
    return replace(query, money=tuple(money))


def _entry(query: Query) -> Entry:
    if query.intent is Intent.DEMAND and query.skill and query.role:
        return TABLE[Intent.SKILLS]  # whether a skill is in demand in a role, not how the market stands
    if query.intent is Intent.CHECKLIST and query.aspect is Aspect.TICKS:
        return TABLE[Intent.CHECKLIST]  # its items are ticked where they stand
    aspect = query.aspect or _implied(query)
    if aspect in ASPECTS:
        return ASPECTS[aspect]
    return TABLE.get(query.intent, TABLE[Intent.OUT_OF_SCOPE])


def _implied(query: Query) -> Aspect | None:
    """Return the aspect that is asked for without its name.

    Who tells their pay asks what they are worth; who tells it with two places asks about a move.
    """
    if query.pay is None:
        return None
    if query.intent in _OF_TWO_PLACES and len(query.places) > 1 and len(query.roles) < 2:
        return Aspect.MOVE
    return Aspect.WORTH if query.intent is Intent.SALARY else None

"""What a message adds to the query before it: "and in Germany?", "senior?", "72k", "no, Manchester"."""

from dataclasses import replace
from functools import cached_property
from pathlib import Path

from bot.models import Aspect, Intent, Money, Place, Query, Role, earned_now
from bot.understand.ends import Ends
from bot.understand.entities import Entities
from bot.understand.text import key, words
from bot.understand.word_lists import LANGUAGES, word_sets
from knowledge.models import Level
from knowledge.vocabulary.levels import find_levels
from knowledge.vocabulary.titles import split

LONGEST_FRAGMENT = 12
"""Words in a message that may be less than a sentence."""
TALK = frozenset({Intent.GREETING, Intent.THANKS, Intent.HELP, Intent.UNSUBSCRIBE})
ALONE = TALK | {Intent.OUT_OF_SCOPE, Intent.SOURCES, Intent.WHY}
"""Intents that take nothing from what was said before."""


class FollowUp:
    """Joins a message with the query before it, by the words of `followup.txt` of every language."""

    def __init__(self, ends: Ends, languages: Path = LANGUAGES) -> None:
        self._ends = ends
        self._languages = languages

    def is_fragment(self, text: str, entities: Entities, previous: Query) -> bool:
        """Tell whether `text` is nothing but entities, a level and joining words: "and in Germany?"."""
        if entities.roles and entities.places and self._asks_pay(text, entities):
            return False
        lists = ("filler", "from end to end") if previous.aspect is Aspect.MOVE else ("filler",)
        return bool(entities or find_level(text)) and self._only_joined(text, entities, *lists)

    def is_note(self, text: str, entities: Entities, *, is_bid: bool = False) -> bool:
        """Tell whether `text` names roles, places or pay, of an offer if a bid, and nothing else."""
        named = bool(entities.roles or entities.places or entities.money)
        return named and self._only_joined(text, entities, "joining", *(["bid"] if is_bid else []))

    def _only_joined(self, text: str, entities: Entities, *words_between: str) -> bool:
        spoken = words(text)
        between = [word for word in spoken if not _inside(word.start, entities)]
        joining = frozenset().union(*(self._words[name] for name in words_between))
        return 0 < len(spoken) <= LONGEST_FRAGMENT and all(
            word.text in joining or find_level(word.text) for word in between
        )

    def carried(self, previous: Query, text: str, entities: Entities) -> Query | None:
        """Return what a whole question takes along: all, the role if it names a place alone, or nothing."""
        if self._leans(text, entities):
            return previous
        if entities.roles or not previous.roles:
            return None
        return Query(previous.intent, roles=previous.roles, role_candidates=previous.role_candidates)

    def _leans(self, text: str, entities: Entities) -> bool:
        """Tell whether a whole question points back: it begins with "and", says "there", or names nothing."""
        spoken = key(text)
        pointing = self._words["pointing"].intersection(spoken.split())
        leading = any(f"{spoken} ".startswith(f"{words} ") for words in self._words["leading"])
        return bool(pointing) or leading or not (entities.roles or entities.places)

    def extend(self, previous: Query, text: str, entities: Entities) -> Query:
        """Return `previous` with what a fragment changes in it; asked for pay, only that."""
        if self._asks_pay(text, entities) and previous.intent is not Intent.SALARY:
            previous = replace(previous.without_own(), intent=Intent.SALARY, aspect=None)
        entities = self._without_denied(text, entities)
        places = self._changed_places(previous, entities, text)
        is_other = previous.aspect is not Aspect.MOVE and self._words["denial"].isdisjoint(key(text).split())
        return replace(
            previous,
            confidence=1.0,
            roles=_changed_roles(previous, entities, text),
            places=places,
            money=entities.money or (_settled(previous, places) if is_other else previous.money),
            skill=entities.skill or previous.skill,
            role_candidates=entities.role_candidates if entities.roles else previous.role_candidates,
            receipt=None,
        )

    def inherit(self, query: Query, previous: Query) -> Query:
        """Return a whole question that points back with the role, place and pay it leaves unsaid."""
        if query.intent in ALONE:
            return query
        return replace(
            query,
            roles=query.roles or previous.roles,
            places=query.places or previous.places,
            money=query.money or _carried_money(query, previous),
            role_candidates=query.role_candidates if query.roles else previous.role_candidates,
        )

    def _asks_pay(self, text: str, entities: Entities) -> bool:
        """Tell whether a text says earn and no amount: "what would I earn in Berlin?"."""
        return not entities.money and not self._words["earning"].isdisjoint(key(text).split())

    def _changed_places(self, previous: Query, entities: Entities, text: str) -> tuple[Place, ...]:
        """Return the places after a fragment: its own; of a move, one alone is where it goes, or is left."""
        if previous.aspect is not Aspect.MOVE or len(entities.places) != 1:
            return entities.places or previous.places
        (place,) = entities.places
        if self._ends.leaves(text, place):
            return (place, *previous.places[1:])
        return (*(here for here in previous.places[:1] if here != place), place)

    def _without_denied(self, text: str, entities: Entities) -> Entities:
        """Return `entities` without those that follow "not", if others are named: not London, Leeds."""
        denied = {text[mask.start : mask.end] for mask in entities.masks if self._denies(text[: mask.start])}
        places = tuple(place for place in entities.places if place.surface not in denied)
        roles = tuple(role for role in entities.roles if role.surface not in denied)
        return replace(entities, places=places or entities.places, roles=roles or entities.roles)

    def _denies(self, before: str) -> bool:
        spoken = words(before)
        return (
            bool(spoken) and spoken[-1].text in self._words["denial"] and "," not in before[spoken[-1].end :]
        )

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return word_sets(self._languages, "followup.txt")


def _inside(position: int, entities: Entities) -> bool:
    return any(mask.start <= position < mask.end for mask in entities.masks)


def _carried_money(query: Query, previous: Query) -> tuple[Money, ...]:
    """Return the amounts said before; who asked what their pay is worth negotiates from it."""
    is_own = (previous.intent, query.intent) == (Intent.SALARY, Intent.NEGOTIATION)
    money = _settled(previous, query.places)
    return earned_now(money) if is_own else money


def _settled(previous: Query, places: tuple[Place, ...]) -> tuple[Money, ...]:
    """Return the amounts said before; in another country they stay in the money of the first."""
    here = previous.place
    if here is None or not places or places[0].country == here.country:
        return previous.money
    return tuple(replace(money, assumed=False) for money in previous.money)


def _changed_roles(previous: Query, entities: Entities, text: str) -> tuple[Role, ...]:
    """Return the roles after a fragment: its own; or the last ones at the level that it names."""
    if entities.roles:
        return entities.roles
    level = find_level(text)
    return tuple(replace(role, level=level) for role in previous.roles) if level else previous.roles


def find_level(text: str, *, clear: bool = False) -> Level | None:
    """Return the first level that `text` names without a title; `clear` leaves out words such as head."""
    places = {"anywhere"} if clear else {"anywhere", "beside", "before"}
    levels = find_levels(split(text))
    return next((match.level for match in levels if match.where in places), None)

"""What somebody wants to be told regularly: the market, and when."""

from dataclasses import replace

from bot.models import Intent, Query
from bot.timing import Timing, with_timing
from bot.understand.changing import DROP, Changing
from bot.understand.entities import Entities, EntityReader
from bot.understand.notes import ask
from bot.understand.schedule import Said, Schedules
from bot.zones import zones_of
from knowledge.vocabulary.words import Vocabulary

ZONE = "zone"
"""What a query asks for that lacks the time zone alone."""
_OPEN = frozenset({Intent.SUBSCRIBE, Intent.SUBSCRIPTIONS})


class Subscribing:
    """Reads roles, places and times together: 9am is no pay, and mon no name."""

    def __init__(self, vocabulary: Vocabulary, reader: EntityReader) -> None:
        self._places = vocabulary.places
        self._reader = reader
        self._schedules = Schedules()
        self._changing = Changing()

    def is_meant(self, intent: Intent | None) -> bool:
        """Tell whether an intent is about subscriptions."""
        return intent in _OPEN

    def is_asked_for(self, text: str) -> bool:
        """Tell whether a text asks for updates in so many words: subscribe, weekly updates."""
        is_agreed = self._changing.is_agreed(text) and not self._changing.is_clear(text)
        return is_agreed or self._schedules.is_about_updates(self._schedules.read(text))

    def obey(self, intent: Intent, rest: str, previous: Query | None) -> Query:
        """Read the arguments of a command; a market that they leave out is that of the question before."""
        said = self._schedules.read(rest)
        return _query(intent, self._reader.read_arguments(said.rest), said.timing, previous)

    def complete(self, query: Query, text: str, previous: Query | None) -> Query:
        """Read a sentence that asks for updates."""
        said = self._schedules.read(text)
        found = _query(query.intent, self._reader.read(said.rest), said.timing, previous)
        return replace(found, confidence=query.confidence)

    def fill(self, text: str, previous: Query | None) -> Query | None:
        """Read a text that changes what is followed, or only says when or in which zone; None for others."""
        is_open = previous is not None and previous.intent in _OPEN
        said = self._schedules.read(text)
        changed = self._change(text, said) or self._change_zone(text, said)
        if changed is not None:
            return changed
        meant = (
            self._schedules.is_only_about_when(said)
            if is_open
            else self._schedules.is_change_of_schedule(said)
        )
        if meant:
            base = previous if previous and is_open else Query(Intent.SUBSCRIPTIONS)
            return replace(base, flags=with_timing(base.flags, said.timing), asking=None, confidence=1.0)
        if previous is None or previous.asking != ZONE:
            return None
        zone = self._zone_of(self._reader.read_arguments(text))
        asked = replace(previous, flags=with_timing(previous.flags, Timing(zone=zone)), asking=None)
        return asked if zone else None

    def _change(self, text: str, said: Said) -> Query | None:
        """Read a pause, the end of it, or the end of the updates on one market."""
        change = self._changing.find(text)
        if change is None or not (self._schedules.speaks_of_updates(said) or self._changing.is_clear(text)):
            return None
        named = self._reader.read(said.rest)
        if change == DROP and not (named.roles or named.places):
            return None  # the end of them all is another intent
        return Query(
            Intent.SUBSCRIPTIONS, roles=named.roles[:1], places=named.places[:1], flags=frozenset({change})
        )

    def _change_zone(self, text: str, said: Said) -> Query | None:
        """Read a text that names a time zone, or a place in it, and nothing else."""
        if not self._changing.is_about_zone(text):
            return None
        named = self._reader.read_arguments(said.rest)
        zone = said.timing.zone or self._zone_of(named)
        if zone is None or not self._changing.is_about_zone_alone(named.between(said.rest)):
            return None
        return Query(Intent.SUBSCRIPTIONS, flags=Timing(zone=zone).flags)

    def _zone_of(self, named: Entities) -> str | None:
        """Find the likeliest time zone of the first place that is named."""
        place = next(iter(named.places), None)
        return next(iter(zones_of(place, self._places)), None) if place else None


def _query(intent: Intent, entities: Entities, timing: Timing, previous: Query | None) -> Query:
    query = replace(ask(intent, entities), money=(), skill=None, flags=timing.flags)
    if previous is None:
        return query
    has_role = bool(query.roles)
    return replace(
        query,
        roles=query.roles or previous.roles[:1],
        places=query.places or previous.places[:1],
        role_candidates=query.role_candidates if has_role else previous.role_candidates,
    )

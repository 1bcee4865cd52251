"""The story of understanding: utterance in, query out; strict first, tolerant second."""

from dataclasses import replace

from bot.models import ON_PAY, Aspect, Intent, Query, Unclear, Utterance
from bot.understand.aspects import Aspects
from bot.understand.basis import BasisReader
from bot.understand.commands import Command, find_receipt, read_command, read_spoken
from bot.understand.deeplink import Link, read_payload
from bot.understand.ends import Ends
from bot.understand.entities import Entities, EntityReader
from bot.understand.filling import Filling
from bot.understand.followup import TALK, FollowUp, find_level
from bot.understand.language import Languages
from bot.understand.model import IntentModel, Reading
from bot.understand.notes import ask, read_note
from bot.understand.offers import OfferReader
from bot.understand.phrases import Phrases
from bot.understand.raises import RaiseReader
from bot.understand.rates import RateReader
from bot.understand.stakes import is_leverage, on_the_table_first
from bot.understand.subscribing import Subscribing
from bot.understand.text import LONGEST, words
from bot.understand.years import YearsReader
from knowledge.vocabulary.words import Vocabulary

REFUSED = 0.45
"""A question is out of scope from this probability on; tests/understanding holds how many real ones stay."""
SURE = 0.4
"""Below this probability the best reading is asked back."""
NEAREST = 3
"""Readings offered when asking back."""
ELSEWHERE = frozenset({"travel", "assistant"})
"""Scopes whose places are no labour market: where a flight goes, where it rains."""
CERTAIN = 0.8
"""Probability from which what somebody said of a place is left out with it."""


class Understanding:
    """Turns utterances into queries."""

    def __init__(self, vocabulary: Vocabulary, model: IntentModel | None = None) -> None:
        self._reader = EntityReader(vocabulary)
        self._model = model or IntentModel()
        self._phrases = Phrases()
        self._aspects = Aspects()
        self._basis = BasisReader()
        self._rates = RateReader()
        self._raises = RaiseReader()
        self._years = YearsReader()
        self._ends = Ends(vocabulary.currencies)
        self._followup = FollowUp(self._ends)
        self._languages = Languages()
        self._filling = Filling(vocabulary)
        self._offers = OfferReader(vocabulary, self._reader)
        self._subscribing = Subscribing(vocabulary, self._reader)

    def understand(self, utterance: Utterance, previous: Query | None = None) -> Query | Unclear:
        """Return what was asked, or the nearest readings; `previous` is the chat's last query while fresh."""
        text = utterance.text[:LONGEST]
        found = self._understand(text, previous)
        if isinstance(found, Unclear):
            raised = (self._raises.complete(reading, text) for reading in found.readings)
            found = next((reading for reading in raised if reading not in found.readings), found)
        if isinstance(found, Unclear):
            return found
        for reader in (self._raises, self._basis, self._rates, self._years):
            found = reader.complete(found, text)
        return on_the_table_first(found)

    def _understand(self, text: str, previous: Query | None) -> Query | Unclear:
        """Try commands, an open form, set phrases, and free text in turn."""
        command = read_command(text) or self._spoken(text)
        if command is not None:
            return self._obey(command, previous)
        filled = self._fill(previous, text)
        if filled is not None:
            return filled
        phrase = self._phrases.find(text)
        if phrase is not None:
            query = self._aspects.complete(Query(phrase), text)
            return self._followup.inherit(query, previous) if previous else query
        found = self._listen(text, previous) if words(text) else Unclear()
        return (self._filling.unread(previous, text, found) if previous else None) or found

    def _fill(self, previous: Query | None, text: str) -> Query | None:
        """Read a text as what an open form asks for, or as two job offers, which are a form of their own."""
        found = self._offers.read(text, previous) or self._subscribing.fill(text, previous)
        if found or previous is None:
            return found
        return self._filling.fill(previous, text) or self._basis.fill(previous, text)

    def _spoken(self, text: str) -> Command | None:
        """Return a command that is typed without its slash, with nothing but entities after it."""
        command = read_spoken(text)
        if command is None:
            return None
        is_bid = command.intent is Intent.NEGOTIATION
        entities = self._reader.read_arguments(command.rest)
        return command if self._followup.is_note(command.rest, entities, is_bid=is_bid) else None

    def _obey(self, command: Command, previous: Query | None) -> Query | Unclear:
        """Read a slash command; its arguments come in any order, and what they leave unsaid is as before."""
        if command.intent is None:
            return Query(Intent.HELP, flags=frozenset({"unknown_command"}))
        link = read_payload(command.rest) if command.name == "start" else None
        if link is not None:
            return self._follow(link)
        if command.intent is Intent.WHY:
            return Query(Intent.WHY, receipt=find_receipt(command.rest))
        if self._subscribing.is_meant(command.intent):
            return self._subscribing.obey(command.intent, command.rest, previous)
        if self._is_about_offers(command):
            is_open = previous is not None and previous.aspect is Aspect.OFFERS and not command.rest
            return previous if previous and is_open else self._offers.start(command.rest)
        has_pay = command.intent in ON_PAY or command.aspect is Aspect.MOVE
        entities = self._reader.read_arguments(command.rest, has_pay=has_pay)
        query = replace(_query(command.intent, entities), aspect=command.aspect)
        query = self._weighed(query, command.rest) or self._ends.order(query, command.rest)
        if previous is None or query.aspect is Aspect.OFFERS:
            return query
        begun = self._ends.begin(query, command.rest, previous)
        return begun if command.rest else self._followup.inherit(query, previous)

    def _is_about_offers(self, command: Command) -> bool:
        """Tell whether a command compares offers: /offers, /compare offers, /compare A: 92k; B: 84k base."""
        if command.aspect is Aspect.OFFERS:
            return True
        is_told = self._offers.read(command.rest) is not None or self._offers.speaks_of_offers(command.rest)
        return command.intent is Intent.COMPARE and is_told

    def _weighed(self, query: Query, text: str) -> Query | None:
        """Return a comparison of two amounts as one of offers; two roles with an amount each stay roles."""
        is_meant = query.intent is Intent.COMPARE and len(query.money) > 1 and len(query.roles) < 2
        return self._offers.weighed(text) if is_meant else None

    def _follow(self, link: Link) -> Query:
        """Read a deep link."""
        entities = self._reader.read_arguments(" ".join(part for part in (link.title, link.country) if part))
        return _query(link.intent, entities)

    def _listen(self, text: str, previous: Query | None) -> Query | Unclear:
        """Read free text: what it adds to the query before it, or a question of its own."""
        country = previous.place.country if previous and previous.place else None
        entities = self._reader.read(text, country)
        if previous is not None and self._followup.is_fragment(text, entities, previous):
            return self._followup.extend(previous, text, entities)
        if self._followup.is_note(text, entities):
            return read_note(entities)
        readings = self._model.readings(text, entities.masks)
        refused = next(reading for reading in readings if reading.intent is Intent.OUT_OF_SCOPE)
        best = next(reading for reading in readings if reading.intent is not Intent.OUT_OF_SCOPE)
        before = self._followup.carried(previous, text, entities) if previous else None
        is_refused = refused.probability >= REFUSED
        named = self._aspects.intent(text, entities, refused=is_refused)
        if named is not None:
            best, refused = Reading(named, 1.0), Reading(Intent.OUT_OF_SCOPE, 0.0)
        if best.intent is not Intent.UNSUBSCRIBE and self._subscribing.is_asked_for(text):
            return self._subscribing.complete(Query(Intent.SUBSCRIBE), text, before)
        flags = self._languages.flags(text) | _level_flags(text, entities)
        if refused.probability >= REFUSED:
            return self._complete(refused, text, entities, before, flags)
        if best.probability >= SURE:
            return self._complete(best, text, entities, before, flags)
        nearest = (self._complete(reading, text, entities, before, flags) for reading in readings[:NEAREST])
        return Unclear(tuple(nearest), best.probability)

    def _complete(
        self, reading: Reading, text: str, entities: Entities, before: Query | None, flags: frozenset[str]
    ) -> Query:
        """Return the query of a reading, with what it leaves unsaid taken from the query `before` it."""
        query = _query(reading.intent, entities, reading.probability)
        if self._subscribing.is_meant(reading.intent):
            return self._subscribing.complete(query, text, before)
        if reading.intent is Intent.WHY:
            query = replace(query, receipt=find_receipt(text))
        if reading.scope:
            flags |= {f"scope:{reading.scope}"}
        if reading.scope in ELSEWHERE and reading.probability >= CERTAIN:
            query = replace(query, places=())
        if reading.intent is Intent.COMPARE and self._offers.speaks_of_offers(text):
            query = self._weighed(query, text) or replace(query, aspect=Aspect.OFFERS)
        elif reading.intent is Intent.COMPARE and is_leverage(query):
            query = replace(query, intent=Intent.NEGOTIATION)
        else:
            query = self._weighed(query, text) or query
        query = self._ends.order(self._aspects.complete(query, text), text)
        return replace(self._followup.inherit(query, before) if before else query, flags=flags)


def _level_flags(text: str, entities: Entities) -> frozenset[str]:
    """Return the flag level:junior for a level that is said without a role."""
    level = None if entities.roles else find_level(text, clear=True)
    return frozenset({f"level:{level}"} if level else ())


def _query(intent: Intent, entities: Entities, confidence: float = 1.0) -> Query:
    """Return a query; small talk carries no entities."""
    return Query(intent, confidence) if intent in TALK else ask(intent, entities, confidence)

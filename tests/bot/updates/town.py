"""A small town of subscribers: a people database, and knowledge that becomes another."""

from dataclasses import replace
from datetime import timedelta

from bot.assistant import compose_turn
from bot.market import Market
from bot.models import Intent, Query
from bot.people.chats import Chats
from bot.people.profiles import Profiles
from bot.people.receipts import Receipts
from bot.people.shown import Shown
from bot.people.subscribers import Subscriber, Subscribers, Subscription
from bot.people.wishes import Wishes
from bot.profile import Profile
from bot.profile import to_json as profile_to_json
from bot.receipts import query_to_json
from bot.schedule import Schedule
from bot.updates.composer import Composer
from bot.updates.messages import Messages, kept_in
from bot.updates.owed import Owed
from bot.updates.rounds import Rounds
from knowledge.vocabulary.words import Vocabulary
from tests.bot.updates.markets import PLACE, RENDERERS, ROLE
from tests.builders import NOW

VOCABULARY = Vocabulary()
ASKED = Query(Intent.SALARY, roles=(ROLE,), places=(PLACE,))


class Town:
    """People in a database, told out of one knowledge version after another."""

    def __init__(self, state, cipher):
        self.state = state
        self.cipher = cipher
        self._rounds = 0

    def settle(self, chat_id, *, follows=True, pay=None, language="en", **subscription):
        """Let somebody live there; return the key of the chat."""
        with self.state.writing() as connection:
            key = Chats(connection, self.cipher).meet(chat_id, NOW)
            if follows:
                one = Subscription(role=ROLE.occupation, country=PLACE.country, since=NOW, wording="yes")
                Subscribers(connection).keep(
                    Subscriber(
                        chat_key=key,
                        language=language,
                        schedule=Schedule("Europe/London"),
                        subscriptions=(replace(one, **subscription),),
                    ),
                    NOW,
                )
            if pay:
                Profiles(connection, self.cipher).keep(key, profile_to_json(Profile(pay)), NOW)
        return key

    def wish(self, key, query=ASKED, language="en"):
        with self.state.writing() as connection:
            Wishes(connection, self.cipher).keep(key, query_to_json(query), language, NOW)

    def show(self, key, knowledge, query=ASKED):
        """Show somebody an answer."""
        market = Market(knowledge, VOCABULARY, NOW.date())
        _, receipt = compose_turn(query, market, RENDERERS.of("en"), knowledge.version)
        with self.state.writing() as connection:
            Receipts(connection).keep(receipt)
            Shown(connection).note(key, receipt.code, NOW)

    def rounds(self, knowledge):
        """Return who is owed what, by kind of edition."""
        self._rounds += 1
        rounds = Rounds(knowledge, VOCABULARY, self.state, self.cipher)
        owed = rounds.make(NOW + timedelta(minutes=self._rounds))
        return {edition.kind: chats for edition, chats in owed}

    def messages(self, knowledge, now=NOW):
        composer = Composer(knowledge, VOCABULARY, RENDERERS, kept_in(self.state))
        return Messages(composer, Owed(knowledge, VOCABULARY, RENDERERS), self.cipher, lambda: now)

    def send(self, knowledge, edition, key, now=NOW):
        """Send a message of an edition; return it, None for silence."""
        with self.state.reading() as connection:
            message = self.messages(knowledge, now).write(connection, edition, key)
        if message is not None and message.remember:
            with self.state.writing() as connection:
                message.remember(connection)
        return message

"""The deliveries of the bot, put together: the engine, and what it writes and where it posts."""

import asyncio
from functools import cached_property
from typing import TYPE_CHECKING

from bot.app import App
from bot.delivery.worker import Terms, Worker
from bot.people.endings import Endings
from bot.people.keys import claim
from bot.updates.composer import Composer
from bot.updates.messages import Messages, kept_in
from bot.updates.owed import Owed
from bot.updates.rounds import Rounds
from knowledge.store import Knowledge

if TYPE_CHECKING:
    import sqlalchemy as sa


class Deliveries:
    """Updates, corrections and answers to wishes, on their way to those who asked for them."""

    def __init__(self, app: App, slot: str | None = None) -> None:
        self._app = app
        self._slot = slot

    @cached_property
    def knowledge(self) -> Knowledge:
        """The knowledge base once more: updates are written in threads, beside the answers."""
        return Knowledge(self._app.settings.knowledge)

    @cached_property
    def messages(self) -> Messages:
        """What writes the messages."""
        app, knowledge = self._app, self.knowledge
        composer = Composer(knowledge, app.vocabulary, app.renderers, kept_in(app.ledger.state))
        return Messages(composer, Owed(knowledge, app.vocabulary, app.renderers), app.cipher, app.clock)

    @property
    def terms(self) -> Terms:
        """What the operator decided."""
        settings = self._app.settings
        return Terms(settings.calls_a_second, settings.replies_a_second, settings.unknown_updates, self._slot)

    async def run(self, token: str, stop: asyncio.Event) -> None:
        """Deliver until `stop` is set. Raises StateError, SlotTakenError and LostSlotError."""
        from bot.handlers.post import post_office, with_questions

        app, settings = self._app, self._app.settings
        state = app.ledger.state
        with state.writing() as connection:
            claim(connection, app.cipher)
        # Open for itself: a thread must not reopen what another one reads.
        rounds = Rounds(Knowledge(settings.knowledge), app.vocabulary, state, app.cipher)
        api_url, paid = str(settings.api_url), settings.paid_broadcast
        async with post_office(token, api_url, app.metrics, paid=paid) as post:
            worker = Worker(
                settings.state,
                state,
                app.cipher,
                self.terms,
                compose=with_questions(self.messages.write, app.cipher, app.clock),
                post=post,
                gone=self._end,
                count=lambda done: app.metrics.deliveries.labels(done.name.lower()).inc(),
                owing=rounds.make,
                clock=app.clock,
            )
            await worker.run(stop)

    def close(self) -> None:
        """Close what was opened."""
        if "knowledge" in self.__dict__:
            self.knowledge.close()

    def _end(self, connection: "sa.Connection", chat_key: str) -> None:
        Endings(connection, self._app.cipher).end(chat_key)

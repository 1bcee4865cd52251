"""What waits and how old things are, looked up for the metrics: by whoever serves them."""

import asyncio
import math
import sqlite3
from contextlib import suppress

from bot.app import App
from bot.delivery.backlog import Backlog, backlog
from bot.people.errors import StateError
from knowledge.errors import KnowledgeError

_SECONDS = 30


async def watch(app: App) -> None:
    """Keep the queue of deliveries and the age of the knowledge in the metrics, until cancelled."""
    app.metrics.knowledge_age.set_function(lambda: _knowledge_age_seconds(app))
    while True:
        with suppress(StateError):
            waiting = await asyncio.to_thread(_look, app)
            app.metrics.waiting_deliveries.set(waiting.count)
            app.metrics.oldest_delivery_seconds.set(waiting.oldest.total_seconds())
        await asyncio.sleep(_SECONDS)


def _look(app: App) -> Backlog:
    with app.ledger.state.reading() as connection:
        return backlog(connection, app.clock())


def _knowledge_age_seconds(app: App) -> float:
    try:
        return app.knowledge_age().total_seconds()
    except (KnowledgeError, sqlite3.Error):
        return math.nan

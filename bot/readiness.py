"""Whether this process should be sent updates: both databases are asked."""

import asyncio
import sqlite3

from bot.app import App
from bot.people.errors import StateError
from bot.people.keys import sealed_with
from knowledge.errors import KnowledgeError

_SECONDS = 2.0


async def hindrance(app: App) -> str | None:
    """Say what keeps the bot from answering; None: nothing."""
    try:
        async with asyncio.timeout(_SECONDS):
            used = await asyncio.to_thread(_ask_people, app)
    except (TimeoutError, StateError):
        return "the people database does not answer"
    if used != app.cipher.key_id:
        return "the people database was sealed with another key meanwhile; start again with that one"
    try:
        app.knowledge_age()
    except (KnowledgeError, sqlite3.Error):
        return "the knowledge base cannot be read"
    return None


def _ask_people(app: App) -> str | None:
    with app.ledger.state.reading() as connection:
        return sealed_with(connection)

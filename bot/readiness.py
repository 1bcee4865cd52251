"""Whether this process should be sent updates: both databases are asked."""

import asyncio
import sqlite3

import sqlalchemy as sa

from bot.app import App
from bot.people.errors import StateError
from knowledge.errors import KnowledgeError

_SECONDS = 2.0


async def hindrance(app: App) -> str | None:
    """Say what keeps the bot from answering; None: nothing."""
    try:
        async with asyncio.timeout(_SECONDS):
            await asyncio.to_thread(_ask_people, app)
    except (TimeoutError, StateError):
        return "the people database does not answer"
    try:
        app.knowledge_age()
    except (KnowledgeError, sqlite3.Error):
        return "the knowledge base cannot be read"
    return None


def _ask_people(app: App) -> None:
    with app.ledger.state.reading() as connection:
        connection.execute(sa.text("SELECT 1"))

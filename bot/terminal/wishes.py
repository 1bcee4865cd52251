"""What somebody at the terminal wants to be told: kept like a chat's, told when they converse again."""

import sqlalchemy as sa

from bot.app import App
from bot.models import Query
from bot.people import schema
from bot.people.wishes import Wishes
from bot.receipts import query_to_json
from bot.updates.owed import Owed

_TERMINAL = 0
"""No chat has this id."""
_LANGUAGE = "en"


def keep(app: App, query: Query) -> None:
    """Keep a wish."""
    with app.ledger.state.writing() as connection:
        Wishes(connection, app.cipher).keep(_key(app), query_to_json(query), _LANGUAGE, app.clock())


def tell(app: App) -> str | None:
    """Return, as HTML, what was wished for and is known now; it is forgotten with that."""
    with app.ledger.state.reading() as connection:
        if connection.execute(sa.select(schema.wish.c.wish_key).limit(1)).first() is None:
            return None  # without wishes no key is made to read them
        wishes = Wishes(connection, app.cipher).of(_key(app))
    found = Owed(app.knowledge, app.vocabulary, app.renderers).fulfilled(wishes, app.clock().date())
    if found is None:
        return None
    with app.ledger.state.writing() as connection:
        for wish in found.wishes:
            Wishes(connection, app.cipher).forget(wish)
    if found.receipt is not None:
        app.ledger.keep_receipt(found.receipt)
    return found.reply.html


def _key(app: App) -> str:
    return app.cipher.key_of(_TERMINAL)

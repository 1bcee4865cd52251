"""Snapshots: a market's figures as one knowledge version had them, shared by all who follow it."""

from datetime import datetime

import sqlalchemy as sa

from bot.people import schema
from bot.people.upsert import insert

_SEPARATOR = "|"


def market_key(role: str, level: str, country: str, region: str, city: str) -> str:
    """Name a market as its subscriptions do; empty stands for all."""
    return _SEPARATOR.join((role, level, country, region, city))


class Snapshots:
    """The snapshots as JSON, in one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def keep(self, market: str, knowledge_version: str, facts: str, at: datetime) -> None:
        """Keep a snapshot once; one that is kept already stays as it is."""
        new = insert(self._connection, schema.snapshot).values(
            market=market, knowledge_version=knowledge_version, facts=facts, kept_at=at
        )
        self._connection.execute(new.on_conflict_do_nothing())

    def find(self, market: str, knowledge_version: str) -> str | None:
        """Find a market's figures of a version; None when they are kept no longer."""
        table = schema.snapshot.c
        return self._connection.scalar(
            sa.select(table.facts).where(table.market == market, table.knowledge_version == knowledge_version)
        )

    def tell(self, chat_key: str, market: str, knowledge_version: str) -> None:
        """Note that a chat was told of a market as a version has it."""
        table = schema.subscription
        told = sa.update(table).where(table.c.chat_key == chat_key, _market_of(table) == market)
        self._connection.execute(told.values(told_version=knowledge_version))

    def prune(self, present_version: str) -> int:
        """Delete what no subscription was told last, nor can be told today; return how many went."""
        table, told = schema.snapshot.c, schema.subscription
        needed = sa.exists().where(
            table.market == _market_of(told), table.knowledge_version == told.c.told_version
        )
        unneeded = sa.delete(schema.snapshot).where(table.knowledge_version != present_version, ~needed)
        return self._connection.execute(unneeded).rowcount


def _market_of(table: sa.Table) -> sa.ColumnElement[str]:
    """Name the market of a subscription inside the database, as `market_key` does."""
    first, *parts = (table.c[name] for name in ("role", "level", "country", "region", "city"))
    name: sa.ColumnElement[str] = first
    for part in parts:
        name = name + _SEPARATOR + part
    return name

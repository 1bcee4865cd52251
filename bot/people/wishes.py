"""Wishes: what somebody asked in vain and wants to be told once, sealed."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.people import schema
from bot.people.cipher import Cipher
from bot.people.upsert import put

_PURPOSE = "wish"
_PAGE = 500


@dataclass(frozen=True, slots=True)
class Wish:
    """A question that a chat wants answered when that is possible. `query` is JSON."""

    chat_key: str
    wish_key: str
    query: str
    language: str
    asked_at: datetime


class Wishes:
    """The wishes, in one transaction."""

    def __init__(self, connection: sa.Connection, cipher: Cipher) -> None:
        self._connection = connection
        self._cipher = cipher

    def keep(self, chat_key: str, query_json: str, language: str, at: datetime) -> str:
        """Keep a wish; the same one of a chat is kept once. Return its key."""
        wish_key = _key(self._cipher, chat_key, query_json)
        put(
            self._connection,
            schema.wish,
            chat_key=chat_key,
            wish_key=wish_key,
            query=self._cipher.seal(query_json, _PURPOSE),
            language=language,
            asked_at=at,
        )
        return wish_key

    def all(self) -> Iterator[Wish]:
        """Yield all wishes by chat, opened."""
        table = schema.wish.c
        last = ("", "")
        while True:
            rows = self._connection.execute(
                sa.select(schema.wish)
                .where(sa.tuple_(table.chat_key, table.wish_key) > sa.tuple_(*map(sa.literal, last)))
                .order_by(table.chat_key, table.wish_key)
                .limit(_PAGE)
            ).all()
            yield from (self._opened(row) for row in rows)
            if len(rows) < _PAGE:
                return
            last = rows[-1].chat_key, rows[-1].wish_key

    def of(self, chat_key: str) -> list[Wish]:
        """Return a chat's wishes, the oldest first."""
        table = schema.wish.c
        rows = self._connection.execute(
            sa.select(schema.wish).where(table.chat_key == chat_key).order_by(table.asked_at, table.wish_key)
        )
        return [self._opened(row) for row in rows]

    def forget(self, wish: Wish) -> None:
        """Forget a wish: it is fulfilled, or taken back."""
        table = schema.wish.c
        self._connection.execute(
            sa.delete(schema.wish).where(table.chat_key == wish.chat_key, table.wish_key == wish.wish_key)
        )

    def name_anew(self) -> None:
        """Give every wish the key that `keep` gives it now, after its chat was named anew."""
        table = schema.wish.c
        for wish in self.all():
            self._connection.execute(
                sa.update(schema.wish)
                .where(table.chat_key == wish.chat_key, table.wish_key == wish.wish_key)
                .values(wish_key=_key(self._cipher, wish.chat_key, wish.query))
            )

    def _opened(self, row: sa.Row[tuple[object, ...]]) -> Wish:
        fields = row._asdict()
        return Wish(**fields | {"query": self._cipher.open(fields["query"], _PURPOSE)})


def _key(cipher: Cipher, chat_key: str, query_json: str) -> str:
    """Tell a chat's wishes apart, keyed as chats are: from the key alone no question can be tried out."""
    digest = hashlib.sha256(f"{chat_key}\n{query_json}".encode()).digest()
    return cipher.key_of(int.from_bytes(digest))

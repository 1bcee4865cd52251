"""Editions: what each of many chats gets once; an operator may pause or cancel one, and see how far it is."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.delivery.message import Edition, Slice, State
from bot.people import schema
from bot.people.upsert import insert

SENDING, PAUSED, CANCELLED = "sending", "paused", "cancelled"
_row = schema.edition.c


class NoSuchEditionError(Exception):
    """There is no edition of the name, or it cannot be changed so."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an edition is."""

    name: str
    state: str
    counts: Counter[State]

    @property
    def total(self) -> int:
        """How many chats it is for."""
        return self.counts.total()

    @property
    def left(self) -> int:
        """How many have not had it yet."""
        return self.counts[State.OPEN] + self.counts[State.HELD]


class Editions:
    """The editions, in one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def open(self, edition: Edition, now: datetime) -> None:
        """Begin an edition; one that has begun is left as it is."""
        first = insert(self._connection, schema.edition).values(
            name=edition.name, kind=edition.kind, state=SENDING, made_at=now
        )
        self._connection.execute(first.on_conflict_do_nothing())

    def turn(self, name: str, state: str) -> None:
        """Pause, resume or cancel an edition; what is cancelled stays so. Raises NoSuchEditionError."""
        changed = self._connection.execute(
            sa.update(schema.edition).where(_row.name == name, _row.state != CANCELLED).values(state=state)
        )
        if not changed.rowcount:
            raise NoSuchEditionError(self._explain(name))

    def unfinished(self, name: str) -> list[Slice]:
        """List the slices of an edition in which something is left to do."""
        delivery = schema.delivery.c
        left = sa.select(delivery.slice).where(delivery.edition == name, delivery.state <= State.HELD)
        return [Slice(name, piece) for piece in sorted(self._connection.scalars(left.distinct()))]

    def left(self) -> list[Slice]:
        """List the slices of all editions that are being sent in which something is left to do."""
        delivery = schema.delivery.c
        left = (
            sa.select(delivery.edition, delivery.slice)
            .join(schema.edition, _row.name == delivery.edition)
            .where(_row.state == SENDING, delivery.state < sa.literal_column("2"))  # as in the index
        )
        return [Slice(*row) for row in sorted(self._connection.execute(left.distinct()).tuples())]

    def standings(self, name: str | None = None) -> Iterator[Standing]:
        """Tell how far all editions are, or the one of a name; the newest first."""
        wanted = sa.select(schema.edition).order_by(_row.made_at.desc(), _row.name)
        for edition in self._connection.execute(wanted if name is None else wanted.where(_row.name == name)):
            yield Standing(edition.name, edition.state, self._counts(edition.name))

    def _counts(self, name: str) -> Counter[State]:
        delivery = schema.delivery.c
        rows = self._connection.execute(
            sa.select(delivery.state, sa.func.count())
            .where(delivery.edition == name)
            .group_by(delivery.state)
        )
        return Counter({State(state): count for state, count in rows})

    def _explain(self, name: str) -> str:
        known = list(self._connection.scalars(sa.select(_row.name).order_by(_row.made_at.desc()).limit(5)))
        if name in known:
            return f"{name} is cancelled, and stays so"
        return f"there is no edition {name}; the newest are: {', '.join(known) or 'none yet'}"

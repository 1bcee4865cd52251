"""Every process has an identity of its own: a row that it holds, and shows to be alive.

The engine runs work again that its identity had begun, so two processes with one identity would do all work
twice. A process takes the lowest free name, or is refused the name that it was told to take. A slot whose
time stamp has stood still for `DEAD_SECONDS` belongs to a process that will not return, or one that cannot
reach the database: another takes the slot over, and with it what was left of the work. Time stamps are only
compared with themselves, so the clocks of machines may differ.

A process that finds its slot taken has been given up for dead. It must not send anything more.
"""

import os
import secrets
import socket
from collections.abc import Callable
from datetime import datetime
from time import monotonic

import sqlalchemy as sa

from bot.people import schema
from bot.people.upsert import insert

BEAT_SECONDS = 5.0
DEAD_SECONDS = 25.0
_FREE = ""
_MOST = 1000
_table = schema.slot.c


class SlotTakenError(Exception):
    """A live process has the identity already."""


class LostSlotError(Exception):
    """The process was given up for dead, and its work was handed to another."""


class Slot:
    """The identity of this process; `holder` tells it from every other that ever had the name."""

    def __init__(self, name: str, holder: str) -> None:
        self.name = name
        self.holder = holder

    def beat(self, connection: sa.Connection, now: datetime) -> None:
        """Show to be alive. Raises LostSlotError."""
        shown = connection.execute(sa.update(schema.slot).where(*self._mine()).values(seen_at=now))
        if not shown.rowcount:
            raise LostSlotError(f"another process has taken over from {self.name}")

    def check(self, connection: sa.Connection) -> None:
        """Raise LostSlotError where the slot is no longer held by this process."""
        if not connection.scalar(sa.select(sa.func.count()).where(*self._mine())):
            raise LostSlotError(f"another process has taken over from {self.name}")

    def leave(self, connection: sa.Connection) -> None:
        """Free the slot: for the next process that starts, or for one that takes over what is left."""
        connection.execute(sa.update(schema.slot).where(*self._mine()).values(holder=_FREE))

    def _mine(self) -> tuple[sa.ColumnElement[bool], ...]:
        return _table.name == self.name, _table.holder == self.holder


def take(connection: sa.Connection, now: datetime, wanted: str | None = None) -> Slot:
    """Take the lowest free slot, or the one that is wanted. Raises SlotTakenError."""
    holder = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
    names = [wanted] if wanted else [f"worker-{number}" for number in range(1, _MOST)]
    for name in names:
        if _take_one(connection, name, holder, now):
            return Slot(name, holder)
    has = connection.scalar(sa.select(_table.holder).where(_table.name == names[-1]))
    raise SlotTakenError(
        f"the identity {names[-1]} is held by {has}; two processes with one would send everything twice. "
        f"If that process is gone, its work is taken over within {DEAD_SECONDS + BEAT_SECONDS:.0f} seconds"
    )


def _take_one(connection: sa.Connection, name: str, holder: str, now: datetime) -> bool:
    statement = insert(connection, schema.slot).values(name=name, holder=holder, seen_at=now)
    taken = statement.on_conflict_do_update(
        index_elements=["name"], set_={"holder": holder, "seen_at": now}, where=_table.holder == _FREE
    )
    return connection.execute(taken.returning(_table.name)).first() is not None


def live_holders() -> sa.Select[tuple[str]]:
    """Select the holders of all slots: who is not among them is dead."""
    return sa.select(_table.holder)


class Watch:
    """Looks after the other slots: which have stood still, and for how long."""

    def __init__(
        self, own: Slot, dead_seconds: float = DEAD_SECONDS, clock: Callable[[], float] = monotonic
    ) -> None:
        self._own = own
        self._dead_seconds = dead_seconds
        self._clock = clock
        self._since: dict[tuple[str, str, datetime], float] = {}

    def take_over(self, connection: sa.Connection, now: datetime) -> list[Slot]:
        """Take the slots of the dead; each is this process's until `bury`, and nobody else's."""
        rows = connection.execute(sa.select(schema.slot).where(_table.name != self._own.name))
        stands = [(row.name, row.holder, row.seen_at) for row in rows]
        self._since = {stand: self._since.get(stand, self._clock()) for stand in stands}
        still = [s for s, since in self._since.items() if self._clock() - since >= self._dead_seconds]
        return [
            Slot(name, self._own.holder) for name, *seen in still if self._claim(connection, name, seen, now)
        ]

    def bury(self, connection: sa.Connection, slot: Slot) -> None:
        """Delete a slot that was taken over, once its work is handed on."""
        connection.execute(
            sa.delete(schema.slot).where(_table.name == slot.name, _table.holder == slot.holder)
        )

    def _claim(self, connection: sa.Connection, name: str, seen: list[object], now: datetime) -> bool:
        holder, seen_at = seen
        statement = sa.update(schema.slot).where(
            _table.name == name, _table.holder == holder, _table.seen_at == seen_at
        )
        claimed = connection.execute(statement.values(holder=self._own.holder, seen_at=now))
        return bool(claimed.rowcount)

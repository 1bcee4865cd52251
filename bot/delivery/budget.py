"""How many messages a second may be sent: one row that all processes share, and one of what answers took.

The row says when the next call is free (the generic cell rate algorithm, without bursts). Who wants to send
n messages takes n turns, one behind the other, and moves that moment forward.

A 429 stops the whole bot, so it is a pause for everybody: the moment moves behind it, turns that were given
before are void, and the rate falls by a fifth. All calls that one flood hits count as one. Afterwards the
rate rises by a twentieth of the full one a minute.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from bot.people import schema
from bot.people.upsert import insert, put

FALL = 0.8
RISE_A_SECOND = 0.05 / 60
"""Of the full rate."""
SLOWEST = 0.5
_NAME, _ANSWERS = "telegram", "answers"
_row = schema.budget.c


@dataclass(frozen=True, slots=True)
class Turn:
    """When a call may be made, in seconds since 1970, and how many floods there had been by then."""

    at: float
    floods: int


def hold_all(connection: sa.Connection, seconds: float, now: float) -> None:
    """Have everybody who takes turns wait, because another kind of call was refused for coming too soon."""
    earliest = now + seconds
    _write(connection, _row.free_at < earliest, free_at=earliest)


def spend(connection: sa.Connection, answers: int, share: float, now: float) -> None:
    """Count answers that were sent: those beyond their share, so many a second, take turns from updates.

    What the last second left of the share counts, nothing older. Where nobody sends, nothing is written.
    """
    row = _locked(connection)
    if row is None:
        return
    since = connection.scalar(sa.select(_row.free_at).where(_row.name == _ANSWERS)) or 0.0
    beyond = answers - share * min(max(now - since, 0.0), 1.0)
    if beyond > 0:
        _write(connection, free_at=max(row.free_at, now) + beyond / row.rate)
    since = now if beyond > 0 else now + beyond / share
    put(connection, schema.budget, name=_ANSWERS, free_at=since, rate=share, floods=0, slowed_at=now)


class Budget:
    """The turns of one bot, `full_rate` a second, in one transaction a step. Times are seconds since 1970."""

    def __init__(self, full_rate: float) -> None:
        self._full_rate = full_rate

    def take(self, connection: sa.Connection, count: int, now: float) -> Sequence[Turn]:
        """Take several turns, one behind the other."""
        row = self._row(connection, now)
        rate = self._risen(row, now)
        first = max(row.free_at, now)
        _write(connection, free_at=first + count / rate)
        return [Turn(first + place / rate, row.floods) for place in range(count)]

    def pause(self, connection: sa.Connection, turn: Turn, seconds: float, now: float) -> None:
        """Have everybody wait, after a call made in `turn` was refused for coming too soon."""
        row = self._row(connection, now)
        free_at = max(row.free_at, now + seconds)
        if turn.floods < row.floods:  # another call told of this flood already
            _write(connection, free_at=free_at)
            return
        rate = max(self._risen(row, now) * FALL, min(SLOWEST, self._full_rate))
        # What is left of the pause counts for the rise as well, which is why it begins at its end.
        _write(connection, free_at=free_at, rate=rate, floods=row.floods + 1, slowed_at=now + seconds)

    def rate(self, connection: sa.Connection, now: float) -> float:
        """Tell how many calls a second are made now."""
        row = connection.execute(sa.select(schema.budget).where(_row.name == _NAME)).first()
        return self._risen(row, now) if row else self._full_rate

    def _risen(self, row: sa.Row[tuple[float, ...]], now: float) -> float:
        risen: float = row.rate + max(0.0, now - row.slowed_at) * RISE_A_SECOND * self._full_rate
        return min(risen, self._full_rate)

    def _row(self, connection: sa.Connection, now: float) -> sa.Row[tuple[float, ...]]:
        found = _locked(connection)
        if found is not None:
            return found
        first = insert(connection, schema.budget).values(
            name=_NAME, free_at=now, rate=self._full_rate, floods=0, slowed_at=now
        )
        connection.execute(first.on_conflict_do_nothing())
        return self._row(connection, now)


def _locked(connection: sa.Connection) -> sa.Row[tuple[float, ...]] | None:
    """Read the row so that nobody else can until the transaction ends."""
    row = sa.select(schema.budget).where(_row.name == _NAME)
    return connection.execute(row.with_for_update()).first()


def _write(connection: sa.Connection, *where: sa.ColumnElement[bool], **values: float) -> None:
    connection.execute(sa.update(schema.budget).where(_row.name == _NAME, *where).values(**values))

"""Who has been sent what: one row for each edition and chat, which is what keeps anything from going twice.

The engine decides who works on which slice, and may have a slice worked again; the ledger decides whether
there is anything left to send in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.delivery.editions import SENDING
from bot.delivery.message import Edition, Slice, State
from bot.delivery.slots import Slot, live_holders
from bot.people import schema
from bot.people.upsert import insert

CHAT_SECONDS = 1.0
"""Between two messages to one chat."""
_table = schema.delivery
_row = schema.delivery.c


@dataclass(frozen=True, slots=True)
class Claim:
    """A delivery that this process is about to make."""

    edition: Edition
    chat_key: str
    tries: int


@dataclass(frozen=True, slots=True)
class Mark:
    """What came of a claim; OPEN gives it back."""

    claim: Claim
    state: State
    tries: int


class Ledger:
    """The deliveries, in one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, piece: Slice, chat_keys: Iterable[str], now: datetime) -> None:
        """Add deliveries; a chat that has the edition, or is to have it, is left out."""
        values = {
            "edition": piece.edition,
            "slice": piece.name,
            "state": State.OPEN,
            "tries": 0,
            "changed_at": now,
        }
        rows = [values | {"chat_key": key} for key in chat_keys]
        self._connection.execute(insert(self._connection, _table).on_conflict_do_nothing(), rows)

    def claim(self, piece: Slice, slot: Slot, most: int, now: datetime) -> list[Claim]:
        """Take what is left of a slice, and what a dead process held. Raises LostSlotError."""
        slot.check(self._connection)
        edition = self._sending(piece)
        if edition is None:
            return []
        left = (
            sa.select(_row.chat_key)
            .where(*_unfinished(piece), sa.or_(_row.state == State.OPEN, _is_left(slot)))
            .where(~_was_spoken_to(now))
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        taken = (
            sa.update(_table)
            .where(_row.edition == edition.name, _row.chat_key.in_(left))
            .values(state=State.HELD, run=slot.holder)
            .returning(_row.chat_key, _row.tries)
        )
        return [Claim(edition, row.chat_key, row.tries) for row in self._connection.execute(taken)]

    def has_work(self, piece: Slice) -> bool:
        """Tell whether a slice of an edition that is being sent has open deliveries."""
        left = sa.select(_row.chat_key).where(*_unfinished(piece), _row.state == State.OPEN).limit(1)
        return self._connection.execute(left).first() is not None and self._sending(piece) is not None

    def is_held(self, claim: Claim, slot: Slot) -> bool:
        """Tell whether a delivery is this process's to make."""
        held = sa.select(_row.run).where(_row.edition == claim.edition.name, _row.chat_key == claim.chat_key)
        return self._connection.scalar(held.where(_row.state == State.HELD)) == slot.holder

    def mark(self, marks: Sequence[Mark], slot: Slot, now: datetime) -> None:
        """Write down what came of claims. What is given back has waited since it was added."""
        state = sa.bindparam("to_state", type_=_row.state.type)
        statement = (
            sa.update(_table)
            .where(
                _row.edition == sa.bindparam("of_edition"),
                _row.chat_key == sa.bindparam("of_chat"),
                _row.run == slot.holder,
            )
            .values(
                state=state,
                tries=sa.bindparam("to_tries"),
                changed_at=sa.case((state == State.OPEN, _row.changed_at), else_=now),
            )
        )
        rows = [
            {
                "of_edition": mark.claim.edition.name,
                "of_chat": mark.claim.chat_key,
                "to_state": mark.state,
                "to_tries": mark.tries,
            }
            for mark in marks
        ]
        self._connection.execute(statement, rows)

    def _sending(self, piece: Slice) -> Edition | None:
        """Find the edition that a slice belongs to; None where it is paused or cancelled."""
        edition = schema.edition.c
        found = self._connection.execute(
            sa.select(edition.name, edition.kind).where(
                edition.name == piece.edition, edition.state == SENDING
            )
        ).first()
        return Edition(found.name, found.kind) if found else None


def _unfinished(piece: Slice) -> tuple[sa.ColumnElement[bool], ...]:
    # Spelled as in the index, which has no finished rows: a bound value would hide that they agree.
    return _row.edition == piece.edition, _row.slice == piece.name, _row.state < sa.literal_column("2")


def _is_left(slot: Slot) -> sa.ColumnElement[bool]:
    """Find rows of processes that are dead, or of this one: it works a slice in one place at a time."""
    return sa.or_(_row.run == slot.holder, _row.run.not_in(live_holders()))


def _was_spoken_to(now: datetime) -> sa.ColumnElement[bool]:
    """Find chats that another edition is being sent to, or that heard anything within the last second."""
    other, edition, answered = _table.alias("other"), schema.edition, schema.context.c
    last_second = now - timedelta(seconds=CHAT_SECONDS)
    lately = sa.and_(other.c.state == State.SENT, other.c.changed_at > last_second)
    busy = sa.or_(other.c.state == State.HELD, lately)
    was_answered = sa.exists().where(answered.chat_key == _row.chat_key, answered.saved_at > last_second)
    was_sent = sa.exists().where(
        other.c.edition == edition.c.name,
        edition.c.state == SENDING,
        other.c.edition != _row.edition,
        other.c.chat_key == _row.chat_key,
        busy,
    )
    return sa.or_(was_sent, was_answered)

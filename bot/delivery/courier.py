"""The courier works a slice: takes some deliveries, has them written, sends each in its turn, marks each."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal
from weakref import WeakValueDictionary

import sqlalchemy as sa

from bot.clock import Clock, utc_now
from bot.delivery.ledger import Claim, Ledger, Mark
from bot.delivery.message import (
    Accepted,
    Compose,
    Count,
    Flood,
    Gone,
    Message,
    Moved,
    Outcome,
    Post,
    Refused,
    Slice,
    State,
    Unreached,
    Unsure,
)
from bot.delivery.pace import Pace, Stopping
from bot.delivery.slots import LostSlotError, Slot
from bot.logs import describe
from bot.people.batch import Batch
from bot.people.chats import Chats
from bot.people.cipher import Cipher
from bot.people.errors import StateError
from bot.people.state import State as People

Unknowns = Literal["leave", "resend"]
_TRIES = 8
"""How often a server may fail over one message, or leave it unanswered, before the message is given up."""
_CHUNK_SECONDS = 0.5
_MOST = 250
_SHORT, _LONG = 1.0, 30.0
"""Seconds to wait after trouble: at first, and at most."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Written:
    """A claim, and what is to be sent where."""

    claim: Claim
    chat_id: int
    message: Message


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a claim, and what else is to be written down in the same transaction."""

    mark: Mark
    also: Callable[[sa.Connection], None] | None = None


class _TroubleError(Exception):
    """Telegram cannot be reached, or fails: nobody's deliveries can be made now."""


class Courier:
    """Delivers slices. `gone` hears of chats that shut the bot out, in the transaction that marks them."""

    def __init__(
        self,
        people: People,
        cipher: Cipher,
        slot: Slot,
        pace: Pace,
        *,
        compose: Compose,
        post: Post,
        gone: Callable[[sa.Connection, str], None],
        count: Count = lambda _done: None,
        rate: float,
        unknowns: Unknowns = "leave",
        clock: Clock = utc_now,
    ) -> None:
        self._people = people
        self._cipher = cipher
        self._slot = slot
        self._pace = pace
        self._compose = compose
        self._post = post
        self._gone = gone
        self._count = count
        self._chunk = min(_MOST, max(1, round(rate * _CHUNK_SECONDS)))
        self._unknowns = unknowns
        self._clock = clock
        self._marks: Batch[Done, None] = Batch(self._mark)
        self._locks: WeakValueDictionary[Slice, asyncio.Lock] = WeakValueDictionary()

    async def deliver(self, piece: Slice) -> None:
        """Work a slice to its end, whatever comes in between. Raises Stopping, which leaves it as it is."""
        lock = self._locks.setdefault(piece, asyncio.Lock())
        async with lock:
            wait = _SHORT
            while True:
                try:
                    if not await self._deliver_some(piece):
                        return
                    wait = _SHORT
                except LostSlotError as lost:
                    raise Stopping from lost
                except Exception as trouble:  # noqa: BLE001 - whatever it is, no slice is given up over it
                    _log.warning("updates wait %.0f s: %s", wait, _said(trouble))
                    await self._pace.rest(wait)
                    wait = min(2 * wait, _LONG)

    async def _deliver_some(self, piece: Slice) -> bool:
        """Deliver a chunk; False at the end of the slice. Raises what keeps the rest from being sent now."""
        claims = await asyncio.to_thread(self._claim, piece)
        if not claims:
            has_work = await asyncio.to_thread(self._has_work, piece)
            if has_work:  # their chats hear something else just now
                await self._pace.rest(_SHORT)
            return has_work
        written = await asyncio.to_thread(self._write, claims)
        # Each is awaited to its end, whatever becomes of the others: a mark that is not written is a copy.
        results = await asyncio.gather(*map(self._bring, written), return_exceptions=True)
        for result in results:
            if isinstance(result, BaseException):
                raise result
        return True

    def _claim(self, piece: Slice) -> list[Claim]:
        with self._people.writing() as connection:
            return Ledger(connection).claim(piece, self._slot, self._chunk, self._clock())

    def _has_work(self, piece: Slice) -> bool:
        with self._people.reading() as connection:
            return Ledger(connection).has_work(piece)

    def _write(self, claims: Sequence[Claim]) -> list[Written]:
        """Have the messages written; mark those chats that there is nothing to tell, or no way to."""
        written, done = [], []
        with self._people.reading() as connection:
            ids = Chats(connection, self._cipher).ids(claim.chat_key for claim in claims)
            for claim in claims:
                result = self._write_one(connection, claim) if claim.chat_key in ids else State.GONE
                if isinstance(result, Message):
                    written.append(Written(claim, ids[claim.chat_key], result))
                else:
                    done.append(Done(Mark(claim, result, claim.tries)))
        if done:
            self._mark(done)
        return written

    def _write_one(self, connection: sa.Connection, claim: Claim) -> Message | State:
        try:
            return self._compose(connection, claim.edition, claim.chat_key) or State.SILENT
        except StateError:
            raise
        except Exception:  # noqa: BLE001 - it is this chat's message alone that cannot be written
            _log.exception("%s could not be written for a chat", claim.edition.name)
            return State.FAILED

    async def _bring(self, written: Written) -> None:
        """Send a message in its turn, as often as floods and moves demand, and mark it."""
        while True:
            turn = await self._pace.turn()
            outcome = await self._post(written.chat_id, written.message)
            if isinstance(outcome, Flood):
                await self._pace.pause(turn, outcome.seconds)
            elif isinstance(outcome, Moved):
                moved = await asyncio.to_thread(self._move, written, outcome.chat_id)
                if moved is None:
                    return
                written = moved
            else:
                await self._settle(written, outcome)
                return

    async def _settle(self, written: Written, outcome: Outcome) -> None:
        """Mark what came of a message. Raises _TroubleError where it is to be sent later."""
        claim, tries = written.claim, written.claim.tries + 1
        match outcome:
            case Accepted():
                done = Done(Mark(claim, State.SENT, tries), written.message.remember)
            case Gone():
                done = Done(Mark(claim, State.GONE, tries), lambda c: self._gone(c, claim.chat_key))
            case Unsure(reason):
                again = self._unknowns == "resend" and tries < _TRIES
                _log.warning(
                    "no answer to an update (%s), it is %s", reason, "sent again" if again else "left"
                )
                done = Done(Mark(claim, State.OPEN if again else State.UNKNOWN, tries))
            case Unreached(reason, broken=False):
                raise _TroubleError(reason)
            case Unreached(reason) if tries < _TRIES:
                await self._marks.add(Done(Mark(claim, State.OPEN, tries)))
                raise _TroubleError(reason)
            case Unreached(reason) | Refused(reason):
                _log.error("an update of %s was refused: %s", claim.edition.name, reason)
                done = Done(Mark(claim, State.FAILED, tries))
            case other:
                raise TypeError(f"{other} is no outcome to settle")
        await self._marks.add(done)

    def _move(self, written: Written, chat_id: int) -> Written | None:
        """Hand everything of a chat to its new id; None where that one has the edition already."""
        key = self._cipher.key_of(chat_id)
        with self._people.writing() as connection:
            Chats(connection, self._cipher).move(written.chat_id, chat_id)
            claim = Claim(written.claim.edition, key, written.claim.tries)
            is_ours = Ledger(connection).is_held(claim, self._slot)
        return Written(claim, chat_id, written.message) if is_ours else None

    def _mark(self, done: Sequence[Done]) -> list[None]:
        """Write down what came of claims; do not give up, since a message that is sent must not go again."""
        while True:
            try:
                with self._people.writing() as connection:
                    Ledger(connection).mark([item.mark for item in done], self._slot, self._clock())
                    for item in done:
                        self._write_also(connection, item)
            except StateError as error:
                _log.warning("%d deliveries could not be marked, trying again: %s", len(done), error)
                time.sleep(_SHORT)
            else:
                for item in done:
                    if item.mark.state > State.HELD:
                        self._count(item.mark.state)
                return [None] * len(done)

    def _write_also(self, connection: sa.Connection, done: Done) -> None:
        """Write down what goes with a mark; a mistake there must not undo the marks."""
        if done.also is None:
            return
        try:
            with connection.begin_nested():
                done.also(connection)
        except Exception:  # noqa: BLE001 - without the mark the message would be sent again
            _log.exception("what goes with a delivery of %s was not written", done.mark.claim.edition.name)


def _said(trouble: Exception) -> str:
    """Repeat what is known to hold nobody's words; of everything else, the way that it took."""
    is_known = isinstance(trouble, StateError | _TroubleError)
    return f"{type(trouble).__name__}: {trouble}" if is_known else describe(trouble)

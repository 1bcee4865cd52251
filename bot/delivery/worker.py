"""One process's share of the deliveries, from taking an identity to giving it back."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import sqlalchemy as sa

from bot.clock import Clock, utc_now
from bot.delivery import slots
from bot.delivery.budget import Budget
from bot.delivery.courier import Courier
from bot.delivery.due import cut, deliver_to
from bot.delivery.editions import Editions
from bot.delivery.engine import Engine, Orders, open_orders
from bot.delivery.message import Compose, Count, Edition, Post
from bot.delivery.pace import STALE_SECONDS, Pace
from bot.people.cipher import Cipher
from bot.people.errors import StateError
from bot.people.state import State

Owing = Callable[[datetime], Iterable[tuple[Edition, Sequence[str]]]]
"""Names editions beside the weekly ones, and the chats that are owed them, by their keys."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Terms:
    """What an operator decides about deliveries."""

    calls_a_second: float = 30
    """What Telegram allows the bot in all."""
    replies_a_second: float = 5
    """What of it is kept for answers."""
    unknowns: Literal["leave", "resend"] = "leave"
    """What becomes of a message that Telegram may have taken, or not."""
    slot: str | None = None
    """The identity of the process; None takes a free one."""
    beat_seconds: float = slots.BEAT_SECONDS
    dead_seconds: float = slots.DEAD_SECONDS

    @property
    def rate(self) -> float:
        """Updates a second: so few that late ones and punctual ones together never exceed the limit."""
        return min(
            self.calls_a_second - self.replies_a_second, (self.calls_a_second - 1) / (1 + STALE_SECONDS)
        )


class Worker:
    """Delivers what is due as long as `run` runs."""

    def __init__(
        self,
        address: str,
        people: State,
        cipher: Cipher,
        terms: Terms,
        *,
        compose: Compose,
        post: Post,
        gone: Callable[[sa.Connection, str], None],
        count: Count = lambda _done: None,
        owing: Owing = lambda _now: (),
        clock: Clock = utc_now,
    ) -> None:
        self._owing = owing
        self._address = address
        self._people = people
        self._cipher = cipher
        self._terms = terms
        self._compose = compose
        self._post = post
        self._gone = gone
        self._count = count
        self._clock = clock
        self._orders: Orders | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set. Raises StateError, SlotTakenError, and LostSlotError."""
        slot = await asyncio.to_thread(self._take_slot)
        engine = Engine(self._address, slot.name)
        courier = self._courier(slot, stop)
        loop = asyncio.get_running_loop()
        try:
            await asyncio.to_thread(engine.start, loop, courier.deliver, self._tick)
            _log.info("delivering updates as %s, %.1f a second at most", slot.name, self._terms.rate)
            await self._beat(slot, engine, stop)
        finally:
            stop.set()
            await asyncio.to_thread(self._end, slot, engine)

    def _courier(self, slot: slots.Slot, stop: asyncio.Event) -> Courier:
        return Courier(
            self._people,
            self._cipher,
            slot,
            Pace(self._people, Budget(self._terms.rate), slot, stop),
            compose=self._compose,
            post=self._post,
            gone=self._gone,
            count=self._count,
            rate=self._terms.rate,
            unknowns=self._terms.unknowns,
            clock=self._clock,
        )

    async def _beat(self, slot: slots.Slot, engine: Engine, stop: asyncio.Event) -> None:
        """Show to be alive, and look after the others, until `stop` is set."""
        watch = slots.Watch(slot, self._terms.dead_seconds)
        while not stop.is_set():
            try:
                await asyncio.to_thread(self._look, slot, watch, engine)
            except StateError as error:
                _log.warning("the database does not answer: %s", error)
            try:
                async with asyncio.timeout(self._terms.beat_seconds):
                    await stop.wait()
            except TimeoutError:
                continue

    def _look(self, slot: slots.Slot, watch: slots.Watch, engine: Engine) -> None:
        with self._people.writing() as connection:
            slot.beat(connection, self._clock())
            dead = watch.take_over(connection, self._clock())
        for left in dead:
            begun = engine.take_over(left.name)
            _log.warning("%s does not return: %d pieces of its work are taken over", left.name, begun)
            with self._people.writing() as connection:
                watch.bury(connection, left)

    def _tick(self) -> None:
        """Order what is due, and what is owed beside it; neither keeps the other from being ordered."""
        is_first = self._orders is None
        orders = self._orders = self._orders or open_orders(self._address)
        for order in ((self._order_left,) if is_first else ()) + (self._order_due, self._order_owed):
            try:
                order(orders)
            except Exception:  # noqa: BLE001 - whatever it is, the next tick is another try
                _log.exception("updates were not ordered, it is tried again within a quarter of an hour")

    def _order_left(self, orders: Orders) -> None:
        """Order what a restored database has left: no backup has its queue. What is queued stays so."""
        with self._people.writing() as connection:
            for piece in Editions(connection).left():
                orders(connection, piece)

    def _order_due(self, orders: Orders) -> None:
        while True:
            with self._people.writing() as connection:
                if not cut(connection, self._clock(), orders):
                    return

    def _order_owed(self, orders: Orders) -> None:
        for edition, chat_keys in self._owing(self._clock()):
            with self._people.writing() as connection:
                deliver_to(connection, edition, chat_keys, self._clock(), orders)

    def _take_slot(self) -> slots.Slot:
        with self._people.writing() as connection:
            return slots.take(connection, self._clock(), self._terms.slot)

    def _end(self, slot: slots.Slot, engine: Engine) -> None:
        engine.stop()
        if self._orders:
            self._orders.close()
        with self._people.writing() as connection:
            slot.leave(connection)

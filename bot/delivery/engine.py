"""The engine on DBOS: a tick every quarter of an hour, and a queue of slices, in the people database itself.

DBOS runs in threads of its own and hands each slice to the event loop of the bot. It must only know who
works on what; the ledger knows what has been sent. A workflow is therefore one plain function without steps:
it may be begun again at any time.
"""

import asyncio
import sqlite3
import sys
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, wait
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.delivery.message import Slice
from bot.people.engine import FROZEN_SECONDS
from bot.people.errors import StateError

if TYPE_CHECKING:
    from dbos import DBOSClient

NAME = "marketbot"
_QUEUE, _DELIVER, _TICK = "slices", "deliver", "tick"
_VERSION = "1"
"""Never changed: work that one version queued is only run by the same."""
_AT_ONCE = 2
"""Slices that a process works at a time: while one waits for answers, the other sends."""
_POLL_SECONDS = 1.0
_CRON = "*/15 * * * *"
"""There are time zones that are whole hours and 30 or 45 minutes away from others."""
_KEPT = timedelta(days=7)
_AIR_SECONDS = 8.0
"""How long what is in the air may take to land when the process is told to end."""
_NEEDS_SQLITE = (3, 42)

Deliver = Callable[[Slice], Coroutine[Any, Any, None]]


def check_sqlite(
    address: str,
    python: tuple[int, ...] = sys.version_info[:2],
    library: tuple[int, ...] = sqlite3.sqlite_version_info,
) -> None:
    """Raise StateError where the engine cannot keep its tables: it asks SQLite for milliseconds."""
    if not address.startswith("sqlite") or python < (3, 12) or library >= _NEEDS_SQLITE:
        return
    has, needs = ".".join(map(str, library)), ".".join(map(str, _NEEDS_SQLITE))
    raise StateError(
        f"updates need SQLite {needs} with Python {'.'.join(map(str, python))}, this is SQLite {has}: take "
        "Python 3.11, one that is linked with a newer SQLite, or a PostgreSQL database; answers alone, "
        "without updates, run with `marketbot run --role web`"
    )


class Orders:
    """Has slices worked: the order is written in the transaction that makes the slice."""

    def __init__(self, client: "DBOSClient") -> None:
        self._client = client

    def __call__(self, connection: sa.Connection, piece: Slice, again: str = "") -> None:
        """Order a slice; once more, where `again` is a new word."""
        name = f"{piece.edition}/{piece.name}"
        self._client.enqueue_in_transaction(
            connection,
            {
                "workflow_name": _DELIVER,
                "queue_name": _QUEUE,
                "workflow_id": f"{name}/{again}" if again else name,
                "app_version": _VERSION,
            },
            piece.edition,
            piece.name,
        )

    def close(self) -> None:
        """Close the connections."""
        self._client.destroy()


def open_orders(address: str) -> Orders:
    """Open the queue of a database that a worker has run with. Raises StateError."""
    from dbos import DBOSClient

    check_sqlite(address)
    _quieten()
    client = DBOSClient(
        system_database_url=_address(address), application_name=NAME, system_database_pool_size=1, lazy=True
    )
    return Orders(client)


def has_queue(connection: sa.Connection) -> bool:
    """Tell whether an engine has ever run with the database."""
    schema = None if connection.dialect.name == "sqlite" else "dbos"
    return sa.inspect(connection).has_table("workflow_status", schema=schema)


class Engine:
    """The engine of one process. Its methods block: call them in a thread."""

    def __init__(self, address: str, slot_name: str) -> None:
        check_sqlite(address)
        self._address = _address(address)
        self._slot_name = slot_name
        self._delivering: set[Future[None]] = set()

    def start(self, loop: asyncio.AbstractEventLoop, deliver: Deliver, tick: Callable[[], None]) -> None:
        """Begin to work: slices by `deliver` on the loop, `tick` in a thread, at once and by the clock."""
        from dbos import DBOS

        def deliver_slice(edition: str, name: str) -> None:
            future = asyncio.run_coroutine_threadsafe(deliver(Slice(edition, name)), loop)
            self._delivering.add(future)
            try:
                future.result()  # Stopping goes through DBOS, which leaves the workflow as it is: begun
            finally:
                self._delivering.discard(future)

        def run_tick(_at: datetime, _context: None) -> None:
            tick()
            self.tidy()

        _quieten()
        DBOS(
            config={
                "name": NAME,
                "system_database_url": self._address,
                "executor_id": self._slot_name,
                "application_version": _VERSION,
                "sys_db_pool_size": 4,
                "sys_db_idle_transaction_timeout_sec": FROZEN_SECONDS,
                "max_executor_threads": 8,
                "use_listen_notify": False,
                "log_level": "WARNING",
            }
        )
        DBOS.workflow(name=_DELIVER, max_recovery_attempts=None)(deliver_slice)
        ticking = DBOS.workflow(name=_TICK, max_recovery_attempts=None)(run_tick)
        DBOS.launch()
        DBOS.register_queue(_QUEUE, worker_concurrency=_AT_ONCE, polling_interval_sec=_POLL_SECONDS)
        DBOS.apply_schedules(
            [{"schedule_name": _TICK, "workflow_fn": ticking, "schedule": _CRON, "context": None}]
        )
        DBOS.trigger_schedule(_TICK)

    def take_over(self, slot_name: str) -> int:
        """Queue what a dead process had begun; return how much that was."""
        from dbos import DBOS

        begun = DBOS.list_workflows(
            status="PENDING", executor_id=slot_name, load_input=False, load_output=False
        )
        if begun:
            DBOS.resume_workflows([workflow.workflow_id for workflow in begun], queue_name=_QUEUE)
        return len(begun)

    def tidy(self, now: datetime | None = None) -> int:
        """Delete what was finished a week ago; return how much that was."""
        from dbos import DBOS

        before = ((now or datetime.now(UTC)) - _KEPT).isoformat()
        old = DBOS.list_workflows(
            status=["SUCCESS", "ERROR", "CANCELLED"],
            completed_before=before,
            limit=5000,
            load_input=False,
            load_output=False,
        )
        if old:
            DBOS.delete_workflows([workflow.workflow_id for workflow in old])
        return len(old)

    def stop(self) -> None:
        """End, once what is in the air has landed; slices that are not done stay begun."""
        from dbos import DBOS

        wait(list(self._delivering), timeout=_AIR_SECONDS)
        DBOS.destroy(destroy_registry=True)


def _address(address: str) -> str:
    url = sa.make_url(address)
    driver = "sqlite" if url.get_backend_name() == "sqlite" else "postgresql+psycopg"
    return url.set(drivername=driver).render_as_string(hide_password=False)


def _quieten() -> None:
    import logging

    logging.getLogger("dbos").setLevel(logging.WARNING)

"""What the engine is given from outside: who writes messages, who posts them, and what came of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import IntEnum

import sqlalchemy as sa

from bot.models import Button


class State(IntEnum):
    """How far a delivery is; up to HELD there is something left to do."""

    OPEN = 0
    HELD = 1
    """Taken by a process that is about to send it, or has just sent it."""
    SENT = 2
    GONE = 3
    """The chat shut the bot out; its subscription ended."""
    FAILED = 4
    UNKNOWN = 5
    """Telegram took the message, or did not: the answer never came."""
    SILENT = 6
    """There was nothing to say."""


@dataclass(frozen=True, slots=True)
class Edition:
    """Something that each of many chats gets once at most; the kind says who writes it."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Slice:
    """Up to some hundred deliveries of an edition: what the engine hands to one process at a time."""

    edition: str
    name: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message of at most 4,096 units, and what the chat knows once it is sent.

    `remember` runs in the transaction that marks the message as sent.
    """

    html: str
    rows: tuple[tuple[Button, ...], ...] = ()
    remember: Callable[[sa.Connection], None] | None = None
    topic: int | None = None
    """The topic of a group to send it into."""


Compose = Callable[[sa.Connection, Edition, str], Message | None]
"""Writes an edition for a chat, named by its key; None is silence. The connection only reads."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """Telegram has it."""


@dataclass(frozen=True, slots=True)
class Gone:
    """The chat is closed to the bot for good."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The chat goes on under another id."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Flood:
    """Nobody may send anything for so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will never take such a message."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """It was sent, and no answer came."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unreached:
    """It was not taken, and may be later. `broken`: the server was there and said it had failed."""

    reason: str
    broken: bool = False


Outcome = Accepted | Gone | Moved | Flood | Refused | Unsure | Unreached
Count = Callable[[State], None]
"""Hears of each delivery that is done with, by what came of it."""
Post = Callable[[int, Message], Awaitable[Outcome]]
"""Sends a message to the chat with an id."""

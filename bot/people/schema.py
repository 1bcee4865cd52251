"""The tables of the people database: every column with its purpose, every table with its retention.

A change here needs a new step in `migrations/versions` and its name in `NEWEST`; tests say what is missing.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeEngine

NEWEST = "0003"
"""The schema that this code works with: the last step in migrations/versions."""


@dataclass(frozen=True, slots=True)
class Retention:
    """How long a table's rows are kept, counted from one of their columns; None: for good."""

    kept: timedelta | None
    since: str = ""

    def over(self, table: sa.Table, now: datetime) -> sa.ColumnElement[bool]:
        """Give the condition that finds the rows whose time is over."""
        if self.kept is None:
            return sa.false()
        column, limit = table.c[self.since], now - self.kept
        return column <= (limit.date() if isinstance(column.type, sa.Date) else limit)


class UtcTime(sa.TypeDecorator[datetime]):
    """Aware UTC times in and out, also where the database knows no time zones."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: sa.Dialect) -> datetime | None:
        """Refuse naive times: their zone would be a guess."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: sa.Dialect) -> datetime | None:
        """Give SQLite's naive text its zone back."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


def _column(
    name: str, kind: TypeEngine[Any], purpose: str, *, key: bool = False, optional: bool = False
) -> sa.Column[Any]:
    return sa.Column(
        name, kind, primary_key=key, autoincrement=False, nullable=optional, info={"purpose": purpose}
    )


def _sealed(name: str, seal: str, purpose: str, *, optional: bool = False) -> sa.Column[Any]:
    """Make a column whose values are encrypted; `seal` is what the cipher is told that they are."""
    column = _column(name, sa.LargeBinary(), purpose, optional=optional)
    column.info["seal"] = seal
    return column


def _table(name: str, kept: Retention, *columns: sa.Column[Any], **options: Any) -> sa.Table:  # noqa: ANN401
    for column in columns:
        column.info["retention"] = kept
    return sa.Table(name, metadata, *columns, info={"retention": kept}, **options)


def _chat() -> sa.Column[Any]:
    return _column("chat_key", sa.Text(), "the chat, named by a keyed digest of its id", key=True)


def retention(table: sa.Table) -> Retention:
    """Tell how long a table's rows are kept."""
    kept: Retention = table.info["retention"]
    return kept


def sealed_columns() -> list[tuple[sa.Column[Any], str]]:
    """List the encrypted columns with what the cipher is told that they are."""
    columns = (column for table in metadata.sorted_tables for column in table.c)
    return [(column, column.info["seal"]) for column in columns if "seal" in column.info]


def personal_tables() -> list[sa.Table]:
    """List the tables that hold something of a chat."""
    return [table for table in metadata.sorted_tables if "chat_key" in table.c]


# Constraints get names, so that later steps can change them on either database.
metadata = sa.MetaData(naming_convention={"pk": "pk_%(table_name)s", "ix": "ix_%(column_0_label)s"})

receipt = _table(
    "receipt",
    Retention(timedelta(days=400), since="as_of"),
    _column("code", sa.Text(), "names the answer when somebody asks why", key=True),
    _column(
        "query", sa.Text(), "what was understood, without anybody's own pay: the answer can be given again"
    ),
    _column("knowledge_version", sa.Text(), "the knowledge that the answer came from"),
    _column("template_version", sa.Text(), "the wording that the answer came in"),
    _column("as_of", sa.Date(), "the day that the figures' ages were counted from"),
    _column("kind", sa.Text(), "the kind of answer"),
    _column("evidence", sa.Text(), "the figures of the answer with their sources"),
)

chat = _table(
    "chat",
    Retention(None),  # until nothing else is kept of the chat
    _chat(),
    _sealed("sealed_id", "chat", "the chat's id, encrypted: where to write what it asked for"),
    _column("met_at", UtcTime(), "when the chat first entrusted something that lasts"),
)

context = _table(
    "context",
    Retention(timedelta(days=1), since="saved_at"),
    _chat(),
    _sealed("context", "context", "the last question, encrypted, for what follows it", optional=True),
    _sealed("form", "form", "the form being filled in, encrypted", optional=True),
    _column("saved_at", UtcTime(), "ends the context after a day"),
)

setting = _table(
    "setting",
    Retention(None),  # until the chat chooses anew or is deleted
    _chat(),
    _column("name", sa.Text(), "which setting: language, locale", key=True),
    _column("value", sa.Text(), "what the chat chose"),
)

profile = _table(
    "profile",
    Retention(timedelta(days=400), since="saved_at"),
    _chat(),
    _sealed("profile", "profile", "own pay and ticks that the person asked to keep, encrypted"),
    _column("saved_at", UtcTime(), "ends the memory of them"),
)

# SQLite's row id must be called INTEGER, which holds 64 bits there and 32 on PostgreSQL.
UPDATE_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

handled_update = _table(
    "handled_update",
    Retention(timedelta(days=2), since="handled_at"),
    _column("update_id", UPDATE_ID, "keeps an update from being answered twice", key=True),
    _column("handled_at", UtcTime(), "ends the memory of the update"),
)

gap = _table(
    "gap",
    Retention(timedelta(days=400), since="last_day"),
    _column("intent", sa.Text(), "what kind of question found no answer", key=True),
    _column("role", sa.Text(), "the known role that was asked about; empty when none was", key=True),
    _column("place", sa.Text(), "the known place that was asked about; empty when none was", key=True),
    _column("times", sa.Integer(), "how often: what to add next to the knowledge"),
    _column("last_day", sa.Date(), "whether it is still asked"),
)

photo = _table(
    "photo",
    Retention(timedelta(days=90), since="kept_at"),
    _column(
        "content_digest", sa.Text(), "the picture's content: the same picture is uploaded once", key=True
    ),
    _column("file_id", sa.Text(), "the messenger's name of the uploaded picture"),
    _column("kept_at", UtcTime(), "ends the memory of the picture"),
)

question = _table(
    "question",
    Retention(timedelta(days=30), since="kept_at"),
    _column("key", sa.Text(), "names the question in a button that is too small for it", key=True),
    _sealed("query", "question", "what the button asks, encrypted"),
    _column("kept_at", UtcTime(), "ends the memory of the question"),
)

subscriber = _table(
    "subscriber",
    Retention(None),  # until /stop, a block, or /delete
    _chat(),
    _column("language", sa.Text(), "the language of the updates"),
    _column("zone", sa.Text(), "the time zone of the hour"),
    _column("weekday", sa.Integer(), "the day of the updates, Monday is 0"),
    _column("hour", sa.Integer(), "the hour of the updates, by the clock on the wall"),
    _column("minute", sa.Integer(), "the minute of the updates"),
    _column("speaks_when_quiet", sa.Boolean(), "whether a week without news is worth a line"),
    _column("next_due", UtcTime(), "when the next update is due", optional=True),
    _column("consent_at", UtcTime(), "when the chat agreed to be written to"),
    _column("consent_wording", sa.Text(), "the words that the chat agreed to"),
)
sa.Index("ix_subscriber_next_due", subscriber.c.next_due, subscriber.c.chat_key)

subscription = _table(
    "subscription",
    Retention(None),  # with its subscriber
    _chat(),
    _column("role", sa.Text(), "the role to be told about", key=True),
    _column("level", sa.Text(), "its level; empty for all", key=True),
    _column("country", sa.Text(), "the country to be told about", key=True),
    _column("region", sa.Text(), "its region; empty for all", key=True),
    _column("city", sa.Text(), "its city; empty for all", key=True),
    _column("monthly", sa.Boolean(), "whether once a month is enough"),
    _column("paused_until", UtcTime(), "until when the chat wants to hear nothing", optional=True),
    _column("told_version", sa.Text(), "the knowledge that the chat was told last", optional=True),
    _column("since", UtcTime(), "when it was asked for"),
)

stopped = _table(
    "stopped",
    Retention(timedelta(days=1), since="stopped_at"),
    _chat(),
    _sealed("rows", "stopped", "what the chat stopped, encrypted, so that it can be undone"),
    _column("stopped_at", UtcTime(), "ends the time in which it can be undone"),
)

snapshot = _table(
    "snapshot",
    Retention(timedelta(days=400), since="kept_at"),
    _column("market", sa.Text(), "a role in a place that somebody tracks", key=True),
    _column("knowledge_version", sa.Text(), "the knowledge it was taken from", key=True),
    _column("facts", sa.Text(), "its figures then: what has changed since is told"),
    _column("kept_at", UtcTime(), "ends the memory of it"),
)

shown = _table(
    "shown",
    Retention(timedelta(days=400), since="shown_at"),
    _chat(),
    _column("receipt", sa.Text(), "an answer that a subscriber saw: its errors are owned up to", key=True),
    _column("shown_at", UtcTime(), "ends the memory of it"),
)
sa.Index("ix_shown_receipt", shown.c.receipt)

correction = _table(
    "correction",
    Retention(timedelta(days=400), since="found_at"),
    _column("receipt", sa.Text(), "an answer that showed a figure which no longer stands", key=True),
    _column("knowledge_version", sa.Text(), "the knowledge that corrects it", key=True),
    _column("corrections", sa.Text(), "what was shown, what stands instead, and why"),
    _column("found_at", UtcTime(), "ends the memory of it"),
)

wish = _table(
    "wish",
    Retention(timedelta(days=400), since="asked_at"),
    _chat(),
    _column("wish_key", sa.Text(), "keeps a question from being kept twice", key=True),
    _sealed("query", "wish", "what was asked in vain, encrypted"),
    _column("language", sa.Text(), "the language to tell it in"),
    _column("asked_at", UtcTime(), "ends the memory of it"),
)

edition = _table(
    "edition",
    Retention(timedelta(days=100), since="made_at"),
    _column("name", sa.Text(), "what is delivered: the week, or the correction", key=True),
    _column("kind", sa.Text(), "which kind of message it is"),
    _column("state", sa.Text(), "whether it is being sent, paused or cancelled"),
    _column("made_at", UtcTime(), "ends the memory of it"),
)

delivery = _table(
    "delivery",
    Retention(timedelta(days=100), since="changed_at"),
    _column("edition", sa.Text(), "what is delivered", key=True),
    _chat(),
    _column("slice", sa.Text(), "the piece of work it belongs to"),
    _column("state", sa.Integer(), "whether it was sent"),
    _column("run", sa.Text(), "the process that works on it", optional=True),
    _column("tries", sa.Integer(), "how often it was tried"),
    _column("changed_at", UtcTime(), "when its state changed; ends the memory of it"),
    sqlite_with_rowid=False,
)
# Those with something left to do; a million that are done need no place in it.
_LEFT = sa.text("state < 2")
sa.Index("ix_delivery_slice", delivery.c.slice, sqlite_where=_LEFT, postgresql_where=_LEFT)

budget = _table(
    "budget",
    Retention(None),  # one row
    _column("name", sa.Text(), "whose budget of calls", key=True),
    _column("free_at", sa.Float(), "when the next call may be made, in seconds since 1970"),
    _column("rate", sa.Float(), "calls a second that were made after the last flood"),
    _column("floods", sa.Integer(), "how often Telegram said that it was too much"),
    _column("slowed_at", sa.Float(), "when that was over, in seconds since 1970: the rate rises since"),
)

slot = _table(
    "slot",
    Retention(None),  # one row a process
    _column("name", sa.Text(), "the identity of a process", key=True),
    _column("holder", sa.Text(), "the process that has it"),
    _column("seen_at", UtcTime(), "when it was last seen alive"),
)

seal = _table(
    "seal",
    Retention(None),  # one row
    _column("name", sa.Text(), "what is sealed: the people database", key=True),
    _column("key_id", sa.Text(), "which key it is sealed with, and nothing of the key"),
)

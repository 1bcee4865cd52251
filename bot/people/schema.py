"""The tables of the people database: every column with its purpose, every table with its retention.

A change here needs a new step in `migrations/versions` and its name in `NEWEST`; tests say what is missing.
"""

from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from bot.people.columns import (
    Retention,
    UtcTime,
    chat_column,
    column,
    make_table,
    sealed_column,
)
from bot.people.columns import metadata as metadata  # noqa: PLC0414 - with all tables in it from here on

NEWEST = "0003"
"""The schema that this code works with: the last step in migrations/versions."""


def sealed_columns() -> list[tuple[sa.Column[Any], str]]:
    """List the encrypted columns with what the cipher is told that they are."""
    columns = (each for table in metadata.sorted_tables for each in table.c)
    return [(each, each.info["seal"]) for each in columns if "seal" in each.info]


def personal_tables() -> list[sa.Table]:
    """List the tables that hold something of a chat."""
    return [table for table in metadata.sorted_tables if "chat_key" in table.c]


receipt = make_table(
    "receipt",
    Retention(timedelta(days=400), since="as_of"),
    column("code", sa.Text(), "names the answer when somebody asks why", key=True),
    column(
        "query", sa.Text(), "what was understood, without anybody's own pay: the answer can be given again"
    ),
    column("knowledge_version", sa.Text(), "the knowledge that the answer came from"),
    column("template_version", sa.Text(), "the wording that the answer came in"),
    column("as_of", sa.Date(), "the day that the figures' ages were counted from"),
    column("kind", sa.Text(), "the kind of answer"),
    column("evidence", sa.Text(), "the figures of the answer with their sources"),
)

chat = make_table(
    "chat",
    Retention(None),  # until nothing else is kept of the chat
    chat_column(),
    sealed_column("sealed_id", "chat", "the chat's id, encrypted: where to write what it asked for"),
    column("met_at", UtcTime(), "when the chat first entrusted something that lasts"),
)

context = make_table(
    "context",
    Retention(timedelta(days=1), since="saved_at"),
    chat_column(),
    sealed_column("context", "context", "the last question, encrypted, for what follows it", optional=True),
    sealed_column("form", "form", "the form being filled in, encrypted", optional=True),
    column("saved_at", UtcTime(), "ends the context after a day"),
)

setting = make_table(
    "setting",
    Retention(None),  # until the chat chooses anew or is deleted
    chat_column(),
    column("name", sa.Text(), "which setting: language, locale", key=True),
    column("value", sa.Text(), "what the chat chose"),
)

profile = make_table(
    "profile",
    Retention(timedelta(days=400), since="saved_at"),
    chat_column(),
    sealed_column("profile", "profile", "own pay and ticks that the person asked to keep, encrypted"),
    column("saved_at", UtcTime(), "ends the memory of them"),
)

# SQLite's row id must be called INTEGER, which holds 64 bits there and 32 on PostgreSQL.
UPDATE_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

handled_update = make_table(
    "handled_update",
    Retention(timedelta(days=2), since="handled_at"),
    column("update_id", UPDATE_ID, "keeps an update from being answered twice", key=True),
    column("handled_at", UtcTime(), "ends the memory of the update"),
)

gap = make_table(
    "gap",
    Retention(timedelta(days=400), since="last_day"),
    column("intent", sa.Text(), "what kind of question found no answer", key=True),
    column("role", sa.Text(), "the known role that was asked about; empty when none was", key=True),
    column("place", sa.Text(), "the known place that was asked about; empty when none was", key=True),
    column("times", sa.Integer(), "how often: what to add next to the knowledge"),
    column("last_day", sa.Date(), "whether it is still asked"),
)

photo = make_table(
    "photo",
    Retention(timedelta(days=90), since="kept_at"),
    column("content_digest", sa.Text(), "the picture's content: the same picture is uploaded once", key=True),
    column("file_id", sa.Text(), "the messenger's name of the uploaded picture"),
    column("kept_at", UtcTime(), "ends the memory of the picture"),
)

question = make_table(
    "question",
    Retention(timedelta(days=30), since="kept_at"),
    column("key", sa.Text(), "names the question in a button that is too small for it", key=True),
    sealed_column("query", "question", "what the button asks, encrypted"),
    column("kept_at", UtcTime(), "ends the memory of the question"),
)

subscriber = make_table(
    "subscriber",
    Retention(None),  # until /stop, a block, or /delete
    chat_column(),
    column("language", sa.Text(), "the language of the updates"),
    column("zone", sa.Text(), "the time zone of the hour"),
    column("weekday", sa.Integer(), "the day of the updates, Monday is 0"),
    column("hour", sa.Integer(), "the hour of the updates, by the clock on the wall"),
    column("minute", sa.Integer(), "the minute of the updates"),
    column("speaks_when_quiet", sa.Boolean(), "whether a week without news is worth a line"),
    column("topic", sa.Integer(), "the topic of a group to write into", optional=True),
    column("next_due", UtcTime(), "when the next update is due", optional=True),
    sqlite_with_rowid=False,  # those due at one moment are taken by their keys, so by their keys they lie
)
sa.Index("ix_subscriber_next_due", subscriber.c.next_due, subscriber.c.chat_key)

subscription = make_table(
    "subscription",
    Retention(None),  # with its subscriber
    chat_column(),
    column("role", sa.Text(), "the role to be told about", key=True),
    column("level", sa.Text(), "its level; empty for all", key=True),
    column("country", sa.Text(), "the country to be told about", key=True),
    column("region", sa.Text(), "its region; empty for all", key=True),
    column("city", sa.Text(), "its city; empty for all", key=True),
    column("monthly", sa.Boolean(), "whether once a month is enough"),
    column("paused_until", UtcTime(), "until when the chat wants to hear nothing", optional=True),
    column("told_version", sa.Text(), "the knowledge that the chat was told last", optional=True),
    column("since", UtcTime(), "when the chat agreed to be written to about it"),
    column("wording", sa.Text(), "the words that the chat agreed to"),
    sqlite_with_rowid=False,
)

stopped = make_table(
    "stopped",
    Retention(timedelta(days=1), since="stopped_at"),
    chat_column(),
    sealed_column("rows", "stopped", "what the chat stopped, encrypted, so that it can be undone"),
    column("stopped_at", UtcTime(), "ends the time in which it can be undone"),
)

snapshot = make_table(
    "snapshot",
    Retention(timedelta(days=400), since="kept_at"),
    column("market", sa.Text(), "a role in a place that somebody tracks", key=True),
    column("knowledge_version", sa.Text(), "the knowledge it was taken from", key=True),
    column("facts", sa.Text(), "its figures then: what has changed since is told"),
    column("kept_at", UtcTime(), "ends the memory of it"),
)

shown = make_table(
    "shown",
    Retention(timedelta(days=400), since="shown_at"),
    chat_column(),
    column("receipt", sa.Text(), "an answer that a subscriber saw: its errors are owned up to", key=True),
    column("shown_at", UtcTime(), "ends the memory of it"),
)
sa.Index("ix_shown_receipt", shown.c.receipt)

correction = make_table(
    "correction",
    Retention(timedelta(days=400), since="found_at"),
    column("receipt", sa.Text(), "an answer that showed a figure which no longer stands", key=True),
    column("knowledge_version", sa.Text(), "the knowledge that corrects it", key=True),
    column("corrections", sa.Text(), "what was shown, what stands instead, and why"),
    column("found_at", UtcTime(), "ends the memory of it"),
)

wish = make_table(
    "wish",
    Retention(timedelta(days=400), since="asked_at"),
    chat_column(),
    column("wish_key", sa.Text(), "keeps a question from being kept twice", key=True),
    sealed_column("query", "wish", "what was asked in vain, encrypted"),
    column("language", sa.Text(), "the language to tell it in"),
    column("asked_at", UtcTime(), "ends the memory of it"),
)

edition = make_table(
    "edition",
    Retention(timedelta(days=100), since="made_at"),
    column("name", sa.Text(), "what is delivered: the week, or the correction", key=True),
    column("kind", sa.Text(), "which kind of message it is"),
    column("state", sa.Text(), "whether it is being sent, paused or cancelled"),
    column("made_at", UtcTime(), "ends the memory of it"),
)

delivery = make_table(
    "delivery",
    Retention(timedelta(days=100), since="changed_at"),
    column("edition", sa.Text(), "what is delivered", key=True),
    chat_column(),
    column("slice", sa.Text(), "the piece of work it belongs to"),
    column("state", sa.Integer(), "whether it was sent"),
    column("run", sa.Text(), "the process that works on it", optional=True),
    column("tries", sa.Integer(), "how often it was tried"),
    column("changed_at", UtcTime(), "since when it waits, or when it was done; ends the memory of it"),
    sqlite_with_rowid=False,
)
# Its step makes it of those with something left to do. Saying so here loads PostgreSQL's dialect: 16 ms.
sa.Index("ix_delivery_slice", delivery.c.slice)

budget = make_table(
    "budget",
    Retention(None),  # two rows
    column("name", sa.Text(), "whose budget of calls", key=True),
    column("free_at", sa.Float(), "when the next call may be made, in seconds since 1970"),
    column("rate", sa.Float(), "calls a second that were made after the last flood"),
    column("floods", sa.Integer(), "how often Telegram said that it was too much"),
    column("slowed_at", sa.Float(), "when that was over, in seconds since 1970: the rate rises since"),
)

slot = make_table(
    "slot",
    Retention(None),  # one row a process
    column("name", sa.Text(), "the identity of a process", key=True),
    column("holder", sa.Text(), "the process that has it"),
    column("seen_at", UtcTime(), "when it was last seen alive"),
)

seal = make_table(
    "seal",
    Retention(None),  # one row
    column("name", sa.Text(), "what is sealed: the people database", key=True),
    column("key_id", sa.Text(), "which key it is sealed with, and nothing of the key"),
)

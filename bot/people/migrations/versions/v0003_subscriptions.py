"""Seal contexts and questions; make the tables of subscriptions, deliveries and of what people entrust.

Contexts, settings and questions of the schema before named chats and held texts in the clear. They go:
a context lasts a day, a question is asked again, a language is chosen again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_NEW = (
    "seal",
    "slot",
    "budget",
    "delivery",
    "edition",
    "wish",
    "correction",
    "shown",
    "snapshot",
    "stopped",
    "subscription",
    "subscriber",
    "profile",
    "chat",
)


def upgrade() -> None:
    """Make the sealed tables and the new ones."""
    op.execute("DELETE FROM setting")
    op.drop_table("context")
    op.drop_table("question")
    _make_sealed()
    _make_people()
    _make_told()
    _make_deliveries()
    op.create_index("ix_subscriber_next_due", "subscriber", ["next_due", "chat_key"])
    op.create_index("ix_shown_receipt", "shown", ["receipt"])
    left = sa.text("state < 2")
    op.create_index("ix_delivery_slice", "delivery", ["slice"], sqlite_where=left, postgresql_where=left)


def downgrade() -> None:
    """Drop the new tables; contexts, settings and questions begin anew."""
    for name in (*_NEW, "context", "question"):
        op.drop_table(name)
    op.execute("DELETE FROM setting")
    op.create_table(
        "context",
        sa.Column("chat_key", sa.Text, nullable=False),
        sa.Column("context", sa.Text, nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_key", name="pk_context"),
    )
    op.create_table(
        "question",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("query", sa.Text, nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_question"),
    )


def _make_sealed() -> None:
    op.create_table(
        "context",
        sa.Column("chat_key", sa.Text, nullable=False),
        sa.Column("context", sa.LargeBinary, nullable=True),
        sa.Column("form", sa.LargeBinary, nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_key", name="pk_context"),
    )
    op.create_table(
        "question",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("query", sa.LargeBinary, nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_question"),
    )


def _make_people() -> None:
    op.create_table(
        "chat",
        sa.Column("chat_key", sa.Text, nullable=False),
        sa.Column("sealed_id", sa.LargeBinary, nullable=False),
        sa.Column("met_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_key", name="pk_chat"),
    )
    op.create_table(
        "profile",
        sa.Column("chat_key", sa.Text, nullable=False),
        sa.Column("profile", sa.LargeBinary, nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_key", name="pk_profile"),
    )
    op.create_table(
        "subscriber",
        sa.Column("chat_key", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("weekday", sa.Integer, nullable=False),
        sa.Column("hour", sa.Integer, nullable=False),
        sa.Column("minute", sa.Integer, nullable=False),
        sa.Column("speaks_when_quiet", sa.Boolean, nullable=False),
        sa.Column("topic", sa.Integer, nullable=True),
        sa.Column("next_due", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("chat_key", name="pk_subscriber"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "subscription",
        sa.Column("chat_key", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("level", sa.Text, nullable=False),
        sa.Column("country", sa.Text, nullable=False),
        sa.Column("region", sa.Text, nullable=False),
        sa.Column("city", sa.Text, nullable=False),
        sa.Column("monthly", sa.Boolean, nullable=False),
        sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_version", sa.Text, nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wording", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint(
            "chat_key", "role", "level", "country", "region", "city", name="pk_subscription"
        ),
        sqlite_with_rowid=False,
    )


def _make_told() -> None:
    op.create_table(
        "stopped",
        sa.Column("chat_key", sa.Text, nullable=False),
        sa.Column("rows", sa.LargeBinary, nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_key", name="pk_stopped"),
    )
    op.create_table(
        "snapshot",
        sa.Column("market", sa.Text, nullable=False),
        sa.Column("knowledge_version", sa.Text, nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("market", "knowledge_version", name="pk_snapshot"),
    )
    op.create_table(
        "shown",
        sa.Column("chat_key", sa.Text, nullable=False),
        sa.Column("receipt", sa.Text, nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_key", "receipt", name="pk_shown"),
    )
    op.create_table(
        "correction",
        sa.Column("receipt", sa.Text, nullable=False),
        sa.Column("knowledge_version", sa.Text, nullable=False),
        sa.Column("corrections", sa.Text, nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("receipt", "knowledge_version", name="pk_correction"),
    )
    op.create_table(
        "wish",
        sa.Column("chat_key", sa.Text, nullable=False),
        sa.Column("wish_key", sa.Text, nullable=False),
        sa.Column("query", sa.LargeBinary, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_key", "wish_key", name="pk_wish"),
    )


def _make_deliveries() -> None:
    op.create_table(
        "edition",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_edition"),
    )
    op.create_table(
        "delivery",
        sa.Column("edition", sa.Text, nullable=False),
        sa.Column("chat_key", sa.Text, nullable=False),
        sa.Column("slice", sa.Text, nullable=False),
        sa.Column("state", sa.Integer, nullable=False),
        sa.Column("run", sa.Text, nullable=True),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("edition", "chat_key", name="pk_delivery"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "budget",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("free_at", sa.Float, nullable=False),
        sa.Column("rate", sa.Float, nullable=False),
        sa.Column("floods", sa.Integer, nullable=False),
        sa.Column("slowed_at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_budget"),
    )
    op.create_table(
        "slot",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("holder", sa.Text, nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_slot"),
    )
    op.create_table(
        "seal",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("key_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_seal"),
    )

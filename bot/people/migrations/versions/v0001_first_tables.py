"""Make the first tables: receipts, contexts, settings, handled updates, gaps, photos."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "receipt",
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("query", sa.Text, nullable=False),
        sa.Column("knowledge_version", sa.Text, nullable=False),
        sa.Column("template_version", sa.Text, nullable=False),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_receipt"),
    )
    op.create_table(
        "context",
        sa.Column("chat_key", sa.Text, nullable=False),
        sa.Column("context", sa.Text, nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_key", name="pk_context"),
    )
    op.create_table(
        "setting",
        sa.Column("chat_key", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("chat_key", "name", name="pk_setting"),
    )
    op.create_table(
        "handled_update",
        sa.Column("update_id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("update_id", name="pk_handled_update"),
    )
    op.create_table(
        "gap",
        sa.Column("intent", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("last_day", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("intent", "role", "place", name="pk_gap"),
    )
    op.create_table(
        "photo",
        sa.Column("content_digest", sa.Text, nullable=False),
        sa.Column("file_id", sa.Text, nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("content_digest", name="pk_photo"),
    )


def downgrade() -> None:
    """Drop the tables."""
    for name in ("photo", "gap", "handled_update", "setting", "context", "receipt"):
        op.drop_table(name)

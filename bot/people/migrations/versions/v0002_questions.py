"""Make the table of questions behind buttons that are too small for them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "question",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("query", sa.Text, nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_question"),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("question")

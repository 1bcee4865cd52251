"""What alembic runs for an upgrade or a downgrade, on the connection that was handed over."""

import sqlalchemy as sa
from alembic import context

from bot.people.schema import metadata

LOCK = 0x6D61726B6574
"""Any number will do, as long as every process that migrates takes the same."""

connection: sa.Connection = context.config.attributes["connection"]
# On SQLite the transaction itself keeps others out: it begins with the write lock.
if connection.dialect.name == "postgresql":
    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
context.configure(connection=connection, target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()

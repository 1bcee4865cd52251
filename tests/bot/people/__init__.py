"""The people database, on SQLite and on PostgreSQL."""

"""What is known: reports and public figures, read, checked and kept in one SQLite file. Imports nothing of bot."""

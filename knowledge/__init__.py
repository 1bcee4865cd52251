"""What is known: reports and public figures, checked and kept in one SQLite file. Imports nothing of bot."""

"""The command line beyond its first commands.

chat       a conversation
knowledge  building, adding to, and looking into the knowledge base
doctor     a check-up of everything; reach: what Telegram's server says, rehearsal: answers tried
run        the bot on Telegram; state: migrations and backups, key: the key of people's data
explain    what stands behind an answer
progress   how far a long step is
"""

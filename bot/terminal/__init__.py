"""The command line beyond its first commands.

chat       a conversation
knowledge  building, adding to, and looking into the knowledge base
doctor     a check-up of everything
explain    what stands behind an answer
progress   how far a long step is
"""

"""The command line beyond its first commands.

opening    the app, opened for one command
chat       a conversation; `wishes` what is told when it goes on; `picture` a chart as a file
knowledge  building, adding to, and looking into the knowledge base
doctor     a check-up of everything; `reach` what Telegram's server says, `rehearsal` answers tried
run        the bot on Telegram; `state` migrations and backups, `key` the key of people's data
updates    what is sent to followers: `preview` a message, `editions` sent, paused and counted
explain    what stands behind an answer
progress   how far a long step is
"""

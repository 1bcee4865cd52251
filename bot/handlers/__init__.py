"""Telegram's edge: one file a duty, small, and the only importers of `telegram` beside the transport.

desk           who is at the counter: claims an update once, recalls its chat, answers, remembers
memory         what the desk remembers in the people database, one transaction a step
commands       /salary … /why, and what they mean as a reply to a message
questions      free text
buttons        pressed buttons: navigation edits the message in place
subscriptions  subscribing, changing and ending updates; following: what is kept of it
settings       /settings; privacy: /privacy, /export, /delete
inline         cards for other chats
membership     blocks, removals, groups that become supergroups
other          voice, pictures, places and the like: one polite line
errors         what went wrong: one honest line with an id, the rest in the log
callback_data  a query in the 64 bytes of a button; keyboard: rows of buttons
parts          long answers in parts of 4,096 units; rich: the same as one rich message
outbox         sending and editing them; wire: their calls
pictures       the pay band as a photo; typing: the indicator; inbox: what comes in order
doorman        who asks too fast, told once; pace: how fast that is
polling        long polling that confirms nothing too early
post           sending an update, and what each refusal of Telegram's means
patience       time limits, floods and broken connections of single calls
spending       what answers take of the budget, told to those who send updates
routes         which update is whose
menu           the commands registered with Telegram
"""

"""Delivery: messages that nobody waits for reach each of many chats once, over crashes, floods and machines.

engine    the clock and the queue (DBOS, in the people database): who works on which slice
slots     one identity a process; what a dead process had begun is taken over
due       subscribers whose hour has come become deliveries, 500 a slice
editions  what each chat gets once; paused, resumed, cancelled, counted
ledger    the rows that say who has been sent what; `backlog` what waits, and since when
worker    one process's share of the deliveries
courier   works a slice: take, have written, send in turn, mark
pace      the turns of this process out of the budget of all: `budget`
message   what the engine is given: who writes a message, who posts it, what came of that

Two decisions carry this. The queue holds slices, not messages: a message of its own in the queue costs 30
times the CPU. And the ledger alone decides what is sent: a slice may be worked again at any time, by anybody,
and what is marked in it is not sent again. So nothing here is retried by the queue, nothing is lost with a
process, and an orderly stop leaves no trace at all. Only a process that is killed between Telegram's answer
and our mark sends one message twice, since Telegram takes no idempotency key; docs/delivery.md has its size.

Everybody who sends takes turns out of one row, so the limit holds over all processes; answers beyond their
share are told to it. An update comes a second after whatever else its chat heard. The engine knows nothing
of what is said: it is given `Compose` and `Post`.
"""

"""A strict Bot API over HTTP, for tests: it refuses what Telegram refuses, in Telegram's words.

fake       FakeTelegram: what a test starts and talks to
people     what people do: speak, press, ask inline, block, migrate
story      all that happened, in order, and waiting for it; transcript writes it down
server     HTTP; api is one call behind it, calls the record, faults what goes wrong on purpose
methods    which methods and parameters there are
messages   sending and editing; media the same for pictures and documents
queries    pressed buttons and inline queries, and their answers
updates    the queue of updates and long polling; webhooks the other way of delivery
profile    the bot's own name, commands and descriptions
chats      who is where, and who may be written to; rooms what the bot may ask about a chat
entities   HTML as Telegram reads it, rich that of rich messages; keyboards, results, files: the rules of each
readback   the fake's own answers, read by the library's types
"""

"""The second database: what people entrust to the bot. It is migrated, never rebuilt.

engine      an address becomes an engine; what goes wrong becomes a StateError of `errors`
state       open the database, read and write in it; `batch` what comes together in one transaction
schema      the tables: why each column is there and how long it is kept
columns     what the schema is made of: purposes, retentions, times
retention   delete what was kept long enough
migrations  the schema's steps, forward and back
backup      everything to one file and back
receipts    answers that can be explained later
cipher      seals what is written, names chats by a keyed digest
keys        where the key comes from; `rotation` from an older one to a newer
subscribers who asked to be written to, about what, and when; endings: the end of it, and its way back
chats       a chat's id and settings; moving and forgetting all of a chat; `export` all that is kept of it
contexts    what a chat's next message may build on
profiles    what a person asked to be remembered
updates     which updates were handled already
gaps        what was asked in vain, counted
photos      pictures that were uploaded once
questions   questions behind buttons that are too small for them
snapshots   figures of followed markets as they were told
shown       answers that subscribers saw, and what of them was corrected since
wishes      what somebody wants to be told once it is known
upsert      INSERT … ON CONFLICT on either database
"""

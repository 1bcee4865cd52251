"""The conversation: an utterance is understood, answered out of the knowledge, and rendered as a reply.

models        the words of the project: utterance, query, reply
assistant     the use case, a short story: start reading here
understand    text to query
market        the evidence on a role in a place, judged; `ranking` which figure goes before which
evidence      what may be shown, and its grade; `position` and `standing` where a pay stands
narrowing     the one fact that would narrow an answer most
projections   what publishers projected against what came
answers       one module an intent; `table` lists them
money         arithmetic on pay: offers, first asks, take-home, moves
render        answer to reply; `formats` numbers and dates, `charts` the pay band, `plain` terminal text
profile       what a person asked to be remembered
receipts      the code of an answer and its evidence, kept so that /why can explain it
people        the second database; `ledger` is the assistant's side of it
schedule      when a chat is written to, by the clock on its wall; `timing` as somebody said it, in `zones`
updates       what is news for who follows a market, as messages
delivery      messages on their way to many chats, each once; `deliveries` puts both together
terminal      the command line beyond `cli`; `parse` a text as one flat record
handlers      Telegram's side of the conversation; `telegram_app` puts them together
transport     calls to Telegram; `web` the webhook and its probes; `readiness` what they ask
trail         what one update leaves: a line of `logs`, a count in `metrics`; `sentry` takes errors
watch         what waits and how old the knowledge is, for the metrics
app           the composition root; `settings` and `clock` are what it is given
"""

"""One module an intent: it chooses the facts of its answer; templates print them.

Map: `answer` what all answers share, `salary` … `compare` the intents, `asking` what is still missing,
`nothing` what is not known, `offers` and `offers_form` two job offers, `practice` a talk to practise (its tree in
`practice.toml`), `table` which module answers which intent.
"""

"""One module an intent: it chooses the facts of its answer; templates print them.

table       which module answers which intent or aspect; `answer` what all answers share
asking      what is still missing; `meant` what was understood, to be changed; `nothing` what is not known
salary … compare    the intents
offers      two job offers, with `offers_form`; `practice` a talk to practise, its tree in `practice.toml`
wanted      what a role asks for; `ticking` the toggles under `ticks`, `plan` and `checklist`
contrast    claimed premiums beside measured ones
scorecard   how projections fared
why         the evidence of an answer, and what set each grade
"""

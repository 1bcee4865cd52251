"""One module an intent: it chooses the facts of its answer; templates print them.

table          which module answers which intent or aspect; `answer` what all answers share
asking         what is still missing; `nothing` what is not known; `meant` what was understood, to be changed
small_talk     help, greeting, thanks and the like; `sources` where all figures come from
salary         pay, source by source; `worth` where a person's own stands in each; `span` a month's or year's
skills         which skills pay; `contrast` claims beside measured premiums; `asked_skill` one by name
negotiation    a first ask and what to say; `practice` a talk to practise, its tree in `practice.toml`
offers         two job offers, with `offers_form`; `move` another place; `compare` two roles or places
demand         adverts and posted wages; `ai_impact` what AI changes; `cost_of_living` what a place costs
report         a report whole; `scorecard` how projections fared
ticking        the toggles of `checklist`, `ticks` and `plan`; `wanted` what a role asks for, in order
subscribing    the market and the hour are agreed on; `subscriptions` what is followed; `wish` what is to come
why            the evidence of an answer, and what set each grade
"""

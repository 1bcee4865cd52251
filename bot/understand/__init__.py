"""From what was said to what was understood: strict recognisers first, then a tolerant model.

text            words of a text, folded, with where they stand
commands        slash commands and deep links
aspects         the part of an intent that is asked for
basis           whether an amount is base or total pay
phrases         small talk and control, matched whole
entities        roles, places, money and skill of a text
roles, skills, places, money    the finders, one entity each
features        what the intent model looks at
weights         the table of weights and its file (learned by tests/training/learn.py)
model           the intent model: every intent with its probability
language        which language a text is in
followup        what a message adds to the query before it
schedule        days, times and zones; subscribing: what somebody wants to be told, and when
changing        what somebody wants changed of it: a pause, the end of one
filling         a message as the value that a form asks for
offers          two job offers in a text; offer_parts the parts of one
notes           entities without a sentence around them
understanding   the story: utterance in, query out
"""

"""From what was said to what was understood: strict recognisers first, then a tolerant model.

understanding   the story: utterance in, query out
text            words of a text, folded, with where they stand; `language` which one it is in
commands        slash commands; `deeplink` links that ask a question
phrases         small talk and control, matched whole; `word_lists` reads the files in `languages`
entities        roles, places, money and skill of a text; `notes` entities without a sentence around them
roles           titles: `role_runs` words that may be one, `role_cues` words that say that a role is meant
places          names of places: `surroundings` whether what stands around one says it is meant
money           amounts of pay: `amounts` as written, `pay_words` the words around them;
                `basis` base or total, `rates` pay by the day or by the hour, `years` of experience
                `stakes` what an amount is to who negotiates, `raises` a raise in percent
skills          skills, technologies and certificates
features        what the intent model looks at
model           every intent with its probability; `weights` its table, learned by tests/training/learn.py
aspects         the part of an intent that is asked for; `ends` where a move begins
followup        what a message adds to the query before it; `filling` the value that a form asks for
offers          two job offers in a text; `offer_parts` the parts of one, `offer_values` what
                they can be, `offer_remarks` what is not counted as it stands
subscribing     what somebody wants to be told: `schedule` when, `changing` a pause or an end of it
"""

"""How the weights of the intent model are learned; nothing here is needed to answer.

sentences   example sentences as patterns, one file a label and language
examples    the patterns and what is drawn from them
kept_out    sentences that measure and are never taught
learn       the fit: `python -m training.learn` writes bot/understand/intents.bin
"""

"""Random updates made from the library's own types, thrown at the whole bot.

values      texts, ids and times that break things
updates     an update of any kind, its fields by the types that the library declares
"""

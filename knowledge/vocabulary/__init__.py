"""Roles, places, currencies and skills with their other names, and the look-up over them.

Map: `roles` titles to occupations and levels, `places` names to countries, regions and cities, `currencies`
symbols and words to ISO codes, `skills` technologies and certificates, `gazetteer` builds the extract of
GeoNames, `packed` keeps long lists of names in little memory, `words` holds all of them together.
"""

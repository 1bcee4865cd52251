"""Roles, places, currencies and skills with their other names, and the look-up over them.

words         all of them together
roles         titles to occupations and levels          occupations what is known of each, with its codes
role_names    the names they go by, found in a text by `name_index`
titles        a title's words in their usual spelling   levels      the words that say how senior it is
corrections   a misspelt word of a title                slips       a mistyped name among many
places        names to countries, regions and cities    cities      the extract of GeoNames
place_words   words about places that name none         gazetteer   makes the extract
skills        technologies and certificates             currencies  symbols and words to ISO codes
spelling      how names are compared, and their data files read
packed        long lists of names in little memory
"""

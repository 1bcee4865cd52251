"""What is known: reports and public figures, checked and kept in one SQLite file. Imports nothing of bot.

models        source, report, section, fact: where a figure comes from and how far it carries
samples       how much of a distribution a sample bears
readers       an operator's report in any form, to a report or all its problems
checks        what a report must hold to; `adding` reads, compares and checks files before they enter
sources       one adapter a publisher: upstream file to figures
library       what a build is made from: `reports` and `figures` that ship, and those added here
build         a new file aside, checked and swapped in; `schema` its tables
store         read-only queries that return facts
statutory     dated rates of tax and insurance on pay, as the law sets them
vocabulary    roles, places, currencies and skills by the names people use
errors        what can go wrong; `problem` says where in a file
"""

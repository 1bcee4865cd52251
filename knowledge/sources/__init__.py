"""Public data sets: the publisher's own file in, one figures file out.

table        all adapters, and `run` of one; `adapter` what each of them offers
figures      the committed form; `checks` what holds for every source
columns      delimited text to typed columns; `workbooks` spreadsheets, opened with care
sifting      what is left out and why; `spread` percentiles by sample size
occupations  upstream titles and codes to roles
stackoverflow, aijobs, ashe, oews    pay
indeed                               adverts and wages in them
respondents, language_premiums       parts of stackoverflow; ashe_table of ashe
indeed_index, indeed_rates           parts of indeed
bea, bigmac, exchange, ppp           prices and rates
onet, esco                           titles, by other_titles, and technologies

Adapters need the `[import]` extra (polars, fastexcel); reading figures does not, so nothing is imported here.
"""

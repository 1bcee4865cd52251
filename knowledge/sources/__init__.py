"""Public data sets: the publisher's own file in, one figures file out.

Map: `table` all adapters and `run`, `adapter` what each of them offers, `figures` the committed form,
`checks` what holds for every source, `columns` delimited text to typed columns, `spread` percentiles by sample
size, `occupations` upstream titles and codes to roles. `respondents` and `language_premiums` are parts of
`stackoverflow`, `ashe_table` of `ashe`; the other modules belong to the publisher they are named after.

Adapters need the `[import]` extra (polars, fastexcel); reading figures does not, so nothing is imported here.
"""

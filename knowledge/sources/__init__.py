"""Public data sets: the publisher's own file in, one figures file out.

Map: `table` all adapters and `run`, `adapter` what each of them offers, `figures` the committed form,
`checks` what holds for every source, `columns` delimited text to typed columns, `spread` percentiles by
sample size, `occupations` upstream titles and codes to roles. `respondents` and `language_premiums` belong to
`stackoverflow`, `ashe_table` to `ashe`; the other modules are named after their publisher.

Adapters need the `[import]` extra (polars, fastexcel); reading figures does not, so nothing is imported here.
"""

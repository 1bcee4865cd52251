"""Public data sets: the publisher's own file in, one figures file out.

Map: `table` all adapters and `run`, `adapter` what each of them offers, `figures` the committed form,
`checks` what holds for every source, `spread` percentiles by sample size, `occupations` upstream titles and
codes to roles; every other module belongs to the publisher it is named after.

Adapters need the `[import]` extra (polars, fastexcel); reading figures does not, so nothing is imported here.
"""

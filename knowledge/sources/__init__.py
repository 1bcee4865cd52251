"""Public data sets: the publisher's own file in, one figures file out.

Map: `table` all adapters and `run`, `adapter` what each of them offers, `figures` the committed form,
`checks` what holds for every source, `columns` delimited text to typed columns, `sifting` what is left out
and why, `spread` percentiles by sample size, `occupations` upstream titles and codes to roles. `respondents`
and `language_premiums` belong to `stackoverflow`, `ashe_table` to `ashe`, `indeed_index` and `indeed_rates`
to `indeed`; `other_titles` is shared by `onet` and `esco`. The rest are named after their publisher.

Adapters need the `[import]` extra (polars, fastexcel); reading figures does not, so nothing is imported here.
"""

"""Arithmetic on pay: pure functions, each with the source of its formula; answers choose what goes in.

Map: `offers` two job offers counted in several ways, `bargain` what is negotiated about,
`asks` what to open with, `take_home` what statutory tax and insurance leave of a pay, and the gross
that a wish needs, `move` the pay that keeps a standard of living elsewhere, `rounding` how advice is rounded.
"""

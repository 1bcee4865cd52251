"""Arithmetic on pay: pure functions, each with the source of its formula; answers choose what goes in.

Map: `offers` two job offers counted in several ways, `asks` what to open a negotiation with.
"""

"""What the law takes from pay: dated rates as data, one TOML file a country, part of it, and period.

rates         a file as a strict model; `rates_for` finds the one that holds for a place on a day
"""

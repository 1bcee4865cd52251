"""Deliveries at full length: make soak. Takes half an hour on two cores; each figure has its limit beside it.

kills     processes that are killed, stopped, gone for good
limits    the budget over several processes, and a Telegram that allows less than we think
million   a million subscribers who are due
cost      ten thousand deliveries over HTTP, next to a bare loop over the library's own transport
figures   what is measured, and whether it is within its limit
"""

"""The bot at full length: make soak. Deliveries take half an hour on two cores, each figure has its limit.

kills     processes that are killed, stopped, gone for good
limits    the budget over several processes, and a Telegram that allows less than we think
million   a million subscribers who are due
cost      ten thousand deliveries over HTTP, next to a bare loop over the library's own transport
day       a day of traffic; it has a command of its own
figures   what is measured, and whether it is within its limit
"""

"""One module a step, in the order of their revisions.

v0001_first_tables    receipts, contexts, settings, handled updates, gaps, photos
v0002_questions       questions behind buttons
v0003_subscriptions   sealed values, subscriptions and deliveries
"""

"""What can go wrong with the people database; light to import."""


class StateError(Exception):
    """The people database cannot be used; the message names it and says what to do."""

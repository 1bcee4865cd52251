"""All vocabularies together, each loaded when it is first asked."""

from functools import cached_property

from knowledge.vocabulary.currencies import Currencies
from knowledge.vocabulary.places import Places
from knowledge.vocabulary.roles import Roles


class Vocabulary:
    """Roles, places and currencies with their other names."""

    @cached_property
    def roles(self) -> Roles:
        """Titles to occupations and levels."""
        return Roles()

    @cached_property
    def places(self) -> Places:
        """Names to countries, regions and cities."""
        return Places()

    @cached_property
    def currencies(self) -> Currencies:
        """Symbols and words to ISO codes."""
        return Currencies()

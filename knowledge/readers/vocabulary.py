"""What the readers ask of the vocabulary: which occupation a title names, and which place a name."""

from dataclasses import dataclass
from typing import Protocol

from knowledge.models import Level
from knowledge.vocabulary.currencies import Currencies


class TitleMatch(Protocol):
    """An occupation, perhaps with a level, that a title may mean."""

    @property
    def occupation(self) -> str: ...  # noqa: D102
    @property
    def level(self) -> Level | None: ...  # noqa: D102
    @property
    def score(self) -> float: ...  # noqa: D102
    @property
    def exact(self) -> bool: ...  # noqa: D102


class PlaceMatch(Protocol):
    """A country, perhaps a city in it, that a name may mean."""

    @property
    def country(self) -> str: ...  # noqa: D102
    @property
    def city(self) -> str | None: ...  # noqa: D102
    @property
    def score(self) -> float: ...  # noqa: D102


class Country(Protocol):
    """A country and the ISO code of its currency."""

    @property
    def currency(self) -> str: ...  # noqa: D102


class Titles(Protocol):
    """Finds the occupations that a title may mean, best first."""

    def match(self, title: str) -> tuple[TitleMatch, ...]: ...  # noqa: D102


class Places(Protocol):
    """Finds the places that a name may mean, best first."""

    def match(self, name: str) -> tuple[PlaceMatch, ...]: ...  # noqa: D102
    def country(self, code: str) -> Country | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The look-ups that a report needs."""

    roles: Titles
    places: Places
    currencies: Currencies

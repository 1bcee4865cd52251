"""The cities of the extract: their lines, the index of them by name beside it, and what each line says."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from knowledge.vocabulary.packed import Lines, Numbers
from knowledge.vocabulary.spelling import DATA

CITY_NAMES = DATA / "cities.idx"
"""The lines of cities by their names, as `gazetteer` writes them."""


def city_lines() -> Lines:
    """Read the lines of the cities, most populous first; the note at the top left out."""
    return Lines((DATA / "cities.tsv").read_bytes().partition(b"\n")[2])


def city_names(lines: Lines) -> Numbers:
    """Find the lines by the folded names of their cities."""
    return Numbers.of(
        (key, number) for number, line in enumerate(lines) for key in line.rpartition("\t")[2].split("|")
    )


class City(NamedTuple):
    """A city; `time_zone` is empty where it is the usual one of its country."""

    name: str
    country: str
    region: str | None
    population: int
    time_zone: str
    keys: tuple[str, ...]
    """The folded names that it goes by, its usual one first."""


class Cities:
    """Look-up of cities by their folded names; reads its files at the first question."""

    def __iter__(self) -> Iterator[City]:
        """Give all cities, most populous first."""
        return map(_city, self._lines)

    def named(self, key: str) -> list[City]:
        """Give the cities that go by a folded name, most populous first."""
        found = (_city(self._lines[number]) for number in self._names.candidates(key))
        return [city for city in found if key in city.keys]

    def people_by_zone(self, country: str, region: str | None = None) -> Counter[str]:
        """Count who lives in the time zones of a country or one of its regions; the usual zone is empty."""
        people = Counter[str]()
        for city in self:
            if city.country == country and region in {None, city.region}:
                people[city.time_zone] += city.population
        return people

    @cached_property
    def _lines(self) -> Lines:
        return city_lines()

    @cached_property
    def _names(self) -> Numbers:
        return Numbers.read(CITY_NAMES)


def _city(line: str) -> City:
    name, country, region, population, zone, keys = line.split("\t")
    return City(name, country, region or None, int(population), zone, tuple(keys.split("|")))

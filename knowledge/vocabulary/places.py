"""The gazetteer: countries, regions and cities by the names that people use for them.

Cities, their populations and time zones come from GeoNames (CC BY 4.0), country names from CLDR;
nicknames and regions are written by hand.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import chain, takewhile

from knowledge.vocabulary.cities import Cities
from knowledge.vocabulary.place_words import listed_words
from knowledge.vocabulary.slips import Slips
from knowledge.vocabulary.spelling import fold, read_rows, words

ADORNMENTS = frozenset(
    {"the", "near", "around", "greater", "metro", "metropolitan", "downtown", "central", "inner", "area"}
    | {"region", "city", "county", "state", "province", "suburbs", "outside", "of", "in", "at", "from", "to"}
)
"""Words around a name that leave the place the same."""
COUNTRIES_BEFORE_STATES = frozenset({"de", "in"})
"""Codes that mean the country rather than the state of the same letters."""
HOME_NATIONS = frozenset({"Scotland", "Wales", "Northern Ireland"})
WELL_KNOWN = 250_000
SLIP_COUNTRIES = frozenset({"US", "GB", "CA", "AU", "IN", "DE", "FR", "ES", "IT", "BR", "MX", "NL", "PL"})
"""Typing errors are looked for in the names of cities of these countries with more people than this."""
MARGIN = 4
"""How many times better known the one of several close names must be to be taken."""
LONG = 8
"""A name with so many letters is recognised with two slips when it stands alone."""


class PlaceKind(StrEnum):
    """What a name stands for."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166 alpha-2 code, English name, ISO 4217 currency, time zone of most of its cities."""

    code: str
    name: str
    currency: str
    population: int
    time_zone: str
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """One reading of a name; `score` is 1 for an exact name, less for a likely typing error."""

    country: str
    region: str | None
    city: str | None
    name: str
    population: int
    score: float
    kind: PlaceKind


class Places:
    """Look-up of places by name; reads its files at the first question."""

    def match(self, name: str) -> tuple[PlaceMatch, ...]:
        """Give the readings of a name that stands alone, best first; none if it is unknown."""
        found = words(name)
        bare = tuple(word for word in found if word not in ADORNMENTS)
        return self._read(found) or self._read(bare) or self._mistyped(" ".join(bare or found))

    def country(self, code: str) -> Country | None:
        """Give the country of an ISO 3166 alpha-2 code."""
        return self._countries.get(code.upper())

    def region_name(self, country: str, region: str) -> str | None:
        """Give the usual name of a region code: CA in US is California."""
        return self._regions.get((country, region))

    def time_zone(self, country: str, city: str | None = None) -> str | None:
        """Give the IANA time zone of a city, or the usual one of its country."""
        cities = self._cities.named(fold(city)) if city else []
        zone = next((known.time_zone for known in cities if known.country == country), "")
        return zone or self._usual_zone(country)

    def time_zones(self, country: str, region: str | None = None) -> tuple[str, ...]:
        """Give the time zones of a country or one of its regions, that of the most people first."""
        usual = self._usual_zone(country)
        zones = (zone or usual for zone, _ in self._cities.people_by_zone(country, region).most_common())
        return tuple(zone for zone in zones if zone)

    def _usual_zone(self, country: str) -> str | None:
        known = self.country(country)
        return known.time_zone if known else None

    def exact(self, key: str) -> tuple[PlaceMatch, ...]:
        """Give the readings of a folded name: by hand, then countries, regions, cities by population."""
        cities = self._named(key)
        own = [city for city in cities if fold(city.name) == key]
        return _distinct(chain(self._names.get(key, ()), own or cities))

    def code(self, key: str) -> tuple[PlaceMatch, ...]:
        """Give the readings of a two- or three-letter code of a state, province or country."""
        return self._codes.get(key, ())

    def inside(self, inner: Iterable[PlaceMatch], outer: Iterable[PlaceMatch]) -> tuple[PlaceMatch, ...]:
        """Give the inner readings that lie in one of the outer ones: London in Ontario."""
        containers = [place for place in outer if place.kind is not PlaceKind.CITY]
        return tuple(place for place in inner if any(_contains(container, place) for container in containers))

    def near(self, key: str) -> tuple[PlaceMatch, ...]:
        """Give the readings of the one well-known name that is a slip of the finger from a folded name."""
        if key in listed_words()["similar"]:
            return ()
        return self._meant(self._slips.one_away(key), score=0.9)

    def _mistyped(self, key: str) -> tuple[PlaceMatch, ...]:
        return self.near(key) or self._meant(self._slips.two_away(key) if len(key) >= LONG else (), score=0.8)

    def _meant(self, names: Iterable[str], score: float) -> tuple[PlaceMatch, ...]:
        """Choose among equally close names the one far better known than the others."""
        best = sorted(map(self.exact, names), key=lambda readings: -_prominence(readings[0]))
        first, *others = best or [()]
        rivals = [readings[0] for readings in others if readings[0] != first[0]]
        if any(_prominence(rival) * MARGIN > _prominence(first[0]) for rival in rivals):
            return ()
        return tuple(replace(place, score=score) for place in first)

    def is_curated(self, key: str) -> bool:
        """Say whether a folded name is a country, a region or a nickname written down by hand."""
        return key in self._names

    def _read(self, found: tuple[str, ...]) -> tuple[PlaceMatch, ...]:
        """Read words as a name, a code, or a name with what it lies in: Riga, Latvia."""
        key = " ".join(found)
        if readings := _distinct(chain(self.exact(key), self.code(key))):
            return readings
        for cut in range(len(found) - 1, 0, -1):
            tail = " ".join(found[cut:])
            inner, outer = self.exact(" ".join(found[:cut])), chain(self.exact(tail), self.code(tail))
            if inside := self.inside(inner, outer):
                return inside
        return ()

    def _named(self, key: str) -> list[PlaceMatch]:
        """Give the cities with a folded name, most populous first."""
        return [
            PlaceMatch(city.country, city.region, city.name, city.name, city.population, 1.0, PlaceKind.CITY)
            for city in self._cities.named(key)
        ]

    @cached_property
    def _cities(self) -> Cities:
        return Cities()

    @cached_property
    def _countries(self) -> dict[str, Country]:
        countries = {}
        for code, name, currency, population, zone, names in read_rows("countries.tsv"):
            countries[code] = Country(code, name, currency, int(population), zone, tuple(names.split("|")))
        return countries

    @cached_property
    def _regions(self) -> dict[tuple[str, str], str]:
        return {(country, code): name for country, code, name, *_ in _region_rows()}

    @cached_property
    def _names(self) -> dict[str, tuple[PlaceMatch, ...]]:
        """Nicknames, countries and regions by folded name, in this order."""
        index: dict[str, list[PlaceMatch]] = {}
        for country, region, city, names in read_rows("places_nicknames.tsv"):
            place = self._nicknamed(country, region or None, city or None)
            for name in names.split("|"):
                index.setdefault(name, []).append(place)
        for land in self._countries.values():
            for name in land.other_names:
                index.setdefault(name, []).append(_country_match(land))
        for country, code, name, *others in _region_rows():
            for key in (fold(name), *others):
                index.setdefault(key, []).append(_region_match(country, code, name))
        return {key: tuple(places) for key, places in index.items()}

    def _nicknamed(self, country: str, region: str | None, city: str | None) -> PlaceMatch:
        if city:
            named = self._named(fold(city))
            people = max((place.population for place in named if place.country == country), default=0)
            return PlaceMatch(country, region, city, city, people, 1.0, PlaceKind.CITY)
        if region:
            return _region_match(country, region, self.region_name(country, region) or region)
        land = self.country(country)
        return (
            _country_match(land)
            if land
            else PlaceMatch(country, None, None, country, 0, 1.0, PlaceKind.COUNTRY)
        )

    @cached_property
    def _codes(self) -> dict[str, tuple[PlaceMatch, ...]]:
        index: dict[str, list[PlaceMatch]] = {}
        for country, code, name, *_ in _region_rows():
            if country in {"US", "CA", "AU"}:
                index.setdefault(code.lower(), []).append(_region_match(country, code, name))
        for code, land in self._countries.items():
            position = 0 if code.lower() in COUNTRIES_BEFORE_STATES else len(index.get(code.lower(), []))
            index.setdefault(code.lower(), []).insert(position, _country_match(land))
        return {key: tuple(places) for key, places in index.items()}

    @cached_property
    def _slips(self) -> Slips:
        well_known = takewhile(lambda city: city.population >= WELL_KNOWN, self._cities)
        cities = (city.keys[0] for city in well_known if city.country in SLIP_COUNTRIES)
        return Slips(chain(self._names, cities))


def _country_match(country: Country) -> PlaceMatch:
    return PlaceMatch(country.code, None, None, country.name, country.population, 1.0, PlaceKind.COUNTRY)


def _region_match(country: str, code: str, name: str) -> PlaceMatch:
    return PlaceMatch(country, code, None, name, 0, 1.0, PlaceKind.REGION)


def _prominence(place: PlaceMatch) -> float:
    """Say how likely people speak of a place: countries and regions before cities, then by people."""
    return max(place.population, 1) * (1 if place.kind is PlaceKind.CITY else 1000)


def _contains(outer: PlaceMatch, inner: PlaceMatch) -> bool:
    if outer.country != inner.country or outer == inner:
        return False
    return outer.region in {None, inner.region} or (
        outer.region == "England" and inner.region not in HOME_NATIONS
    )


def _distinct(places: Iterable[PlaceMatch]) -> tuple[PlaceMatch, ...]:
    """Keep the first of the readings that mean the same place."""
    kept: dict[tuple[str, str | None, str | None], PlaceMatch] = {}
    for place in places:
        kept.setdefault((place.country, place.region, place.city), place)
    return tuple(kept.values())


def _region_rows() -> Iterator[list[str]]:
    """Read country, code, name and other names of the regions."""
    for country, code, names in read_rows("regions.tsv"):
        yield [country, code, *names.split("|")]

"""Places in a text: the longest name first, its surroundings decide whether it is one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.models import Place
from bot.understand.surroundings import Surroundings
from knowledge.vocabulary.place_words import country_of_people
from knowledge.vocabulary.places import PlaceKind, PlaceMatch, Places

LONGEST_NAME = 5
"""Words in the longest name that is looked for."""
CITY_STATES = frozenset({"SG", "HK", "MO"})
COMPARING = frozenset("vs versus than or compared between gegenüber oder ou".split())  # noqa: SIM905
RIVAL = 100_000
"""People in the smallest city that is offered as another reading of a name."""


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """A place and where it stands in the text; `score` is below 1 for a corrected or an implied name."""

    place: Place
    start: int
    end: int
    score: float
    excluded: bool = False
    """It is named as the one not meant: not the US."""


@dataclass(frozen=True, slots=True)
class _Named:
    """Readings of a name, best first, and the words it covers; `sure` if what it lies in was said as well."""

    readings: tuple[PlaceMatch, ...]
    first: int
    last: int
    sure: bool = False


class PlaceFinder:
    """Finds the places that a whole utterance speaks of."""

    def __init__(self, places: Places) -> None:
        self._places = places

    def find(self, text: str) -> tuple[PlaceSpan, ...]:
        """Give the places in order of appearance, each once; else what Indian or British imply."""
        around = Surroundings(text, self._places)
        alone = self._alone(around)
        named = [alone] if alone else list(self._named(around))
        spans = [self._span(name, around, whole=bool(alone)) for name in named]
        return _distinct(spans, around) if spans else _distinct(self._implied(around), around)

    def _alone(self, around: Surroundings) -> _Named | None:
        """Read a text that is nothing but a name."""
        if not 0 < len(around.words) <= LONGEST_NAME + 1 or around.is_ordinary_text:
            return None
        readings = self._places.match(around.text)
        return _Named(readings, 0, len(around.words) - 1) if readings else None

    def _named(self, around: Surroundings) -> Iterator[_Named]:
        position = 0
        while position < len(around.words):
            name = self._longest(around, position)
            if name:
                yield name
            position = name.last + 1 if name else position + 1

    def _longest(self, around: Surroundings, first: int) -> _Named | None:
        for last in range(min(first + LONGEST_NAME, len(around.words)) - 1, first - 1, -1):
            readings = self._places.exact(around.key(first, last))
            if not readings:
                continue
            if inside := self._inside(readings, around, first, last):
                return inside
            if around.is_place(first, last, readings[0]):
                return _Named(readings, first, last)
        return self._code(around, first) or self._mistyped(around, first)

    def _inside(
        self, readings: tuple[PlaceMatch, ...], around: Surroundings, first: int, last: int
    ) -> _Named | None:
        """Join a name with the region or country said after it: London, Ontario."""
        for start, end in around.containers(last):
            key = around.key(start, end)
            outer = (
                *self._places.exact(key),
                *(self._places.code(key) if around.may_be_code(start, first) else ()),
            )
            if inner := self._places.inside(readings, outer):
                return _Named(inner, first, end, sure=True)
        return None

    def _code(self, around: Surroundings, position: int) -> _Named | None:
        if not around.is_code(position):
            return None
        key = around.words[position].text
        readings = (*self._places.exact(key), *self._places.code(key))
        return _Named(readings, position, position) if readings else None

    def _mistyped(self, around: Surroundings, position: int) -> _Named | None:
        key = around.words[position].text
        if self._places.exact(key) or around.is_person(position, position):
            return None
        readings = self._places.near(key)
        if not readings:
            return None
        name = _Named(readings, position, position)
        return self._inside(readings, around, position, position) or name

    def _span(self, name: _Named, around: Surroundings, *, whole: bool) -> PlaceSpan:
        start, end = around.words[name.first].start, around.words[name.last].end
        first, *others = name.readings
        place = _place(first, around.text[start:end])
        rival = next((other for other in others if _is_rival(first, other)), None)
        if rival and not name.sure:
            place = replace(place, alternative=_place(rival, place.surface))
        if place.country in CITY_STATES and not whole:
            place = replace(place, city=None)
        return PlaceSpan(place, start, end, first.score, excluded=around.is_excluded(name.first))

    def _implied(self, around: Surroundings) -> list[PlaceSpan]:
        """Give the country of people and things, Indian journalists, a Swiss salary; all where compared."""
        found = list(self._belonging(around))
        return found if _is_comparison(around) else found[:1]

    def _belonging(self, around: Surroundings) -> Iterator[PlaceSpan]:
        for position, word in enumerate(around.words):
            pair = around.key(position, min(position + 1, len(around.words) - 1))
            found = country_of_people(word.text) or country_of_people(pair)
            if found and not around.is_no_country(position, is_language=found[1]):
                place = Place(found[0], surface=around.text[word.start : word.end])
                yield PlaceSpan(place, word.start, word.end, 0.7)


def _place(match: PlaceMatch, surface: str) -> Place:
    return Place(match.country, match.region, match.city, surface)


def _is_rival(first: PlaceMatch, other: PlaceMatch) -> bool:
    """Say whether people may well mean the other reading: London in Canada, Georgia the country."""
    if other.country == first.country and first.kind is not PlaceKind.REGION:
        return False
    return other.population >= max(RIVAL, first.population // 25)


def _is_comparison(around: Surroundings) -> bool:
    return not COMPARING.isdisjoint(word.text for word in around.words)


def _distinct(spans: list[PlaceSpan], around: Surroundings) -> tuple[PlaceSpan, ...]:
    """Drop what was said twice, and the country of a city unless two places are compared."""
    kept: dict[tuple[str, str | None, str | None], PlaceSpan] = {}
    for span in spans:
        kept.setdefault((span.place.country, span.place.region, span.place.city), span)
    found = list(kept.values())
    if not _is_comparison(around):
        cities = {span.place.country for span in found if span.place.city}
        found = [span for span in found if span.place.city or span.place.country not in cities]
    return tuple(found)

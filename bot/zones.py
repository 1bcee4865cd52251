"""The time zones that a place may be in, the likeliest first."""

from bot.models import Place
from knowledge.vocabulary.places import Places

CHOICES = 5
"""The United States have thirty; these hold most people, and the others can be named."""


def zones_of(place: Place, places: Places) -> tuple[str, ...]:
    """Give the time zones of a city, else of a region, else of a country; that of the most people first."""
    if place.city:
        zone = places.time_zone(place.country, place.city)
        return (zone,) if zone else ()
    known = places.time_zones(place.country, place.region) or places.time_zones(place.country)
    return known[:CHOICES]

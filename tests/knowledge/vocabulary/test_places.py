import pytest

from knowledge.vocabulary.places import PlaceKind, Places
from knowledge.vocabulary.spelling import read_rows


@pytest.fixture(scope="module")
def places():
    return Places()


@pytest.mark.parametrize(
    ("name", "country", "city"),
    [
        ("Köln", "DE", "Cologne"),
        ("Sevilla", "ES", "Seville"),
        ("Bombay", "IN", "Mumbai"),
        ("ST. LOUIS", "US", "Saint Louis"),
        ("Tuebingen", "DE", "Tübingen"),
        ("Varsovie", "PL", "Warsaw"),
        ("Greater Boston", "US", "Boston"),
        ("Halifax, Canada", "CA", "Halifax"),
        ("portland me", "US", "Portland"),
    ],
)
def test_city_is_found_by_the_names_people_use(places, name, country, city):
    best = places.match(name)[0]
    assert (best.country, best.city, best.kind) == (country, city, PlaceKind.CITY)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Alemania", "DE"),
        ("Royaume-Uni", "GB"),
        ("Estados Unidos", "US"),
        ("Schweiz", "CH"),
        ("the emirates", "AE"),
    ],
)
def test_country_is_found_in_five_languages(places, name, code):
    best = places.match(name)[0]
    assert (best.country, best.kind) == (code, PlaceKind.COUNTRY)


@pytest.mark.parametrize(
    ("name", "country", "region"),
    [
        ("tx", "US", "TX"),
        ("Calif.", "US", "CA"),
        ("Wales", "GB", "Wales"),
        ("Bayern", "DE", "BY"),
        ("Kerala", "IN", "KL"),
    ],
)
def test_region_is_found_by_name_and_abbreviation(places, name, country, region):
    best = places.match(name)[0]
    assert (best.country, best.region, best.city) == (country, region, None)


@pytest.mark.parametrize(
    ("city", "region"),
    [
        ("Manchester", "North West"),
        ("Edinburgh", "Scotland"),
        ("Leeds", "Yorkshire & the Humber"),
        ("Croydon", "London"),
    ],
)
def test_british_city_lies_in_a_region_of_the_vacancy_statistics(places, city, region):
    assert places.match(city)[0].region == region


def test_ambiguous_name_gives_the_largest_city_and_then_the_others(places):
    first, second, *_ = places.match("London")
    assert (first.country, second.country, second.region) == ("GB", "CA", "ON")
    assert first.population > second.population


def test_name_with_its_province_leaves_only_that_city(places):
    assert [(place.country, place.region) for place in places.match("London, Ontario")] == [("CA", "ON")]


@pytest.mark.parametrize(("slip", "country"), [("Switzerlnad", "CH"), ("Portugl", "PT"), ("Stutgart", "DE")])
def test_one_slip_is_corrected_with_a_lower_score(places, slip, country):
    best = places.match(slip)[0]
    assert best.country == country
    assert best.score < 1


@pytest.mark.parametrize("name", ["", "software", "zzzzqq", "?!", "12345"])
def test_unknown_name_gives_nothing(places, name):
    assert places.match(name) == ()


def test_country_knows_its_currency_and_time_zone(places):
    country = places.country("jp")
    assert country is not None
    assert (country.name, country.currency, country.time_zone) == ("Japan", "JPY", "Asia/Tokyo")
    assert places.country("XX") is None


def test_city_may_have_another_time_zone_than_most_of_its_country(places):
    assert places.time_zone("US", "Los Angeles") == "America/Los_Angeles"
    assert places.time_zone("DE", "Berlin") == "Europe/Berlin"


def test_time_zones_begin_with_that_of_the_most_people(places):
    assert places.time_zones("US")[:2] == ("America/New_York", "America/Chicago")
    assert places.time_zones("US", "CA") == ("America/Los_Angeles",)
    assert places.time_zones("GB") == ("Europe/London",)


def test_region_code_has_a_name(places):
    assert places.region_name("US", "WA") == "Washington"
    assert places.region_name("US", "ZZ") is None


def test_every_nickname_of_a_city_leads_to_a_known_city(places):
    for country, region, city, names in read_rows("places_nicknames.tsv"):
        if city:
            best = places.match(names.split("|")[0])[0]
            assert best.population > 0, f"places_nicknames.tsv: {country} {region} {city}"

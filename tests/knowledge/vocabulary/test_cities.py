from knowledge.vocabulary.cities import CITY_NAMES, Cities, city_lines, city_names
from knowledge.vocabulary.spelling import DATA


def test_cities_of_one_name_come_by_population():
    first, second, *_ = Cities().named("london")

    assert (first.country, second.country, second.region) == ("GB", "CA", "ON")
    assert first.population > second.population


def test_a_city_goes_by_its_names_in_other_languages():
    (cologne,) = (city for city in Cities().named("koln") if city.country == "DE")

    assert (cologne.name, cologne.keys[0]) == ("Cologne", "cologne")


def test_people_are_counted_by_zone_and_the_usual_zone_is_not_named():
    zones = Cities().people_by_zone("US", "AZ")

    assert zones.most_common(1)[0][0] == "America/Phoenix"
    assert set(Cities().people_by_zone("GB")) == {""}


def test_the_extract_names_its_source_and_licence():
    note = (DATA / "cities.tsv").read_text(encoding="utf-8").partition("\n")[0]

    assert "GeoNames" in note
    assert "CC BY 4.0" in note


def test_the_index_of_cities_is_that_of_their_lines(tmp_path):
    city_names(city_lines()).write(tmp_path / "cities.idx")

    assert (tmp_path / "cities.idx").read_bytes() == CITY_NAMES.read_bytes()

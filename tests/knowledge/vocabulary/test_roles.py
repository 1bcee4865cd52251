import time

import pytest

from knowledge.models import Level
from knowledge.vocabulary.occupations import OTHER
from knowledge.vocabulary.roles import Roles
from knowledge.vocabulary.spelling import read_rows


@pytest.fixture(scope="module")
def roles():
    return Roles()


def read(roles, title):
    return [(match.occupation, match.level) for match in roles.match(title)]


@pytest.mark.parametrize(
    "title",
    [
        "ml-director",
        "ml director",
        "director of machine learning",
        "head of ML",
        "Lead Machine Learning Director",
        "Director, Machine Learning",
        "machine_learning_director",
    ],
)
def test_order_and_punctuation_of_a_title_do_not_matter(roles, title):
    assert read(roles, title) == [("machine learning engineer", Level.DIRECTOR)]


@pytest.mark.parametrize(
    ("title", "occupation", "level"),
    [
        ("sde3", "software engineer", Level.SENIOR),
        ("Golang engineer", "backend developer", None),
        ("Mid-level Kotlin programmer", "Android developer", Level.MID),
        ("fe dev", "frontend developer", None),
        ("staff sre", "site reliability engineer", Level.PRINCIPAL),
        ("Cloud-Ops Engineer II", "cloud engineer", Level.MID),
        ("Trainee pentester", "penetration tester", Level.INTERN),
        ("AVP, Data Science", "data scientist", Level.VP),
        ("head of infra", "DevOps engineer", Level.DIRECTOR),
        ("cdo", "chief data officer", Level.C_LEVEL),
        ("Quereinsteiger Softwaretester (m/w/d)", "software tester", None),
        ("Datenanalystin", "data analyst", None),
        ("Entwickler:innen", "software developer", None),
        ("ingeniera de datos senior", "data engineer", Level.SENIOR),
        ("Directeur informatique", "IT manager", Level.DIRECTOR),
        ("analista de sistemas pleno", "systems analyst", Level.MID),
    ],
)
def test_occupation_and_level_are_read(roles, title, occupation, level):
    assert read(roles, title)[0] == (occupation, level)


@pytest.mark.parametrize(
    ("title", "occupation"),
    [
        ("databse administrator", "database administrator"),
        ("sofware architekt", "software architect"),
        ("prodct manager", "product manager"),
        ("cybersecurty analist", "information security analyst"),
        ("networkengineer", "network engineer"),
    ],
)
def test_slips_are_corrected_and_said_to_be(roles, title, occupation):
    best = roles.match(title)[0]
    assert best.occupation == occupation
    assert best.score <= 1.0


def test_a_corrected_title_is_not_exact(roles):
    assert not roles.match("databse scientst")[0].exact


@pytest.mark.parametrize("title", ["", "   ", "flibbertigibbet", "1234", "🙂", "the of and", "Leeds"])
def test_unknown_titles_have_no_reading(roles, title):
    assert roles.match(title) == ()


def test_ambiguous_title_has_readings_of_nearly_equal_score(roles):
    first, second = roles.match("PM")
    assert {first.occupation, second.occupation} == {"product manager", "project manager"}
    assert first.score - second.score < 0.05


def test_a_word_as_broad_as_engineer_offers_what_it_may_mean(roles):
    broad, *narrower = roles.match("engineer")
    assert roles.get(broad.occupation).is_broad
    assert "software engineer" in [match.occupation for match in narrower]


def test_manager_inside_an_occupation_is_no_level(roles):
    assert read(roles, "product manager")[0] == ("product manager", None)
    assert read(roles, "data science manager")[0] == ("data scientist", Level.MANAGER)


def test_other_professions_are_recognised_as_such(roles):
    for title in ("zookeeper", "locksmith", "beekeeper", "tattoo artist"):
        assert roles.get(roles.match(title)[0].occupation).family == OTHER


def test_unknown_words_lower_the_score(roles):
    plain, adorned = roles.match("welder")[0], roles.match("zorbing welder")[0]
    assert adorned.occupation == plain.occupation
    assert adorned.score < 0.85 < plain.score


def test_every_canonical_name_means_itself(roles):
    for name, *_ in read_rows("roles.tsv"):
        assert roles.match(name)[0].occupation == name
        assert roles.match(roles.get(name).plural)[0].occupation == name


def test_nearest_are_known_and_never_the_role_itself(roles):
    for name, *_ in read_rows("roles.tsv"):
        near = roles.nearest(name)
        assert near
        assert name not in near
        assert all(roles.get(other) and roles.get(other).family != OTHER for other in near)


def test_directors_of_a_tech_field_are_near_its_managers(roles):
    assert "IT manager" in roles.nearest("machine learning engineer", Level.DIRECTOR)
    assert "IT manager" not in roles.nearest("machine learning engineer")
    assert roles.nearest("no such role") == ()


def test_codes_give_occupations(roles):
    assert "data scientist" in [known.name for known in roles.by_soc("15-2051.00")]
    assert {known.name for known in roles.by_soc_uk("2137")} == {"network engineer"}
    assert roles.by_soc_uk("") == ()


def test_every_listed_name_belongs_to_a_known_occupation(roles):
    for language in ("en", "de", "es", "fr", "pt"):
        for occupation, names in read_rows(f"roles_names_{language}.tsv"):
            assert roles.get(occupation), f"{occupation} in {language}"
            assert names.strip("|") == names, f"an empty name of {occupation} in {language}"


def test_titles_are_known_soon():
    start = time.process_time()
    assert Roles().match("software engineer")
    assert time.process_time() - start < 0.25

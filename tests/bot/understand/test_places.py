import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand.places import PlaceFinder
from knowledge.vocabulary.places import Places


@pytest.fixture(scope="module")
def finder():
    return PlaceFinder(Places())


def named(finder, text):
    return [(span.place.country, span.place.city) for span in finder.find(text) if not span.excluded]


@pytest.mark.parametrize(
    ("text", "country", "city"),
    [
        ("What does a tester earn in Lisbon?", "PT", "Lisbon"),
        ("sre pay tallinn", "EE", "Tallinn"),
        ("Was verdient ein Tester in Düsseldorf?", "DE", "Düsseldorf"),
        ("salaire développeur à Lyon", "FR", "Lyon"),
        ("quanto ganha um programador em São Paulo", "BR", "São Paulo"),
        ("frontend dev rates kitchener, on", "CA", "Kitchener"),
        ("data engineer jobs london ontario", "CA", "London"),
        ("qa tester salary greenville sc", "US", "Greenville"),
        ("backend pay in la", "US", "Los Angeles"),
        ("recruiters around Galway in Ireland", "IE", "Galway"),
        ("platform engineer wages bangalor", "IN", "Bangalore"),
        ("I got a job in Nice, what should I ask for", "FR", "Nice"),
        ("dba salary in reading", "GB", "Reading"),
        ("bath, england ux designer", "GB", "Bath"),
        ("quanto ganha um testador no Porto", "PT", "Porto"),
    ],
)
def test_city_is_found_wherever_it_stands(finder, text, country, city):
    assert named(finder, text) == [(country, city)]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("sysadmin salary nz", "NZ"),
        ("devops salary tx", "US"),
        ("how is the market in us for testers", "US"),
        ("US tech pay", "US"),
        ("data analyst pay swiss", "CH"),
        ("Do Brazilian developers earn well?", "BR"),
        ("wages in state of oregon", "US"),
        ("tester salary germnay", "DE"),
        ("Gehalt in der Schweiz", "CH"),
        ("which us states pay testers best", "US"),
        ("moving to the us with 65k", "US"),
        ("testers in victoria", "AU"),
        ("news from the polish market", "PL"),
    ],
)
def test_country_is_found_without_a_city(finder, text, country):
    assert named(finder, text) == [(country, None)]


@pytest.mark.parametrize(
    "text",
    [
        "can you tell us what to ask for",
        "they never believe in us",
        "is it nice to work on mobile",
        "I am reading about the best lead roles",
        "most of the same split",
        "Is Jordan Peterson right about work?",
        "the Washington Post wrote about raises",
        "Michael Jordan earned more than Paris Hilton",
        "bank of america interview",
        "become an accountant or a CA",
        "jobs in IT and HR",
        "spanish teacher tips",
        "how do I ask for 15,000 US dollars",
        "pm or qa, it depends",
        "la vie est belle",
        "is AZ-900 any use",
        "correct my english please",
        "tester jobs outside of the US",
        "everywhere except Denmark",
        "as a non-EU citizen",
        "",
    ],
)
def test_ordinary_words_and_people_are_no_places(finder, text):
    assert named(finder, text) == []


def test_two_places_come_in_the_order_they_were_said(finder):
    assert named(finder, "moving from leeds to rotterdam") == [("GB", "Leeds"), ("NL", "Rotterdam")]
    assert named(finder, "pay uk vs us") == [("GB", None), ("US", None)]


def test_two_peoples_are_two_countries_where_they_are_compared(finder):
    assert named(finder, "do Irish nurses earn more than Dutch ones") == [("IE", None), ("NL", None)]
    assert named(finder, "Irish nurses and Dutch cheese") == [("IE", None)]


def test_place_said_twice_counts_once(finder):
    assert named(finder, "Vienna or not Vienna") == [("AT", "Vienna")]


def test_country_said_beside_its_city_adds_nothing(finder):
    assert named(finder, "I live in Portugal, what do testers in Porto earn?") == [("PT", "Porto")]


def test_everyday_word_is_a_place_beside_another_one(finder):
    assert named(finder, "cork or dublin for testers") == [("IE", "Cork"), ("IE", "Dublin")]


def test_last_word_of_a_command_may_be_a_country_code(finder):
    assert named(finder, "/salary tester de") == [("DE", None)]


def test_place_that_is_not_meant_is_left_out(finder):
    assert named(finder, "not Leeds, I mean Hamburg") == [("DE", "Hamburg")]


def test_company_named_like_a_city_is_no_place(finder):
    assert named(finder, "tester at Nokia") == []


def test_ambiguous_city_offers_its_rival(finder):
    place = finder.find("rust developer salary in london")[0].place
    assert place.alternative is not None
    assert (place.country, place.alternative.country, place.alternative.city) == ("GB", "CA", "London")


def test_city_with_its_country_has_no_rival(finder):
    assert finder.find("salary in london, uk")[0].place.alternative is None


def test_span_covers_the_words_of_the_place(finder):
    text = "What about Riga, Latvia?"
    span = finder.find(text)[0]
    assert text[span.start : span.end] == span.place.surface == "Riga, Latvia"


def test_corrected_name_scores_less_than_an_exact_one(finder):
    assert finder.find("salary in berlni")[0].score < finder.find("salary in berlin")[0].score == 1


def test_text_of_full_length_is_read_to_its_end(finder):
    assert named(finder, "blah " * 800 + "in Oslo") == [("NO", "Oslo")]


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_exception(finder, text):
    for span in finder.find(text):
        assert 0 <= span.start < span.end <= len(text)

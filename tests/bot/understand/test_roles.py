import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand.roles import RoleFinder
from knowledge.models import Level
from knowledge.vocabulary.roles import Roles


@pytest.fixture(scope="module")
def finder():
    return RoleFinder(Roles())


def named(finder, text):
    return [span.role.occupation for span in finder.find(text)]


@pytest.mark.parametrize(
    ("text", "occupation", "level"),
    [
        ("pay of a senior dba in Cork?", "database administrator", Level.SENIOR),
        ("ux designer wages, entry level", "UX designer", Level.JUNIOR),
        ("as a fresher, what can a tester ask for", "software tester", Level.JUNIOR),
        ("what do heads of product earn", "product manager", Level.DIRECTOR),
        ("head of product, Oslo", "product manager", Level.DIRECTOR),
        ("mlops salary", "MLOps engineer", None),
        ("salary range for a swe 2 in Pune", "software engineer", Level.MID),
        ("swe 2 years in, fair pay?", "software engineer", None),
        ("gehalt als netzwerkadministratorin", "network administrator", None),
        ("sueldo de una arquitecta de datos en Lima", "data architect", None),
        ("salaire d\u2019une avocate à Nantes", "lawyer", None),
        ("quanto ganha uma cientista de dados sênior", "data scientist", Level.SENIOR),
        ("electrican wages", "electrician", None),
        ("is network engineering a dying field", "network engineer", None),
        ("what does an rn earn", "registered nurse", None),
        ("was verdient ein Chef in Wien", "chef", None),
        ("I test apps as a qa engineer. A recruiter called", "QA engineer", None),
        ("55k, QA, Porto, 4 years", "QA engineer", None),
        ("how can a chemist move into data science", "data scientist", None),
        ("Stundensatz Freelancer Data Engineer", "data engineer", None),
        ("Backendler mit 50k, ist das fair", "backend developer", None),
        ("become a CA after 30", "chartered accountant", None),
    ],
)
def test_role_is_found_wherever_it_stands(finder, text, occupation, level):
    (span,) = finder.find(text)
    assert (span.role.occupation, span.role.level) == (occupation, level)


@pytest.mark.parametrize(
    "text",
    [
        "I will cook dinner and train the model",
        "nurse a grudge",
        "my manager leads the team",
        "they lead us to the server room",
        "the CA tax form",
        "what it costs to live in LA or PA",
        "a laptop for data science",
        "the CEO of a bank said no",
        "who is the judge",
        "is there a book on graphic design",
        "is hiring dead in Leeds rn?",
        "mon chef dit non",
        "Mein Chef zahlt zu wenig",
        "the landlord wants more",
        "cloud architect exam on friday",
        "",
    ],
)
def test_ordinary_words_are_no_roles(finder, text):
    assert finder.find(text) == ()


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("qa engineer vs sdet", ["QA engineer", "software development engineer in test"]),
        ("who earns more, a chef or an electrician?", ["chef", "electrician"]),
        ("BA or product owner", ["business analyst", "product owner"]),
        ("network engineering vs cloud", ["network engineer", "cloud engineer"]),
        ("from barista to data analyst", ["data analyst"]),
    ],
)
def test_two_roles_come_in_order(finder, text, roles):
    assert named(finder, text) == roles


def test_surface_and_offsets_are_those_of_the_text(finder):
    text = "Pay: Sr. Data-Engineer (Lyon)"
    (span,) = finder.find(text)
    assert text[span.start : span.end] == span.role.surface == "Sr. Data-Engineer"


def test_an_ambiguous_title_has_its_readings_as_candidates(finder):
    (span,) = finder.find("pm salary in Perth")
    assert [role.occupation for role in span.candidates] == ["product manager", "project manager"]


def test_a_broad_title_offers_what_it_may_mean(finder):
    (span,) = finder.find("what does a designer earn")
    assert "UX designer" in [role.occupation for role in span.candidates]
    assert all(role.surface == "designer" for role in span.candidates)


def test_a_clear_title_has_no_candidates(finder):
    (span,) = finder.find("what does a data engineer earn")
    assert span.candidates == ()


def test_level_apart_from_any_title(finder):
    assert finder.level("starting salary at a bank") is Level.JUNIOR
    assert finder.level("average pay") is None


@given(st.text(max_size=300))
def test_any_text_passes(finder, text):
    for span in finder.find(text):
        assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize("part", ["(((", "a", "senior of ", "c++ ", "مهندس ", "d'", "engineer/in "])
def test_long_texts_take_a_moment(finder, part):
    text = (part * 4096)[:4096]
    start = time.process_time()
    finder.find(text)
    assert time.process_time() - start < 0.2

import pytest

from knowledge.models import Level
from knowledge.sources.occupations import Occupation, Occupations, soc_2018, soc_2020
from knowledge.vocabulary.spelling import read_rows


@pytest.fixture(scope="module")
def roles():
    return {row[0] for row in read_rows("roles.tsv")}


@pytest.mark.parametrize("occupations", [soc_2018(), soc_2020(), Occupations("aijobs.tsv")])
def test_every_occupation_is_one_of_the_vocabulary(occupations, roles):
    assert {occupation.role for _, occupation in occupations.all} <= roles


def test_a_code_speaks_of_the_occupation_it_is_named_after():
    assert Occupation("data scientist", None, is_broad=False) in soc_2018().of("15-2051")


def test_the_other_occupations_of_a_code_are_covered_by_a_broader_title():
    assert Occupation("machine learning engineer", None, is_broad=True) in soc_2018().of("15-2051")


def test_directors_of_information_technology_stand_for_directors_of_its_fields():
    assert Occupation("machine learning engineer", Level.DIRECTOR, is_broad=True) in soc_2020().of("1137")


def test_an_ambiguous_title_gives_each_of_its_occupations():
    found = Occupations("aijobs.tsv").of("Head of Data")
    assert len(found) > 1
    assert all(occupation.is_broad for occupation in found)


def test_an_unknown_title_gives_none():
    assert Occupations("aijobs.tsv").of("Bear Robotics") == ()

import pytest

from knowledge.models import Level
from knowledge.vocabulary.levels import find_levels, highest, is_management
from knowledge.vocabulary.titles import split


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("entry-level", Level.JUNIOR),
        ("Sr.", Level.SENIOR),
        ("vice president", Level.VP),
        ("Werkstudentin", Level.INTERN),
        ("recién graduada", Level.JUNIOR),
        ("iii", Level.SENIOR),
    ],
)
def test_level_is_named(text, level):
    assert [match.level for match in find_levels(split(text))] == [level]


def test_the_higher_of_two_levels_counts():
    assert highest([Level.LEAD, Level.DIRECTOR, Level.SENIOR]) is Level.DIRECTOR


def test_an_intern_stays_one():
    assert highest([Level.SENIOR, Level.INTERN]) is Level.INTERN


def test_no_level_is_none():
    assert highest([]) is None
    assert find_levels(split("welder")) == ()


def test_management_begins_with_managers():
    assert is_management(Level.VP)
    assert not is_management(Level.LEAD)
    assert not is_management(None)

import pytest

from knowledge.models import Level
from knowledge.sources.occupations import Fit, printed_titles, soc_2018, soc_2020
from knowledge.vocabulary.roles import Roles


@pytest.mark.parametrize("open_groups", [soc_2018, soc_2020])
def test_every_listed_group_has_occupations_of_the_vocabulary(open_groups):
    groups, roles = open_groups(), Roles()
    fits = [fit for code in groups.listed for fit in groups.of(code)]
    assert len(fits) > 60
    assert all(roles.get(fit.role) for fit in fits)


@pytest.mark.parametrize("file_name", ["aijobs.tsv", "stackoverflow.tsv"])
def test_a_printed_title_means_what_it_means_to_people(file_name):
    titles, roles = printed_titles(file_name), Roles()
    agreeing = {True: set(), False: set()}
    for title in titles.listed:
        same = {(fit.role, fit.level) for fit in titles.of(title) if not fit.is_broad}
        exact = {(match.occupation, match.level) for match in roles.match(title) if match.score == 1}
        if same and exact:
            agreeing[bool(same & exact)].add(title)
    assert agreeing[False] == set()
    assert len(agreeing[True]) >= 5


def test_a_code_speaks_of_the_occupation_it_is_named_after():
    assert Fit("data scientist", None, is_broad=False) in soc_2018().of("15-2051")


def test_the_other_occupations_of_a_code_are_covered_by_a_broader_title():
    assert Fit("machine learning engineer", None, is_broad=True) in soc_2018().of("15-2051")


def test_directors_of_information_technology_stand_for_directors_of_its_fields():
    assert Fit("machine learning engineer", Level.DIRECTOR, is_broad=True) in soc_2020().of("1137")


def test_an_ambiguous_title_gives_each_of_its_occupations():
    found = printed_titles("aijobs.tsv").of("Head of Data")
    assert len(found) > 1
    assert all(fit.is_broad for fit in found)


def test_an_unknown_title_gives_none():
    assert printed_titles("aijobs.tsv").of("Bear Robotics") == ()

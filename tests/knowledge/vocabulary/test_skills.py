import pytest

from knowledge.vocabulary.skills import Skills
from knowledge.vocabulary.spelling import read_rows
from knowledge.vocabulary.titles import split


@pytest.fixture(scope="module")
def skills():
    return Skills()


@pytest.mark.parametrize(
    ("text", "name"),
    [("golang", "Go"), ("k8s", "Kubernetes"), ("postgres", "PostgreSQL"), ("scikit-learn", "scikit-learn"),
     ("AZ-104", "Microsoft Certified: Azure Administrator"), ("pmp", "Project Management Professional")],
)  # fmt: skip
def test_skill_by_its_other_names(skills, text, name):
    assert [match.skill.name for match in skills.find(split(text))] == [name]


def test_the_longest_name_counts(skills):
    (match,) = skills.find(split("AWS ML specialty"))
    assert match.skill.kind == "certificate"


def test_common_words_are_doubtful(skills):
    assert all(match.doubtful for match in skills.find(split("go, rust, swift")))


def test_every_skill_is_found_by_its_name(skills):
    for _, name, _ in read_rows("skills.tsv"):
        assert name in [match.skill.name for match in skills.find(split(name))]

import pytest

from bot.understand.skills import find_skill


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("does terraform raise my pay", "Terraform"),
        ("should I learn go", "Go"),
        ("is the CKA worth it", "Certified Kubernetes Administrator"),
        ("lohnt sich Kubernetes", "Kubernetes"),
        ("excel skills for office managers", "Excel"),
    ],
)
def test_skill_is_found(text, skill):
    assert find_skill(text) == skill


@pytest.mark.parametrize(
    "text", ["I go home in spring", "a swift answer", "Python developer pay", "rent in Lille"]
)
def test_titles_and_common_words_are_no_skills(text):
    assert find_skill(text) is None


def test_a_certificate_goes_before_what_it_is_about():
    assert find_skill("kubernetes: is ckad enough") == "Certified Kubernetes Application Developer"

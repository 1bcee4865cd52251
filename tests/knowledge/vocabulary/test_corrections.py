import pytest

from knowledge.vocabulary.corrections import Corrections
from knowledge.vocabulary.role_names import RoleNames
from knowledge.vocabulary.titles import split


@pytest.fixture(scope="module")
def corrections():
    return Corrections(RoleNames())


def corrected(corrections, text, slips=1):
    words = split(text)
    return " ".join(corrections.of(words, at, slips).text for at in range(len(words)))


def test_a_slip_is_corrected(corrections):
    assert corrected(corrections, "electrican") == "electrician"


def test_a_short_word_is_corrected_to_fit_its_neighbour(corrections):
    assert corrected(corrections, "talent agen") == "talent agent"
    assert corrected(corrections, "agen") == "agen"


def test_long_words_may_have_two_slips_where_they_are_allowed(corrections):
    assert corrected(corrections, "anestesologist") == "anestesologist"
    assert corrected(corrections, "anestesologist", slips=2) == "anesthesiologist"


@pytest.mark.parametrize("word", ["leeds", "designed", "processor", "diploma", "photographs", "pizza"])
def test_other_words_stay(corrections, word):
    assert corrected(corrections, word) == split(word)[0].text

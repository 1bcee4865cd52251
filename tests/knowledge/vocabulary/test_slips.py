import pytest

from knowledge.vocabulary.slips import Slips


@pytest.fixture(scope="module")
def slips():
    return Slips(["germany", "norway", "denver", "dover"])


@pytest.mark.parametrize("written", ["germny", "germanyy", "germamy", "gremany"])
def test_one_slip_of_each_kind_is_found(slips, written):
    assert slips.one_away(written) == ("germany",)


def test_name_without_a_slip_is_its_own_closest(slips):
    assert slips.one_away("norway") == ("norway",)


def test_two_slips_are_found_only_when_asked_for(slips):
    assert slips.one_away("germnyy") == ()
    assert slips.two_away("gremny") == ("germany",)


@pytest.mark.parametrize("written", ["", "abc", "x" * 4000, "salary"])
def test_other_words_are_close_to_nothing(slips, written):
    assert slips.one_away(written) == ()

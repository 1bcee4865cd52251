from knowledge.vocabulary.place_words import country_of_people, listed_words


def test_people_name_their_country_and_some_a_language_as_well():
    assert country_of_people("indian") == ("IN", False)
    assert country_of_people("german") == ("DE", True)
    assert country_of_people("engineer") is None


def test_words_that_also_name_a_place_are_listed_by_kind():
    assert "reading" in listed_words()["common"]
    assert "polish" not in listed_words()["common"]
    assert "near" in listed_words()["preposition"]

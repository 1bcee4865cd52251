import pytest

from knowledge.vocabulary.currencies import Currencies


@pytest.fixture(scope="module")
def currencies():
    return Currencies()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("€", "EUR"),
        ("quid", "GBP"),
        ("bucks", "USD"),
        ("Rupien", "INR"),
        ("reais", "BRL"),
        ("CHF", "CHF"),
        ("zł", "PLN"),
    ],
)
def test_currency_is_found_by_sign_code_and_word(currencies, name, code):
    assert currencies.find(name) == code


@pytest.mark.parametrize(
    ("name", "country", "code"),
    [
        ("$", "CA", "CAD"),
        ("$", "DE", "USD"),
        ("kr", "NO", "NOK"),
        ("kr", "DK", "DKK"),
        ("pesos", "AR", "ARS"),
    ],
)
def test_place_decides_between_currencies_of_one_name(currencies, name, country, code):
    assert currencies.find(name, country) == code


def test_unknown_word_is_no_currency(currencies):
    assert currencies.find("lines") is None


@pytest.mark.parametrize(
    ("country", "code"), [("GB", "GBP"), ("HR", "EUR"), ("BG", "EUR"), ("EU", "EUR"), ("in", "INR")]
)
def test_country_has_a_currency(currencies, country, code):
    assert currencies.of_country(country) == code


def test_unknown_country_has_no_currency(currencies):
    assert currencies.of_country("XX") is None

"""A raise in percent is read beside what is earned now."""

import pytest

from bot.models import Intent, Utterance


@pytest.fixture
def ask(understanding):
    return lambda text: understanding.understand(Utterance(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("my boss offers a 3% raise, I make 65k as a data engineer in leeds", ("raise.offer", "3")),
        ("/negotiate data engineer uk 65k, they offered an increase of 2.5 percent", ("raise.offer", "2.5")),
        ("mein chef bietet 3,5 % mehr, ich verdiene 65k als data engineer", ("raise.offer", "3.5")),
        ("/negotiate data engineer uk 60k, I want a 10% pay rise", ("raise.wish", "10")),
    ],
)
def test_a_raise_that_is_offered_or_wanted_is_negotiated(ask, text, told):
    query = ask(text)

    assert query.intent is Intent.NEGOTIATION
    assert query.details == (told,)


@pytest.mark.parametrize(
    "text", ["/worth data engineer uk 72k", "/worth data engineer uk 72k, after a 3% raise", "/skills python"]
)
def test_any_other_question_stays_what_it_is(ask, text):
    query = ask(text)

    assert query.intent is not Intent.NEGOTIATION
    assert not query.details


def test_a_raise_that_is_offered_makes_clear_what_is_unclear(ask):
    query = ask("my boss offers a 3% raise, data engineer")

    assert (query.intent, query.details) == (Intent.NEGOTIATION, (("raise.offer", "3"),))

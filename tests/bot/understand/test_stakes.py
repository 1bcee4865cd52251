"""What amounts are to who negotiates: offered, earned now, offered elsewhere, wanted."""

import pytest

from bot.models import Intent, Stake, Utterance


@pytest.fixture
def ask(understanding):
    return lambda text, previous=None: understanding.understand(Utterance(text), previous)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/negotiate data engineer uk 80k", {80_000: None}),
        ("/negotiate data engineer uk, they offered 80k", {80_000: Stake.OFFER}),
        ("/negotiate data engineer uk, 80k is what they offered", {80_000: None}),
        (
            "I earn 65k and they offer 80k as a data engineer, how to negotiate?",
            {80_000: Stake.OFFER, 65_000: Stake.NOW},
        ),
        ("/negotiate data engineer uk competing offer 95k vs 88k", {88_000: None, 95_000: Stake.OTHER}),
        ("/negotiate data engineer uk, I want 90k, offer is 80k", {80_000: Stake.OFFER, 90_000: Stake.WISH}),
        ("/negotiate data engineer uk, I'm on 61k", {61_000: Stake.NOW}),
        ("/negotiate data engineer berlin, ich verdiene 60k", {60_000: Stake.NOW}),
        (
            "/negotiate data engineer berlin 70k angeboten, ein anderes Angebot 75k",
            {70_000: Stake.OFFER, 75_000: Stake.OTHER},
        ),
    ],
)
def test_the_words_around_an_amount_say_what_it_is(ask, text, told):
    query = ask(text)

    assert query.intent is Intent.NEGOTIATION
    assert [(money.amount, money.stake) for money in query.money] == list(told.items())


def test_an_offer_of_somebody_else_is_leverage_and_no_comparison(ask):
    assert ask("competing offer 95k vs 88k").intent is Intent.NEGOTIATION


def test_whose_worth_was_asked_negotiates_from_it(ask):
    worth = ask("/worth data engineer uk 72k")
    query = ask("how do I negotiate that?", worth)

    assert [(money.amount, money.stake) for money in query.money] == [(72_000, Stake.NOW)]


def test_an_amount_after_a_negotiation_is_on_the_table(ask):
    query = ask("72k", ask("/negotiate data engineer uk"))

    assert (query.intent, query.pay.amount, query.pay.stake) == (Intent.NEGOTIATION, 72_000, None)

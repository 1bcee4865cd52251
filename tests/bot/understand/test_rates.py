"""Pay by the day or by the hour is told apart from a salary."""

import pytest

from bot.models import Intent, Money, Query
from bot.understand.rates import RateReader


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("contractor day rate for a java developer", {"rate:day"}),
        ("Tagessatz DevOps Freelancer?", {"rate:day"}),
        ("freelance hourly rate, react", {"rate:hour"}),
        ("Stundensatz Data Scientist", {"rate:hour"}),
        ("what is an average day of a java developer paid", set()),
    ],
)
def test_a_rate_is_read_where_it_is_asked_for(text, flags):
    assert RateReader().complete(Query(Intent.SALARY), text).flags == flags


def test_an_amount_says_itself_what_it_is_for():
    own = Query(Intent.SALARY, money=(Money(450, "GBP"),))

    assert RateReader().complete(own, "my day rate is 450") == own

"""Years of experience are read where they are told."""

import pytest

from bot.models import Intent, Money, Query
from bot.understand.years import YearsReader

MARKET = Query(Intent.SALARY)
OWN = Query(Intent.SALARY, money=(Money(58_000, "EUR"),))


@pytest.mark.parametrize(
    ("query", "text", "years"),
    [
        (MARKET, "backend developer, 10 years of experience, Germany", "10"),
        (MARKET, "backend dev 10+ yrs exp", "10"),
        (MARKET, "6 yoe data engineer", "6"),
        (OWN, "58k, 6 Jahre Berufserfahrung", "6"),
        (OWN, "55k, qa engineer, 3 years", "3"),
        (MARKET, "what was paid 3 years ago", None),
        (MARKET, "experienced data engineer", None),
        (Query(Intent.SKILLS), "skills for 5 years of experience", None),
    ],
)
def test_years_are_read_where_they_are_experience(query, text, years):
    assert YearsReader().complete(query, text).detail("years") == years

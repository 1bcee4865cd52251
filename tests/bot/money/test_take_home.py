"""Pay after tax: published worked examples of each country, and what holds for every pay."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.money.take_home import gross_needed, income_tax, marginal_rate, take_home
from knowledge.statutory.rates import rates_for

TODAY = date(2026, 11, 23)
PLACES = [("GB", None), ("GB", "Scotland"), ("US", None), ("DE", None), ("IE", None), ("IN", None)]
INDIAN_CESS = 0.04
"""In the strip of marginal relief each further rupee is taken whole, and the cess on it besides."""


def rates(country, region=None, day=TODAY):
    return rates_for(country, region, day)


def highest_rate(law):
    return 1 + INDIAN_CESS if law.country == "IN" else 1


# Chartered Institute of Taxation, reaction to the Scottish Budget, 13 January 2026: comparison for 2026/27.
@pytest.mark.parametrize(
    ("gross", "elsewhere", "scotland"),
    [(20_000, 1_486, 1_446), (35_000, 4_486, 4_501), (45_000, 6_486, 6_882), (50_000, 7_486, 8_982)],
)
def test_british_income_tax_is_as_the_institute_of_taxation_works_it_out(gross, elsewhere, scotland):
    assert income_tax(gross, rates("GB").income_tax) == pytest.approx(elsewhere, abs=1)
    assert income_tax(gross, rates("GB", "Scotland").income_tax) == pytest.approx(scotland, abs=1)


# Scottish Parliament Information Centre, liabilities 2026-27: payable, and the difference to the rest.
@pytest.mark.parametrize(
    ("gross", "payable", "more"),
    [(80_000, 21_732, 2_300), (100_000, 30_732, 3_300), (150_000, 59_634, 5_931)],
)
def test_scottish_income_tax_is_as_its_parliament_works_it_out(gross, payable, more):
    scottish = income_tax(gross, rates("GB", "Scotland").income_tax)

    assert scottish == pytest.approx(payable, abs=1)
    assert scottish - income_tax(gross, rates("GB").income_tax) == pytest.approx(more, abs=1)


# Deloitte for the BBC, "What could you be paying in tax?", January 2026: with National Insurance.
@pytest.mark.parametrize(("gross", "net"), [(16_000, 15_073.90), (33_000, 27_284.53)])
def test_scottish_take_home_pay_is_as_published(gross, net):
    assert take_home(gross, rates("GB", "Scotland")).net == pytest.approx(net, abs=0.01)


# LegalClarity, "How much federal tax do you owe on $100,000?", 2026, single filer.
def test_american_pay_is_taxed_as_in_the_published_example():
    found = take_home(100_000, rates("US"))

    assert found.income_tax == pytest.approx(13_170)
    assert sum(amount for _, amount in found.contributions) == pytest.approx(7_650)


# Social Security Administration, 24 October 2025: the most an employee pays in 2026 is $11,439.
def test_social_security_stops_where_its_administration_says():
    assert dict(take_home(400_000, rates("US")).contributions)["social_security"] == pytest.approx(11_439)


# Bundesministerium der Finanzen, Prüftabelle of the Programmablaufplan 2026, general wage tax, class I.
@pytest.mark.parametrize(("gross", "wage_tax"), [(20_000, 380), (50_000, 6_788), (100_000, 23_248)])
def test_german_wage_tax_is_as_the_ministry_checks_it(gross, wage_tax):
    law = rates("DE").income_tax.model_copy(update={"solidarity": None})

    assert income_tax(gross, law) == pytest.approx(wage_tax, abs=1)


# Bundesministerium der Finanzen, income tax calculator 2026: taxable income of 80,000, single.
def test_german_solidarity_surcharge_is_eased_in_as_the_ministry_computes_it():
    law = rates("DE").income_tax.model_copy(update={"deductions": (), "allowance": 0})

    assert income_tax(80_000, law) == pytest.approx(22_464 + 251.56, abs=1)


# Grant Thornton Ireland, Budget 2026, "average wage single": PRSI is nine months at 4.2, three at 4.35.
def test_irish_pay_over_the_whole_year_is_as_published_for_the_budget():
    before, after = rates("IE", day=date(2026, 6, 1)), rates("IE")
    year = [take_home(36_000, law).net * months / 12 for law, months in ((before, 9), (after, 3))]

    assert sum(year) == pytest.approx(30_662, abs=1)
    assert take_home(36_000, after).income_tax == pytest.approx(3_200)
    assert dict(take_home(36_000, after).contributions)["usc"] == pytest.approx(613, abs=1)


# Income Tax Department and Press Information Bureau on Budget 2025, whose slabs Budget 2026 kept: taxable
# income and tax before cess; 12.1 lakh would owe 61,500 and owes 10,000 after marginal relief.
@pytest.mark.parametrize(
    ("taxable", "tax"),
    [(1_200_000, 0), (1_210_000, 10_000), (1_600_000, 120_000), (2_400_000, 300_000), (5_000_000, 1_080_000)],
)
def test_indian_tax_is_as_its_government_works_it_out(taxable, tax):
    law = rates("IN").income_tax

    assert income_tax(taxable + law.allowance, law) == pytest.approx(tax * 1.04)


def test_crossing_into_the_indian_surcharge_costs_no_more_than_the_income_and_its_cess():
    law = rates("IN").income_tax
    at, above = (income_tax(5_000_000 + more + law.allowance, law) for more in (0, 1_000))

    assert above - at == pytest.approx(1_000 * 1.04)


@pytest.mark.parametrize(("country", "region"), PLACES)
@given(gross=st.floats(30_000, 30_000_000), more=st.floats(1, 1_000_000))
def test_more_pay_never_leaves_less_than_the_law_takes_whole(country, region, gross, more):
    law = rates(country, region)
    less, higher = take_home(gross, law), take_home(gross + more, law)

    assert higher.net - less.net >= (1 - highest_rate(law)) * more - 0.01
    assert 0 < less.net <= gross
    assert -1e-6 <= marginal_rate(gross, law) <= highest_rate(law) + 1e-6


@pytest.mark.parametrize(("country", "region"), PLACES)
@given(gross=st.floats(30_000, 1_000_000), extra=st.floats(0, 200_000))
def test_the_gross_needed_leaves_just_what_was_asked_for(country, region, gross, extra):
    law = rates(country, region)
    needed = gross_needed(extra, gross, law, law)

    assert take_home(needed, law).net - take_home(gross, law).net == pytest.approx(extra, abs=0.05)
    assert needed >= gross + extra - 0.05


def test_nine_thousand_six_hundred_more_needs_sixteen_and_a_half_thousand_at_42_percent():
    law = rates("GB")

    assert marginal_rate(72_000, law) == pytest.approx(0.42)
    assert gross_needed(9_600, 72_000, law, law) - 72_000 == pytest.approx(9_600 / 0.58, abs=0.01)


def test_moving_to_scotland_needs_more_for_the_same_pay_after_tax():
    assert gross_needed(0, 72_000, rates("GB"), rates("GB", "Scotland")) > 75_000


def test_pay_below_what_the_rates_hold_for_is_not_computed():
    assert take_home(20_000, rates("DE")) is None
    assert marginal_rate(20_000, rates("IE")) is None
    assert gross_needed(100, 20_000, rates("DE"), rates("DE")) is None
    assert gross_needed(-20_000, 30_000, rates("DE"), rates("DE")) is None

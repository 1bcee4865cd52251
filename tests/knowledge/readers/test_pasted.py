"""A pasted report yields every fact in it, whatever role, place, currency, wording and order."""

import random
import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.models import Basis, FactKind, Label, Report, SectionKind, Statistic
from knowledge.readers.lines import pasted_lines, plain
from knowledge.readers.sections import passages
from tests.knowledge.readers.synthetic import ORDER, Pasted, facts, only, read_text, report_of

ROLES = ["Data Engineer", "Senior Backend Developer", "Product Manager", "Lead DevOps Engineer"]
MONEY = [  # place, country, currency, average, projection, their values
    ("United Kingdom", "GB", "GBP", "£77,093", "£84,802", 77_093, 84_802),
    ("Germany", "DE", "EUR", "77.093 €", "84.802 €", 77_093, 84_802),
    ("Switzerland", "CH", "CHF", "CHF 127'500", "CHF 135'000", 127_500, 135_000),
    ("Poland", "PL", "PLN", "277 093 zł", "304 802 zł", 277_093, 304_802),
    ("India", "IN", "INR", "₹12,50,000", "₹13,75,000", 1_250_000, 1_375_000),
    ("India", "IN", "INR", "₹25 lakh", "27.5 lakh", 2_500_000, 2_750_000),
    ("India", "IN", "INR", "1.2 crore", "1.3 crore", 12_000_000, 13_000_000),
    ("United States", "US", "USD", "$120k", "$132k", 120_000, 132_000),
    ("Canada", "CA", "CAD", "$120,000", "$128,000", 120_000, 128_000),
    ("Sweden", "SE", "SEK", "650 000 kr", "700 000 kr", 650_000, 700_000),
    ("Japan", "JP", "JPY", "¥8,000,000", "¥8,800,000", 8_000_000, 8_800_000),
    ("Netherlands", "NL", "EUR", "EUR 71,000", "EUR 75,000", 71_000, 75_000),
]


@pytest.mark.parametrize(("role", "money"), [*product(ROLES, MONEY)], ids=str)
def test_pay_is_read_for_any_role_place_and_currency(role, money):
    place, country, currency, average, projection, value, projected = money
    report = report_of(Pasted(role, place, average, projection).text())
    pay, claim = only(report, FactKind.PAY), only(report, FactKind.PAY_PROJECTION)
    assert (report.title, report.country) == (role, country)
    assert (pay.value, pay.currency, pay.n, pay.n_unit) == (value, currency, 2338, "data points")
    assert (claim.value, claim.currency, claim.label) == (projected, currency, Label.CLAIM)
    assert only(report, FactKind.PAY_PROJECTION_RATIO).value == pytest.approx(projected / value, abs=1e-4)


@pytest.mark.parametrize("seed", range(12))
def test_every_fact_is_read_in_any_order_of_sections(seed):
    order = tuple(random.Random(seed).sample(ORDER, len(ORDER)))
    report = report_of(Pasted(order=order).text())
    spark, credential = only(report, FactKind.SKILL_PREMIUM), only(report, FactKind.CERTIFICATION_PREMIUM)
    assert (spark.subject, spark.low, spark.high, spark.unit) == ("Apache Spark", 15, 25, "percent")
    assert (credential.subject, credential.low, credential.high) == ("Databricks Data Engineer", 7, 9)
    assert only(report, FactKind.SKILL_COMBINATION).subject == "Scala"
    assert only(report, FactKind.TOP_SKILL).subject == "Apache Spark"
    assert only(report, FactKind.AI_FACTOR).subject == "testing, documentation, data quality"
    assert only(report, FactKind.BONUS).subject == "Platform Uptime Bonus"
    assert [item.subject for item in facts(report, FactKind.CHECKLIST_ITEM)] == ["Positioning", "Learning"]
    assert [cost.subject for cost in facts(report, FactKind.COST_DRIVER)] == ["city", "family"]
    drivers = [driver.subject for driver in facts(report, FactKind.DEMAND_DRIVER)]
    assert drivers == ["cloud migration", "shortage of people"]


@pytest.mark.parametrize("missing", [name for name in ORDER if name != "overview"])
def test_a_missing_section_takes_only_its_own_facts(missing):
    whole = report_of(Pasted().text())
    report = report_of(Pasted(order=tuple(name for name in ORDER if name != missing)).text())
    assert 0 < len(whole.facts) - len(report.facts) <= 3
    assert only(report, FactKind.PAY).value == 77_093


@pytest.mark.parametrize(
    ("printed", "figures"),
    [
        ("15\u201325 %", {"low": 15, "high": 25}),
        ("15 to 25 percent", {"low": 15, "high": 25}),
        ("15% to 25%", {"low": 15, "high": 25}),
        ("12.5 per cent", {"value": 12.5}),
    ],
)
def test_a_premium_is_read_in_other_notations(printed, figures):
    fact = only(report_of(Pasted(premium=printed).text()), FactKind.SKILL_PREMIUM)
    assert {name: getattr(fact, name) for name in figures} == figures


@pytest.mark.parametrize(
    ("sentence", "low", "high", "subject"),
    [
        ("Knowing Rust can earn developers up to 30% more.", None, 30, "Rust"),
        ("Kubernetes adds at least 8% to pay.", 8, None, "Kubernetes"),
        ("People skilled in Terraform earn 10 to 14 percent more.", 10, 14, "Terraform"),
    ],
)
def test_a_premium_without_bold_marks_is_read(sentence, low, high, subject):
    text = Pasted(extra={"premium": f"Skill Premium Analysis\n{sentence}"}).text()
    fact = only(report_of(text), FactKind.SKILL_PREMIUM)
    assert (fact.low, fact.high, fact.subject) == (low, high, subject)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Median base salary: €65,000.", (65_000, Statistic.MEDIAN, Basis.BASE, "year")),
        ("The mean total compensation is €88,000.", (88_000, Statistic.MEAN, Basis.TOTAL, "year")),
        ("Typical pay is €5,400 per month.", (5_400, Statistic.POINT, Basis.UNSTATED, "month")),
        ("€70,000 is the average, up from €65,000.", (70_000, Statistic.MEAN, Basis.UNSTATED, "year")),
        (
            "Average pay is €80,000; juniors start at €48,000.",
            (80_000, Statistic.MEAN, Basis.UNSTATED, "year"),
        ),
        ("Contractors charge an average day rate of €620.", (620, Statistic.MEAN, Basis.UNSTATED, "day")),
    ],
)
def test_a_figure_is_called_what_the_report_calls_it(sentence, expected):
    pay = only(report_of(Pasted(order=("overview",), extra={"overview": sentence}).text()), FactKind.PAY)
    assert (pay.value, pay.statistic, pay.basis, pay.unit) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "P25: €60,000, median: €70,000, P75: €85,000, P90: €99,000.",
        "The median is €70,000, the 25th percentile €60,000, the upper quartile €85,000, P90 €99,000.",
    ],
)
def test_percentiles_make_one_fact(sentence):
    pay = only(report_of(Pasted(order=("overview",), extra={"overview": sentence}).text()), FactKind.PAY)
    assert (pay.statistic, pay.value) == (Statistic.QUANTILES, 70_000)
    assert (pay.p25, pay.p50, pay.p75, pay.p90) == (60_000, 70_000, 85_000, 99_000)


def test_a_range_is_no_average():
    text = Pasted(order=("overview",), extra={"overview": "Salaries range from €60,000 to €80,000."}).text()
    pay = only(report_of(text), FactKind.PAY)
    assert (pay.statistic, pay.value, pay.low, pay.high) == (Statistic.RANGE, None, 60_000, 80_000)


@pytest.mark.parametrize(("printed", "n"), [("2.338", 2338), ("2k", 2000), ("12 500", 12_500), ("97", 97)])
def test_a_count_is_read_as_printed(printed, n):
    assert only(report_of(Pasted(n=printed).text()), FactKind.PAY).n == n


@pytest.mark.parametrize(
    ("updated", "period"),
    [
        ("Q1 2026", "2026-03"),
        ("Updated March 2025", "2025-03"),
        ("As of 2026-04", "2026-04"),
        ("Published 12 April 2026", "2026-04-12"),
        ("Updated April 3, 2026", "2026-04-03"),
        ("Edition 2026", "2026"),
    ],
)
def test_the_period_is_read_in_other_notations(updated, period):
    assert report_of(Pasted(updated=updated).text()).period == period


@pytest.mark.parametrize(
    "title",
    [
        "Data Engineer Salary Report \u2013 Germany (2026)",
        "Market Report: Data Engineer, Germany",
        "Salary Guide | Data Engineer | Germany",
        "Data Engineer salaries in Berlin, Germany",
    ],
)
def test_role_and_place_are_found_in_other_titles(title):
    usual = "Market Intelligence: Data Engineer in Germany"
    report = report_of(Pasted("Data Engineer").text().replace(usual, title))
    assert (report.title, report.role, report.country) == ("Data Engineer", "data engineer", "DE")


@pytest.mark.parametrize(
    ("place", "country", "region", "city"),
    [
        ("Singapore", "SG", None, None),
        ("Texas", "US", "TX", None),
        ("Munich, Germany", "DE", "Munich", "Munich"),
    ],
)
def test_facts_speak_of_the_place_in_the_title(place, country, region, city):
    report = report_of(Pasted(place=place, average="77,000 USD", projection="80,000 USD").text())
    assert (report.country, report.city) == (country, city)
    assert {(fact.country, fact.region) for fact in report.facts} == {(country, region)}


@pytest.mark.parametrize("line", ["Average salary: 65,000 EUR", "Average Pay 65.000 EUR"])
def test_a_line_with_a_figure_is_no_heading(line):
    text = Pasted(order=("overview",), extra={"overview": line}).text()
    assert only(report_of(text), FactKind.PAY).value == 65_000


def test_headings_that_lost_their_line_break_are_found():
    glued = re.sub(r"\n(?!- )", "", Pasted().text().partition("\n")[2])
    report = report_of("Market Intelligence: Senior Data Engineer in Germany\n" + glued)
    kinds = [section.kind for section in report.sections]
    assert {SectionKind.OVERVIEW, SectionKind.PREMIUM, SectionKind.NEGOTIATION, SectionKind.DEMAND} <= set(
        kinds
    )
    assert only(report, FactKind.PAY).value == 77_093


def test_an_unknown_heading_opens_a_section_of_kind_other():
    report = report_of(Pasted().text() + "\nVisa Sponsorship\nAsk the employer early.")
    last = report.sections[-1]
    assert (last.kind, last.heading, last.text) == (
        SectionKind.OTHER,
        "Visa Sponsorship",
        "Ask the employer early.",
    )


def test_an_empty_section_is_kept():
    report = report_of(Pasted(extra={"demand": "Required Skills for Senior Data Engineer"}).text())
    assert SectionKind.SKILLS in {section.kind for section in report.sections if not section.text}


def test_each_fact_quotes_words_of_its_section():
    report = report_of(Pasted().text())
    for fact in report.facts:
        texts = [part.heading + part.text for part in report.sections if part.kind is fact.section]
        assert any((fact.quote or "") in text for text in texts), fact


@given(
    st.lists(
        st.sampled_from([*Pasted().text().split("\n"), "Odd Bits", "", "x", "dataMarket Overview"]),
        min_size=1,
    )
)
def test_no_word_is_lost(lines):
    text = "\n".join(lines)
    kept = [part.section(0) for part in passages(pasted_lines(text))]
    together = "".join(section.heading + section.text for section in kept)
    assert "".join(together.split()) == "".join(plain(text).split())


@given(st.text(alphabet=st.sampled_from("abcAB .:!?\n-*_#£€%0123456789,'()🚀"), max_size=400))
def test_any_text_is_kept_or_refused_but_never_breaks(text):
    parts = passages(pasted_lines(text))
    together = "".join(part.section(0).heading + part.section(0).text for part in parts)
    assert "".join(together.split()) == "".join(plain(text).split())
    assert isinstance(read_text(text), Report | tuple)


def test_a_salary_and_a_day_rate_stand_side_by_side_and_the_sample_is_the_salarys():
    text = (
        "Data Engineer Salary in Germany\nSeptember 2026, 1,204 data points\n\n"
        "The average salary for a Data Engineer is €68,400 per year. The average day rate is €650."
    )
    found = [(pay.value, pay.unit, pay.n) for pay in facts(read_text(text), FactKind.PAY)]

    assert found == [(68_400, "year", 1204), (650, "day", None)]


def test_base_and_total_pay_of_one_sentence_stand_side_by_side():
    text = (
        "Product Manager Salary in Canada\nSeptember 2026\n\n"
        "The average base salary is C$142,500 a year, with total compensation averaging C$171,000."
    )
    found = [(pay.value, pay.basis) for pay in facts(read_text(text), FactKind.PAY)]

    assert found == [(142_500, Basis.BASE), (171_000, Basis.TOTAL)]


@pytest.mark.parametrize(
    ("item", "figures"),
    [
        ("- Apache Spark (+12 %)", ("Apache Spark", 12, None, None)),
        ("- Kubernetes: 10-14 % more", ("Kubernetes", None, 10, 14)),
        ("- Terraform: 8 % premium", ("Terraform", 8, None, None)),
    ],
)
def test_premiums_are_read_from_the_items_of_a_list(item, figures):
    text = f"DevOps Engineer Salary in Poland\nJuly 2026\nThe average salary is 240 000 zł.\n\nSkills\n{item}"
    found = only(read_text(text), FactKind.SKILL_PREMIUM)

    assert (found.subject, found.value, found.low, found.high) == figures

"""The strict JSON form: what is left out is filled in, and each error names its line."""

from importlib.resources import as_file, files

import pytest

from knowledge.models import Report, Status
from knowledge.readers.json_form import read_json
from knowledge.sources.figures import read_figures
from tests.knowledge.readers.synthetic import read_text

SHIPPED = (files("knowledge") / "reports/lead-machine-learning-director-united-kingdom.json").read_text(
    "utf-8"
)


def shipped():
    report = read_json(SHIPPED, "shipped.json")
    assert isinstance(report, Report)
    return report


def test_facts_take_title_role_and_period_from_the_report():
    pay = shipped().facts[0]
    assert (pay.title, pay.role, pay.country) == ("Lead Machine Learning Director", shipped().role, "GB")
    assert (pay.value, pay.n, pay.period, pay.source) == (77093, 2338, "2026-04", shipped().source.id)


def test_null_in_a_fact_speaks_of_all():
    report = read_json(SHIPPED.replace('"kind": "pay",', '"kind": "pay", "role": null,'), "r.json")
    assert isinstance(report, Report)
    assert report.facts[0].role is None


def test_every_claim_on_the_retired_certificate_is_retired():
    claims = [fact for fact in shipped().facts if "AWS" in f"{fact.subject} {fact.text}"]
    assert len(claims) == 3
    assert all(fact.status is Status.RETIRED and fact.superseded_by for fact in claims)


def test_another_text_has_another_digest():
    changed = read_json(SHIPPED.replace("77093", "77094"), "r.json")
    assert isinstance(changed, Report)
    assert changed.digest != shipped().digest


@pytest.mark.parametrize(
    ("written", "instead", "message"),
    [
        ('"n": 2338', '"n": 23.5', "facts[0].n: expected a valid integer, found 23.5"),
        ('"n": 2338', '"n": "2338"', "facts[0].n: expected a valid integer, found '2338'"),
        ('"low": 15,', '"low": 35,', "range the wrong way round: low 35 is above high 25"),
        ('"unit": "year"', '"unti": "year"', "facts[0].unti: expected a field of the form"),
        ('"country": "GB"', '"country": "gb"', "country: expected match pattern '^[A-Z]{2}$', found 'gb'"),
        ('"value": 77093', '"value": NaN', "report: expected well-formed JSON"),
    ],
)
def test_an_error_names_its_field_and_line(written, instead, message):
    line = SHIPPED[: SHIPPED.index(written)].count("\n") + 1
    problems = read_json(SHIPPED.replace(written, instead, 1), "r.json")
    assert isinstance(problems, tuple)
    assert message in str(problems[0])
    assert abs((problems[0].line or 0) - line) <= 9


def test_an_error_in_what_facts_share_is_said_once():
    problems = read_json(SHIPPED.replace('"country": "GB"', '"country": "gb"', 1), "r.json")
    assert [str(problem) for problem in problems] == [
        "r.json:18: country: expected match pattern '^[A-Z]{2}$', found 'gb'"
    ]


def test_all_missing_fields_are_listed():
    problems = read_json("{}", "r.json")
    assert {problem.field for problem in problems} >= {
        "source",
        "title",
        "role",
        "country",
        "period",
        "facts",
    }


def test_half_a_file_is_refused_where_it_ends():
    half = SHIPPED[: len(SHIPPED) // 2]
    (problem,) = read_json(half, "r.json")
    assert (problem.field, problem.line) == ("report", half.count("\n") + 1)


def test_the_independent_premiums_are_two_years_under_two_methods():
    with as_file(files("knowledge") / "figures/pwc-ai-jobs-barometer.json") as path:
        facts = read_figures(path).facts
    assert [(fact.period, fact.value) for fact in facts] == [("2023", 14), ("2024", 11)]
    assert len({fact.method_version for fact in facts}) == 2


def test_a_report_of_a_city_has_facts_of_the_city():
    report = read_json(SHIPPED.replace('"country": "GB"', '"country": "GB", "city": "London"', 1), "r.json")
    assert isinstance(report, Report)
    assert {fact.region for fact in report.facts} == {"London"}


def test_an_occupation_that_nobody_can_ask_for_is_refused():
    text = SHIPPED.replace('"role": "machine learning engineer"', '"role": "machine lerning engineer"', 1)
    (problem,) = read_text(text, "r.json")
    assert (problem.field, problem.found) == ("role", "'machine lerning engineer'")
    assert isinstance(read_text(SHIPPED), Report)

"""Checks before a report enters: each bad figure is refused with its field and what was expected."""

from datetime import date
from importlib.resources import files

import pytest

from knowledge.checks import check
from knowledge.models import FactKind, Report, Statistic, Status
from knowledge.problem import Problem
from knowledge.readers.json_form import read_json
from knowledge.readers.whereabouts import whereabouts
from knowledge.vocabulary.places import Places

SHIPPED = (files("knowledge") / "reports/lead-machine-learning-director-united-kingdom.json").read_bytes()
TODAY = date(2026, 11, 22)
PLACES = Places()


def shipped():
    report = read_json(SHIPPED.decode(), "r.json")
    assert isinstance(report, Report)
    return report


def changed(index, **values):
    """Return the shipped report with one fact changed."""
    facts = list(shipped().facts)
    facts[index] = facts[index].model_copy(update=values)
    return shipped().model_copy(update={"facts": tuple(facts)})


def problems_of(report, previous=None, *, accept_jump=False, today=TODAY):
    line_of = whereabouts(SHIPPED, report)
    return check(
        report, previous, today=today, places=PLACES, accept_jump=accept_jump, file="r.json", line_of=line_of
    )


def test_the_shipped_report_has_no_problem():
    assert problems_of(shipped()) == ()


@pytest.mark.parametrize(
    ("index", "values", "message"),
    [
        (0, {"currency": "EUR"}, "facts[0].currency: expected GBP, the currency of GB, found EUR"),
        (0, {"unit": None}, "facts[0].unit: expected a value: pay needs it, found none"),
        (0, {"value": None}, "facts[0].value: expected a value, a range or percentiles above 0, found none"),
        (0, {"value": -5.0}, "found -5"),
        (0, {"n": 0}, "facts[0].n: expected a whole number above 0, or nothing, found 0"),
        (0, {"p50": 70_000.0}, "facts[0].value: expected the median, 70000, found 77093"),
        (
            1,
            {"value": 77_000.0},
            "facts[1].value: expected 1 to 1.5 times the average of 77,093, found 77,000",
        ),
        (1, {"value": 115_640.0}, "facts[1].value: expected 1 to 1.5 times the average of 77,093"),
        (1, {"unit": "month"}, "facts[1].currency: expected GBP a year, as the average, found GBP a month"),
        (5, {"country": "XX"}, "facts[5].country: expected a country of ISO 3166, found XX"),
        (5, {"period": "2027"}, "facts[5].period: expected at most 2026-11, found 2027"),
        (5, {"review_by": date(2026, 11, 21)}, "facts[5].review_by: expected a status other than current"),
    ],
)
def test_a_bad_figure_is_refused_with_its_field(index, values, message):
    assert any(message in str(problem) for problem in problems_of(changed(index, **values)))


@pytest.mark.parametrize("value", [77_093.0, 115_639.0])
def test_a_projection_at_the_bounds_passes(value):
    assert problems_of(changed(1, value=value)) == ()


def test_a_problem_names_file_and_line():
    line = SHIPPED[: SHIPPED.index(b'"kind": "pay"')].count(b"\n")
    problem, *_ = problems_of(changed(0, currency="EUR"))
    assert str(problem).startswith(f"r.json:{line}: facts[0].currency: expected ")


def test_a_claim_on_its_day_of_review_still_stands():
    assert problems_of(changed(5, review_by=TODAY)) == ()


def test_a_retired_claim_may_be_past_its_review():
    assert problems_of(changed(5, review_by=date(2020, 1, 1), status=Status.RETIRED)) == ()


def test_a_report_without_pay_is_refused():
    claims = tuple(fact for fact in shipped().facts if fact.kind is not FactKind.PAY)
    assert problems_of(shipped().model_copy(update={"facts": claims})) == (
        Problem("r.json", None, "facts", "at least one pay figure", "none"),
    )


def test_a_period_in_the_future_is_refused():
    (problem, *_) = problems_of(shipped(), today=date(2026, 3, 31))
    assert (problem.field, problem.found) == ("period", "2026-04")
    assert problems_of(shipped(), today=date(2026, 4, 1)) == ()


@pytest.mark.parametrize(("value", "refused"), [(100_220.0, False), (100_222.0, True), (53_960.0, True)])
def test_a_jump_of_more_than_30_percent_is_refused(value, refused):
    now = changed(0, value=value)
    now = now.model_copy(update={"facts": now.facts[:1]})
    assert bool(problems_of(now, shipped())) is refused
    assert problems_of(now, shipped(), accept_jump=True) == ()


def test_a_change_from_year_to_month_is_a_jump():
    now = changed(0, unit="month", value=6424.0)
    now = now.model_copy(update={"facts": now.facts[:1]})
    assert "GBP a year as before" in str(problems_of(now, shipped())[0])


def spread(medians, upper):
    """Return the shipped report with one pay fact a median, its P75 at a ratio to it."""
    pay = shipped().facts[0]
    rows = [
        pay.model_copy(
            update={"value": median, "p50": median, "p75": median * ratio, "statistic": Statistic.QUANTILES}
        )
        for median, ratio in zip(medians, upper, strict=True)
    ]
    return shipped().model_copy(update={"facts": tuple(rows)})


MEDIANS = [50_000.0, 60_000.0, 70_000.0, 80_000.0, 95_000.0]


def test_percentiles_at_one_ratio_in_every_row_are_refused():
    (problem,) = problems_of(spread(MEDIANS, [1.4] * 5))
    assert (problem.field, problem.found) == ("facts[0].p75", "p75 = 1.40 times the median in all of them")


def test_ratios_that_differ_or_too_few_rows_pass():
    assert problems_of(spread(MEDIANS, [1.4, 1.38, 1.41, 1.35, 1.4])) == ()
    assert problems_of(spread(MEDIANS[:4], [1.4] * 4)) == ()

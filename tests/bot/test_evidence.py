"""The rules on what may be shown, at every boundary."""

from datetime import date

import pytest

from bot.evidence import (
    Check,
    Criterion,
    Figure,
    Freshness,
    Grade,
    Match,
    Reason,
    Withheld,
    agreement,
    checks,
    freshness,
    grade_agreement,
    judge,
    match_title,
    months_old,
)
from knowledge.models import Basis, FactKind, Label, Level, Statistic, Status
from tests.builders import TODAY, claim, pay, quantiles, source


def judged(fact, **options) -> Figure:
    return judge(fact, options.pop("source", source()), today=TODAY, **options)


@pytest.mark.parametrize(
    ("n", "median", "quartiles", "tails", "weak"),
    [
        (4, False, False, False, False),
        (5, True, False, False, True),
        (10, True, False, False, True),
        (11, True, True, False, False),
        (28, True, True, False, False),
        (29, True, True, True, False),
    ],
)
def test_shows_as_much_as_the_sample_supports(n, median, quartiles, tails, weak):
    found = judged(quantiles(n=n))

    assert isinstance(found, Figure) is median
    if median:
        assert (found.p25 is not None, found.p75 is not None) == (quartiles, quartiles)
        assert (found.p10 is not None, found.p90 is not None) == (tails, tails)
        assert found.weak is weak


def test_withholds_a_figure_from_fewer_than_five():
    assert judged(pay(n=4)).reason is Reason.FEW


def test_derives_no_percentile_from_an_average():
    found = judged(quantiles(statistic=Statistic.MEAN))

    assert (found.p10, found.p25, found.p75, found.p90) == (None, None, None, None)


@pytest.mark.parametrize(
    ("months", "age"),
    [
        (0, Freshness.FRESH),
        (5, Freshness.FRESH),
        (6, Freshness.AMBER),
        (12, Freshness.AMBER),
        (13, Freshness.RED),
        (24, Freshness.RED),
        (25, Freshness.HIDDEN),
    ],
)
def test_ages_by_whole_months(months, age):
    assert freshness(months) is age


@pytest.mark.parametrize(
    ("period", "months"), [("2026-11", 0), ("2026-04", 7), ("2026-08-14", 3), ("2025", 17), ("2027-01", 0)]
)
def test_counts_months_from_the_period(period, months):
    assert months_old(pay(period=period), source(), TODAY) == months


def test_counts_official_yearly_statistics_from_their_publication():
    official = source(official_yearly=True, published=date(2025, 11, 1))

    assert months_old(pay(period="2024"), official, TODAY) == 12


def test_hides_what_is_older_than_two_years_until_asked():
    old = pay(period="2024-10")

    assert judged(old).reason is Reason.OLD
    assert judged(old, older=True).label is Label.AGED
    assert judged(old, older=True).grade is Grade.D


def test_withholds_what_was_withdrawn():
    assert isinstance(judged(pay(status=Status.WITHDRAWN)), Withheld)


@pytest.mark.parametrize(
    ("ratio", "grade"),
    [
        (1.0, Grade.A),
        (1.10, Grade.A),
        (1.11, Grade.B),
        (1.25, Grade.B),
        (1.26, Grade.C),
        (1.50, Grade.C),
        (1.51, Grade.D),
    ],
)
def test_grades_agreement_by_ratio(ratio, grade):
    assert grade_agreement(ratio) is grade


@pytest.mark.parametrize(("n", "grade"), [(5, "C"), (10, "C"), (11, "B"), (28, "B"), (29, "A"), (None, "D")])
def test_grades_the_sample(n, grade):
    assert judged(pay(n=n)).grade == grade


def test_grades_what_is_assumed_as_d():
    assert judged(pay(label=Label.ASSUMED)).grade is Grade.D


def test_takes_the_worst_of_all_checks():
    found = judged(pay(n=20, period="2026-04"), source=source(method_disclosed=False), match=Match.SAME)

    assert found.grade is Grade.C
    assert found.weakest == (Check(Criterion.METHOD, Grade.C),)


def test_compares_with_another_source_of_the_same_title():
    peer = pay(66_000, source="other")

    assert agreement(pay(), [peer]) == pytest.approx(1.1)


def test_the_source_farthest_off_counts_whatever_the_others_say():
    peers = [pay(61_000, source="near"), pay(90_000, source="far")]

    assert agreement(pay(), peers) == pytest.approx(1.5)
    assert agreement(pay(), peers[::-1]) == pytest.approx(1.5)


def test_a_source_speaks_once_by_its_largest_sample():
    variant = pay(90_000, source="other", title="Data Developer", n=12)

    assert agreement(pay(), [pay(63_000, source="other"), variant]) == pytest.approx(1.05)


@pytest.mark.parametrize(
    "difference",
    [
        {"source": "acme"},
        {"n": 10},
        {"n": None},
        {"role": "data scientist"},
        {"level": Level.SENIOR},
        {"country": "US"},
        {"currency": "USD"},
        {"unit": "hour"},
        {"basis": Basis.TOTAL},
        {"flags": ("broad_title",)},
    ],
)
def test_compares_with_nothing_that_measures_something_else(difference):
    peer = pay(66_000, **({"source": "other"} | difference))

    assert agreement(pay(), [peer]) is None


def test_scores_agreement_against_a_peer_of_unstated_basis():
    assert agreement(pay(basis=Basis.UNSTATED), [pay(source="other")]) == 1.0


@pytest.mark.parametrize(
    ("changes", "match"),
    [
        ({"level": Level.SENIOR}, Match.SAME),
        ({"level": Level.SENIOR, "flags": ("broad_title",)}, Match.BROADER),
        ({"level": None}, Match.ALL_LEVELS),
        ({"level": None, "flags": ("broad_title",)}, Match.BROADER),
        ({"level": Level.JUNIOR}, Match.OTHER_LEVEL),
        ({"role": "data scientist"}, Match.NEAR),
        ({"role": None}, None),
    ],
)
def test_matches_titles(changes, match):
    assert match_title(pay(**changes), "data engineer", Level.SENIOR) is match


def test_scores_no_sample_where_none_is_drawn():
    rate = claim(FactKind.EXCHANGE_RATE, value=0.75, label=Label.MEASURED)

    scored = checks(rate, source(), months=1, match=None, peers=())
    assert {check.criterion for check in scored} == {Criterion.AGE, Criterion.METHOD}

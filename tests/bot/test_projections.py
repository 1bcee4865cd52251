"""What was projected against what came, on constructed reports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.projections import Direction, Due, due_of, follow, score
from knowledge.models import Basis, FactKind, Label, Statistic, Status
from tests.builders import pay

AMOUNTS = st.floats(1_000, 1_000_000)


def average(value=70_000, period="2025-04", **changes):
    return pay(value, period=period, statistic=Statistic.MEAN, **changes)


def projection(value=77_000, period="2025-04", **changes):
    words = {"kind": FactKind.PAY_PROJECTION, "label": Label.CLAIM, "n": None, "n_unit": None}
    return pay(value, period=period, statistic=Statistic.POINT, **(words | changes))


@pytest.mark.parametrize(
    ("came", "error", "direction"),
    [
        (77_000, 0.0, Direction.EXACT),
        (70_000, 10.0, Direction.TOO_HIGH),
        (80_000, -3.75, Direction.TOO_LOW),
    ],
)
def test_the_error_is_in_percent_of_what_came(came, error, direction):
    found = score(70_000, 77_000, came)

    assert (found.error_percent, found.direction) == (pytest.approx(error), direction)


def test_both_movements_are_told_from_the_same_start():
    found = score(70_000, 77_000, 71_400)

    assert found.projected_percent == pytest.approx(10.0)
    assert found.came_percent == pytest.approx(2.0)


@given(start=AMOUNTS, projected=AMOUNTS, came=AMOUNTS)
def test_the_sign_of_the_error_is_its_direction(start, projected, came):
    found = score(start, projected, came)

    assert (found.error_percent > 0) is (found.direction is Direction.TOO_HIGH)
    assert (found.error_percent < 0) is (found.direction is Direction.TOO_LOW)


@given(start=AMOUNTS, projected=AMOUNTS, came=AMOUNTS)
def test_the_score_does_not_depend_on_the_unit(start, projected, came):
    monthly = score(start / 12, projected / 12, came / 12)

    assert monthly.error_percent == pytest.approx(score(start, projected, came).error_percent, abs=1e-6)


@pytest.mark.parametrize(
    ("flags", "period", "due"),
    [
        (("for:2027",), "2025-04", Due("2027", assumed=False)),
        ((), "2025-04", Due("2026-04", assumed=True)),
        ((), "2025", Due("2026", assumed=True)),
        ((), "2025-04-17", Due("2026-04", assumed=True)),
    ],
)
def test_a_projection_without_a_date_is_assumed_to_look_a_year_ahead(flags, period, due):
    assert due_of(projection(flags=flags, period=period)) == due


@pytest.mark.parametrize(
    ("due", "period", "reached"),
    [
        ("2026-04", "2026-03", False),
        ("2026-04", "2026-04", True),
        ("2026-04", "2026-04-17", True),
        ("2026-04", "2026", False),
        ("2026-04", "2027", True),
        ("2026", "2026-01", True),
        ("2026", "2025-12", False),
    ],
)
def test_a_figure_counts_from_the_due_time_on(due, period, reached):
    assert Due(due, assumed=True).reached_by(period) is reached


def test_the_first_figure_after_the_due_time_came():
    later = [average(72_000, "2026-03"), average(73_000, "2026-09"), average(74_000, "2026-05")]
    (found,) = follow([average(), projection(), *later])

    assert (found.start.value, found.came.value) == (70_000, 74_000)


@pytest.mark.parametrize(
    "difference",
    [
        {"title": "Senior Data Engineer"},
        {"source": "other"},
        {"basis": Basis.TOTAL},
        {"currency": "EUR"},
        {"unit": "month"},
        {"region": "Leeds"},
        {"method_version": "2"},
        {"statistic": Statistic.MEDIAN},
        {"status": Status.WITHDRAWN},
    ],
)
def test_a_figure_that_measures_something_else_did_not_come(difference):
    later = average(period="2026-05").model_copy(update=difference)
    (found,) = follow([average(), projection(), later])

    assert found.came is None


def test_a_corrected_report_takes_the_place_of_its_first_version():
    first, corrected = (average(), projection()), (average(71_000), projection(78_000))
    (found,) = follow([*first, *corrected])

    assert (found.start.value, found.projection.value) == (71_000, 78_000)


def test_a_projection_without_a_figure_to_start_from_is_left_out():
    assert follow([projection(), average(period="2026-05")]) == ()

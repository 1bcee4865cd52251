"""For when a projection is said to hold."""

import pytest

from knowledge.readers.facts.horizon import find_horizon


@pytest.mark.parametrize(
    ("before", "after", "horizon"),
    [
        ("projected to reach ", " by 2027.", "2027"),
        ("projected to reach ", " by the end of 2027", "2027"),
        ("By 2028, pay is projected to reach ", ".", "2028"),
        ("projected to reach ", " in 2027", "2027"),
        ("projected to reach ", " within a year", "2027-04"),
        ("projected to reach ", " over the next 12 months", "2027-04"),
        ("projected to reach ", " next year", "2027"),
        ("In 2027 the average was £1, projected to reach ", ".", None),
        ("projected to reach ", " in 2026", None),
        ("With averages at £77,093 and projections reaching ", ", two forces meet", None),
    ],
)
def test_a_horizon_is_read_where_it_is_said(before, after, horizon):
    assert find_horizon(before, after, "2026-04") == horizon

"""The axis: everything on it, round amounts, room between them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.charts.scale import scale_for

amounts = st.floats(10, 1e9)


@given(st.lists(amounts, min_size=1, max_size=10))
def test_every_amount_is_on_the_axis(some):
    scale = scale_for(some, [], 100, 900)

    assert all(scale.holds(amount) and 100 <= scale.x(amount) <= 900 for amount in some)
    assert sorted(some, key=scale.x) == sorted(some) or len({scale.x(amount) for amount in some}) < len(some)


@given(st.lists(amounts, min_size=1, max_size=10), st.integers(40, 200))
def test_ticks_leave_the_room_they_need(some, room):
    scale = scale_for(some, [], 100, 900)
    places = [scale.x(tick) for tick in scale.ticks(room)]

    assert places
    assert all(right - left >= room * 0.999 for left, right in pairwise(places))


def test_ticks_are_round():
    assert scale_for([31_000, 95_000], [], 100, 900).ticks(130) == [40_000, 60_000, 80_000]
    assert scale_for([450, 700], [], 100, 900).ticks(130) == [450, 500, 550, 600, 650, 700]


@pytest.mark.parametrize(("pay", "held"), [(72_000, True), (115_000, True), (150_000, False), (5_000, False)])
def test_a_guest_widens_the_axis_by_its_own_span_at_most(pay, held):
    assert scale_for([60_000, 90_000], [pay], 100, 900).holds(pay) is held


def test_what_lies_beyond_stands_at_the_end():
    scale = scale_for([40_000, 90_000], [], 100, 900)

    assert scale.x(1_000_000) == 900
    assert scale.x(1) == 100

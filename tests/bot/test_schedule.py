"""When a chat is written to: the clock on the wall, through daylight saving, never at night."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule import EVENING, LAST, MORNING, Schedule, is_night, nearest_by_day, next_due

LONDON = Schedule("Europe/London")
START = datetime(2024, 1, 1, tzinfo=UTC)
ZONES = ("Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Chatham")
moments = st.integers(0, 4 * 366 * 24 * 4).map(lambda quarters: START + quarters * timedelta(minutes=15))
schedules = st.builds(
    Schedule,
    st.sampled_from(ZONES),
    st.integers(0, 6),
    st.integers(MORNING.hour, LAST.hour),
    st.sampled_from([0, 15, 30, 45]),
)


def at(*moment, zone="UTC"):
    return datetime(*moment, tzinfo=ZoneInfo(zone))


def test_the_default_is_tuesday_nine_oclock():
    assert next_due(LONDON, at(2026, 11, 23, 12)) == at(2026, 11, 24, 9)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (at(2026, 3, 24, 9), at(2026, 3, 31, 8)),  # summer time begins on the 29th
        (at(2026, 10, 20, 8), at(2026, 10, 27, 9)),  # and ends on the 25th
    ],
)
def test_nine_oclock_stays_nine_oclock_when_the_clocks_change(now, due):
    assert next_due(LONDON, now) == due


def test_a_time_that_the_clocks_skip_comes_as_much_later():
    skipped = Schedule("Africa/Cairo", weekday=4, hour=0, minute=30)
    due = next_due(skipped, at(2026, 4, 20)).astimezone(ZoneInfo("Africa/Cairo"))

    assert (due.day, due.time()) == (24, time(1, 30))


def test_a_time_that_comes_twice_is_the_first_of_the_two_only():
    twice = Schedule("Europe/London", weekday=6, hour=1, minute=30)
    first = next_due(twice, at(2026, 10, 24))

    assert first == at(2026, 10, 25, 0, 30)
    assert next_due(twice, first) == at(2026, 11, 1, 1, 30)


@given(schedules, moments)
def test_the_next_time_is_within_a_week_by_the_clock_on_the_wall(schedule, now):
    due = next_due(schedule, now)
    local = due.astimezone(ZoneInfo(schedule.zone))

    assert now < due <= now + timedelta(days=7, hours=1)
    assert (local.weekday(), local.time()) == (schedule.weekday, schedule.time)
    assert due.minute % 15 == 0


@given(schedules, moments)
def test_once_a_month_is_the_first_such_weekday(schedule, now):
    local = next_due(schedule, now, monthly=True).astimezone(ZoneInfo(schedule.zone))

    assert local.day <= 7
    assert local.weekday() == schedule.weekday


@given(schedules, moments, st.integers(1, 60))
def test_a_pause_is_kept_to_its_end_and_no_longer(schedule, now, days):
    until = now + timedelta(days=days)
    due = next_due(schedule, now, paused_until=until)

    assert until <= due <= until + timedelta(days=7, hours=1)


def test_a_pause_that_is_over_changes_nothing():
    now = at(2026, 11, 23)

    assert next_due(LONDON, now, paused_until=now - timedelta(days=1)) == next_due(LONDON, now)


@pytest.mark.parametrize(
    ("asked", "offered"),
    [(time(23), LAST), (time(22), LAST), (time(1), LAST), (time(3), MORNING), (time(6, 45), MORNING)],
)
def test_at_night_the_nearest_hour_of_the_day_is_offered(asked, offered):
    assert is_night(asked)
    assert nearest_by_day(asked) == offered


def test_the_day_begins_at_seven_and_ends_at_ten():
    assert not is_night(MORNING)
    assert not is_night(time(21, 45))
    assert is_night(EVENING)


@given(schedules, moments)
def test_the_morning_after_is_the_next_end_of_a_night(schedule, now):
    morning = schedule.morning_after(now)

    assert now < morning <= now + timedelta(hours=25)
    assert not schedule.is_night(morning)
    assert schedule.is_night(morning - timedelta(minutes=1))


def test_a_week_is_named_as_it_is_there():
    sunday_night = at(2026, 11, 22, 23, 30)

    assert LONDON.week(sunday_night) == "2026-W47"
    assert Schedule("Asia/Kolkata").week(sunday_night) == "2026-W48"

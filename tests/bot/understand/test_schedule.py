"""When somebody wants to be written to, in two languages."""

from datetime import time

import pytest

from bot.timing import Timing, timing_of, with_timing
from bot.understand.schedule import Schedules, is_zone

SCHEDULES = Schedules()


@pytest.mark.parametrize(
    ("text", "timing"),
    [
        ("mondays 9am", Timing(0, time(9))),
        ("every Friday at 5:30 pm", Timing(4, time(17, 30))),
        ("12am on sunday", Timing(6, time(0))),
        ("thu at 18", Timing(3, time(18))),
        ("tuesdays at noon, London time", Timing(1, time(12), "Europe/London")),
        ("10:20 Europe/Berlin", Timing(at=time(10, 15), zone="Europe/Berlin")),
        ("once a month in the morning", Timing(at=time(9), monthly=True)),
        ("every week, pacific time", Timing(zone="America/Los_Angeles", monthly=False)),
        ("jeden Montag um 9 Uhr", Timing(0, time(9))),
        ("freitags 8.30 Uhr MEZ", Timing(4, time(8, 30), "Europe/Berlin")),
        ("monatlich, samstags mittags", Timing(5, time(12), monthly=True)),
        ("no, not monday: tuesday", Timing(1)),
        ("9am IST", Timing(at=time(9), zone="Asia/Kolkata")),
        ("Mein Abo ist montags", Timing(0)),
    ],
)
def test_days_times_and_zones_are_read(text, timing):
    assert SCHEDULES.read(text).timing == timing


@pytest.mark.parametrize(
    "text",
    ["72k in london", "9 years of python", "a team of 25", "£1,900 a month", "25:10", "13pm", "9.5 % more"],
)
def test_other_numbers_are_no_times(text):
    assert not SCHEDULES.read(text).timing


def test_what_said_when_is_blank_in_the_rest():
    said = SCHEDULES.read("ml director uk every monday at 9am please")

    assert said.rest.split() == ["ml", "director", "uk", "please"]
    assert len(said.rest) == len("ml director uk every monday at 9am please")


@pytest.mark.parametrize(
    ("text", "is_only"),
    [
        ("make it fridays at 8am please", True),
        ("Verschiebe meine Updates auf Freitag", True),
        ("friday nights at the bakery", False),
        ("make it so", False),
    ],
)
def test_a_text_may_say_nothing_but_when(text, is_only):
    assert SCHEDULES.is_only_about_when(SCHEDULES.read(text)) is is_only


def test_a_folder_of_zones_is_no_zone():
    assert is_zone("America/Argentina/Ushuaia")
    assert not is_zone("America/Argentina")
    assert not is_zone("Atlantis/Capital")


def test_a_query_carries_all_that_was_said():
    timing = Timing(4, time(8, 15), "Asia/Kolkata", monthly=True)

    assert timing_of(timing.flags | {"older"}) == timing
    assert with_timing(timing.flags | {"older"}, Timing(monthly=False)) == (
        timing.flags - {"monthly"} | {"older", "weekly"}
    )

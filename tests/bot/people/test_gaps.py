"""What was asked in vain is counted."""

from datetime import timedelta

from bot.people.gaps import Gap, Gaps
from tests.builders import NOW

TODAY = NOW.date()


def test_a_question_in_vain_is_counted_up_to_its_last_day(connection):
    gaps = Gaps(connection)
    gaps.count("salary", "data engineer", "FR", NOW - timedelta(days=3))
    gaps.count("salary", "data engineer", "FR", NOW)

    assert gaps.list() == [Gap("salary", "data engineer", "FR", times=2, last_day=TODAY)]


def test_the_most_asked_gap_comes_first(connection):
    gaps = Gaps(connection)
    for role, times in (("analyst", 1), ("tester", 3), ("architect", 1)):
        for _ in range(times):
            gaps.count("salary", role, "", NOW)

    assert [gap.role for gap in gaps.list()] == ["tester", "analyst", "architect"]

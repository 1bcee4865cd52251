import pytest

from bot.delivery.budget import Budget, Turn, hold_all, spend

NOW = 1_800_000_000.0


@pytest.fixture
def budget():
    return Budget(10)


def test_turns_stand_one_behind_the_other(budget, connection):
    turns = budget.take(connection, 3, NOW)

    assert [turn.at - NOW for turn in turns] == pytest.approx([0, 0.1, 0.2])


def test_who_comes_later_stands_behind(budget, connection):
    budget.take(connection, 5, NOW)

    assert Budget(10).take(connection, 1, NOW)[0].at == pytest.approx(NOW + 0.5)


def test_nothing_is_saved_up_while_nobody_sends(budget, connection):
    budget.take(connection, 1, NOW)

    turns = budget.take(connection, 30, NOW + 3600)

    assert turns[-1].at - turns[0].at == pytest.approx(2.9)


def test_a_flood_is_a_pause_for_everybody(budget, connection):
    [turn] = budget.take(connection, 1, NOW)

    budget.pause(connection, turn, 7, NOW)

    assert Budget(10).take(connection, 1, NOW + 1)[0] == Turn(NOW + 7, 1)


def test_a_flood_slows_down_by_a_fifth(budget, connection):
    [turn] = budget.take(connection, 1, NOW)

    budget.pause(connection, turn, 1, NOW)

    assert budget.rate(connection, NOW) == pytest.approx(8)


def test_calls_that_one_flood_hits_count_as_one(budget, connection):
    for turn in budget.take(connection, 4, NOW):
        budget.pause(connection, turn, 1, NOW)

    assert budget.rate(connection, NOW) == pytest.approx(8)


def test_the_longest_pause_counts(budget, connection):
    first, second = budget.take(connection, 2, NOW)
    budget.pause(connection, first, 9, NOW)

    budget.pause(connection, second, 2, NOW)

    assert budget.take(connection, 1, NOW)[0].at == NOW + 9


def test_the_rate_rises_slowly_after_the_pause(budget, connection):
    [turn] = budget.take(connection, 1, NOW)
    budget.pause(connection, turn, 60, NOW)

    rates = [budget.rate(connection, NOW + seconds) for seconds in (60, 120, 180, 3600)]

    assert rates == pytest.approx([8, 8.5, 9, 10])


def test_floods_never_bring_it_to_a_stand(budget, connection):
    for _ in range(50):
        [turn] = budget.take(connection, 1, NOW)
        budget.pause(connection, turn, 0, NOW)

    assert budget.rate(connection, NOW) == 0.5


def test_a_lower_limit_counts_at_once(budget, connection):
    budget.take(connection, 1, NOW)

    assert Budget(4).rate(connection, NOW) == 4


def test_a_flood_that_answers_met_holds_updates_too(budget, connection):
    budget.take(connection, 1, NOW)

    hold_all(connection, 9, NOW)

    assert budget.take(connection, 1, NOW)[0].at == NOW + 9


@pytest.mark.parametrize(("answers", "share", "later"), [(5, 5, 0), (8, 5, 0.3), (2, 0, 0.2)])
def test_answers_beyond_their_share_take_turns_from_updates(budget, connection, answers, share, later):
    budget.take(connection, 1, NOW - 1)

    spend(connection, answers, share, NOW)

    assert budget.take(connection, 1, NOW)[0].at == pytest.approx(NOW + later)


def test_the_share_of_answers_comes_back_with_time_and_is_not_saved_up(budget, connection):
    budget.take(connection, 1, NOW - 1)
    for seconds, answers in ((0, 5), (0.4, 2), (0.8, 4), (60, 7)):
        spend(connection, answers, 5, NOW + seconds)

    assert budget.take(connection, 1, NOW + 60)[0].at == pytest.approx(NOW + 60.2)


def test_answers_of_a_bot_that_sends_no_updates_are_not_counted(connection):
    spend(connection, 50, 5, NOW)

    assert Budget(10).take(connection, 1, NOW)[0].at == NOW

"""How fast one chat may ask."""

import pytest

from bot.handlers import pace
from bot.handlers.pace import Pace, Paces


class Seconds:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture
def paces(seconds):
    return Paces(20, seconds)


def test_a_burst_is_fine_and_what_follows_is_told_once(paces):
    assert {paces.of(1) for _ in range(20)} == {Pace.FINE}
    assert paces.of(1) is Pace.TOO_FAST
    assert {paces.of(1) for _ in range(100)} == {Pace.STILL_TOO_FAST}


def test_one_chat_is_no_other_chats_trouble(paces):
    for _ in range(30):
        paces.of(1)

    assert paces.of(2) is Pace.FINE


def test_silence_ends_when_the_chat_has_calmed_down(paces, seconds):
    for _ in range(30):
        paces.of(1)
    seconds.now += pace.CALM - 1
    assert paces.of(1) is Pace.STILL_TOO_FAST

    seconds.now += pace.CALM
    assert paces.of(1) is Pace.FINE


def test_who_goes_on_asking_fast_is_not_answered_now_and_then(paces, seconds):
    met = []
    for _ in range(500):
        met.append(paces.of(1))
        seconds.now += 0.5

    assert met.count(Pace.TOO_FAST) == 1
    assert met[-1] is Pace.STILL_TOO_FAST


def test_an_update_a_second_is_never_too_fast(paces, seconds):
    met = set()
    for _ in range(500):
        met.add(paces.of(1))
        seconds.now += 1

    assert met == {Pace.FINE}


def test_who_waits_for_each_answer_may_ask_ten_times_as_much(paces):
    assert {paces.of(1, is_patient=True) for _ in range(190)} == {Pace.FINE}
    assert {paces.of(1, is_patient=True) for _ in range(20)} > {Pace.TOO_FAST}


def test_memory_is_bounded(paces, monkeypatch):
    monkeypatch.setattr(pace, "_MOST_CHATS", 5)
    for chat in range(100):
        paces.of(chat)

    assert len(paces._purses) == 5

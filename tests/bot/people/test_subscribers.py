"""Who asked to be written to, about what, and when the next time is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.people.chats import Chats
from bot.people.subscribers import Subscriber, Subscribers, Subscription, is_anybody_waiting
from bot.people.wishes import Wishes
from bot.schedule import Schedule
from tests.builders import NOW

ML_GB = Subscription("machine learning engineer", "GB", NOW, "Tuesday 09:00", level="director")
DATA_DE = Subscription("data engineer", "DE", NOW + timedelta(minutes=1), "Tuesday 09:00", city="Berlin")
WEEK = timedelta(days=7)


def subscriber(key="a", *subscriptions, **changes):
    asked = Subscriber(key, "en", Schedule("Europe/London"), subscriptions or (ML_GB,))
    return replace(asked, **changes)


@pytest.fixture
def subscribers(connection):
    return Subscribers(connection)


def test_what_a_chat_asked_for_is_found_as_it_was_kept(subscribers):
    asked = subscriber("a", replace(ML_GB, monthly=True, paused_until=NOW, told_version="v1"), DATA_DE)
    subscribers.keep(asked, NOW)

    assert subscribers.find("a") == asked
    assert subscribers.find("b") is None


def test_one_market_is_followed_once():
    twice = subscriber().with_subscription(replace(ML_GB, monthly=True)).with_subscription(DATA_DE)

    assert [one.monthly for one in twice.subscriptions] == [True, False]


def test_a_changed_day_is_in_place_of_the_one_before(subscribers):
    subscribers.keep(subscriber("a", ML_GB, DATA_DE), NOW)
    friday = subscriber("a", DATA_DE, schedule=Schedule("Europe/Berlin", 4, 8, 30))
    subscribers.keep(friday, NOW)

    assert subscribers.find("a") == friday


def test_what_is_due_already_stays_due_when_something_is_changed(subscribers):
    subscribers.keep(subscriber(), NOW - WEEK)
    subscribers.keep(subscriber(schedule=Schedule("Europe/London", 4)), NOW)

    assert [due.chat_key for due in subscribers.due(NOW, 10)] == ["a"]


def test_who_follows_nothing_any_more_is_let_go(subscribers):
    subscribers.keep(subscriber(), NOW)
    subscribers.keep(subscriber().without(ML_GB.market), NOW)

    assert subscribers.find("a") is None
    assert subscribers.due(NOW + 52 * WEEK, 10) == []


def test_those_who_wait_longest_are_due_first(subscribers):
    for number, key in enumerate("cab"):
        subscribers.keep(subscriber(key), NOW - (3 - number) * WEEK)

    assert {due.chat_key for due in subscribers.due(NOW, 2)} == {"c", "a"}


def test_the_next_date_is_that_of_the_subscription_that_comes_first(subscribers):
    paused = replace(ML_GB, paused_until=NOW + 4 * WEEK)
    asked = subscriber("a", paused, replace(DATA_DE, monthly=True))
    subscribers.keep(asked, NOW - WEEK)
    (due,) = subscribers.due(NOW + 3 * WEEK, 10)

    assert due.next(NOW) == asked.due(NOW) == asked.subscriptions[1].due(asked.schedule, NOW)


def test_chats_with_the_same_next_date_are_moved_on_together(subscribers):
    for key in "abc":
        subscribers.keep(subscriber(key), NOW - WEEK)
    subscribers.advance({NOW + WEEK: ["a", "b"], None: ["c"]})

    assert {due.chat_key for due in subscribers.due(NOW + WEEK, 10)} == {"a", "b"}


def test_a_group_that_moves_keeps_its_subscriptions(subscribers, connection, cipher):
    chats = Chats(connection, cipher)
    old, new = chats.meet(-5, NOW), cipher.key_of(-1005)
    subscribers.keep(subscriber(old), NOW)
    chats.move(-5, -1005)

    assert subscribers.find(new) == subscriber(new)
    assert subscribers.find(old) is None


def test_nobody_waits_before_somebody_asks(connection, subscribers):
    before = is_anybody_waiting(connection)
    subscribers.keep(subscriber(), NOW)

    assert (before, is_anybody_waiting(connection)) == (False, True)


def test_who_made_a_wish_waits(connection, cipher):
    Wishes(connection, cipher).keep("a", "{}", "en", NOW)

    assert is_anybody_waiting(connection)

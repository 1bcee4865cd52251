"""The end of all that a chat asked to be sent, and its way back."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.people import schema
from bot.people.endings import Endings
from bot.people.retention import purge
from bot.people.shown import Shown
from bot.people.subscribers import Subscribers
from bot.people.wishes import Wishes
from tests.bot.people.test_subscribers import DATA_DE, ML_GB, subscriber
from tests.builders import NOW

DAY = timedelta(days=1)


@pytest.fixture
def endings(connection, cipher):
    return Endings(connection, cipher)


@pytest.fixture
def asked(connection, cipher):
    asked = subscriber("a", replace(ML_GB, paused_until=NOW), DATA_DE)
    Subscribers(connection).keep(asked, NOW)
    Shown(connection).note("a", "R-7F3K", NOW)
    Wishes(connection, cipher).keep("a", "{}", "en", NOW)
    return asked


def rows(connection):
    tables = (schema.subscriber, schema.subscription, schema.shown, schema.wish)
    return [connection.scalar(sa.select(sa.func.count()).select_from(table)) for table in tables]


def test_after_a_stop_nothing_is_left_that_could_be_sent(endings, asked, connection):
    assert endings.stop(asked.chat_key, NOW)
    assert rows(connection) == [0, 0, 0, 0]


def test_an_undone_stop_leaves_everything_as_it_was(endings, asked, connection, cipher):
    endings.stop("a", NOW)

    assert endings.undo("a", NOW + DAY / 2)
    assert Subscribers(connection).find("a") == asked
    assert rows(connection) == [1, 2, 1, 1]
    assert [wish.query for wish in Wishes(connection, cipher).of("a")] == ["{}"]


def test_a_stop_is_undone_once_and_within_a_day(endings, asked):
    endings.stop("a", NOW)
    assert not endings.undo("a", NOW + DAY)

    assert not endings.undo("a", NOW)
    assert asked


def test_what_was_asked_for_since_the_stop_stays(endings, asked, connection):
    endings.stop("a", NOW)
    Subscribers(connection).keep(replace(asked, language="de", subscriptions=(ML_GB,)), NOW)
    endings.undo("a", NOW)
    both = Subscribers(connection).find("a")

    assert both.language == "de"
    assert both.find(ML_GB.market) == ML_GB
    assert both.find(DATA_DE.market) == DATA_DE


def test_where_nothing_was_asked_for_there_is_nothing_to_stop(endings):
    assert not endings.stop("a", NOW)
    assert not endings.undo("a", NOW)


def test_what_was_stopped_is_gone_after_a_day(endings, asked, connection):
    endings.stop("a", NOW)
    purge(connection, NOW + DAY)

    assert connection.scalar(sa.select(sa.func.count()).select_from(schema.stopped)) == 0
    assert asked


def test_a_second_stop_leaves_the_first_to_be_undone(endings, asked, connection):
    assert [endings.stop("a", NOW) for _ in range(2)] == [True, False]

    assert endings.undo("a", NOW)
    assert Subscribers(connection).find("a") == asked


@pytest.mark.parametrize("market", [ML_GB, DATA_DE])
def test_one_of_several_ends_alone_and_comes_back_as_it_was(endings, asked, connection, market):
    endings.drop("a", [market.market], NOW)
    assert Subscribers(connection).find("a") == asked.without(market.market)
    assert rows(connection) == [1, 1, 1, 1]

    assert endings.undo("a", NOW)
    assert Subscribers(connection).find("a") == asked


@pytest.mark.parametrize("stopped_before", [False, True])
def test_the_end_of_a_blocked_chat_cannot_be_undone(endings, asked, stopped_before):
    if stopped_before:
        endings.drop("a", [ML_GB.market], NOW)

    assert endings.end(asked.chat_key)
    assert not endings.undo("a", NOW)

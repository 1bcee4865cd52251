"""Wishes are sealed, kept once, and forgotten when they are fulfilled."""

import sqlalchemy as sa

from bot.people import schema
from bot.people.wishes import Wishes
from tests.builders import NOW


def test_a_wish_is_kept_once_and_forgotten(connection, cipher):
    wishes = Wishes(connection, cipher)
    for _ in range(2):
        wishes.keep("a", '{"intent":"salary"}', "de", NOW)
    (wish,) = wishes.of("a")
    wishes.forget(wish)

    assert (wish.query, wish.language) == ('{"intent":"salary"}', "de")
    assert wishes.of("a") == []


def test_a_copy_of_the_database_does_not_tell_what_was_wished_for(connection, cipher):
    Wishes(connection, cipher).keep("a", '{"intent":"salary"}', "en", NOW)
    row = connection.execute(sa.select(schema.wish)).one()

    assert b"salary" not in row.query


def test_all_wishes_come_in_pages_of_any_number(connection, cipher):
    wishes = Wishes(connection, cipher)
    for number in range(501):
        wishes.keep(f"chat {number:04}", "{}", "en", NOW)

    assert [wish.chat_key for wish in wishes.all()] == [f"chat {number:04}" for number in range(501)]

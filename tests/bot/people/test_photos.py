"""Uploaded pictures are found by their content."""

from bot.people.photos import PhotoIds
from tests.builders import NOW


def test_a_picture_is_found_by_its_content(connection):
    PhotoIds(connection).keep("d1", "AgAC", NOW)

    assert PhotoIds(connection).find("d1") == "AgAC"
    assert PhotoIds(connection).find("d2") is None


def test_a_picture_that_was_uploaded_again_has_its_new_name(connection):
    PhotoIds(connection).keep("d1", "AgAC", NOW)
    PhotoIds(connection).keep("d1", "BQAD", NOW)

    assert PhotoIds(connection).find("d1") == "BQAD"

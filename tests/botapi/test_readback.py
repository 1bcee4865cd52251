"""What the fake says is held against the library's types."""

import pytest

from tests.botapi.readback import check, well_formed

USER = {"id": 1, "is_bot": False, "first_name": "Ann"}
PRIVATE = {"id": 1, "type": "private"}


def test_good_data_is_read_as_the_librarys_type():
    assert well_formed("User", USER).first_name == "Ann"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"message_id": 1, "date": 1, "chat": PRIVATE, "colour": "red"}, "fields of its own"),
        ({"message_id": 1, "date": 1, "chat": PRIVATE | {"colour": "red"}}, "fields of its own"),
        ({"message_id": 1, "date": 1.5, "chat": PRIVATE}, "read otherwise"),
    ],
)
def test_unknown_and_broken_fields_are_found(data, words):
    with pytest.raises(AssertionError, match=words):
        well_formed("Message", data)


def test_a_missing_field_is_found():
    with pytest.raises(TypeError, match="first_name"):
        check("getMe", {"id": 1, "is_bot": True})

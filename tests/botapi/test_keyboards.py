"""Keyboards are refused as Telegram refuses them."""

import pytest

from tests.botapi.keyboards import checked
from tests.botapi.refusals import Refusal, Violation

REFUSED = [
    ({"callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
    ({"callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
    ({"callback_data": ""}, "BUTTON_DATA_INVALID"),
    ({"copy_text": {"text": ""}}, "BUTTON_COPY_TEXT_INVALID"),
    ({"copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
    ({"url": "localhost"}, "URL 'localhost' is invalid: Wrong HTTP URL"),
    ({"url": "ftp://a.org"}, "URL 'ftp://a.org' is invalid: Unsupported URL protocol"),
    ({}, "Text buttons are unallowed in the inline keyboard"),
]


def keyboard(*rows):
    return {"inline_keyboard": [list(row) for row in rows]}


def button(**fields):
    return {"text": "Pay"} | (fields or {"callback_data": "1:pay"})


@pytest.mark.parametrize(("action", "words"), REFUSED)
def test_broken_buttons_are_refused(action, words):
    with pytest.raises(Refusal) as refused:
        checked(keyboard([{"text": "Pay"} | action]))
    assert words in refused.value.description


@pytest.mark.parametrize("action", [{"callback_data": "x" * 64}, {"copy_text": {"text": "x" * 256}}])
def test_the_longest_that_is_allowed_passes(action):
    assert checked(keyboard([button(**action)])) == keyboard([button(**action)])


@pytest.mark.parametrize("url", ["https://a.org/x?y=1", "tg://user?id=1", "http://a.org:8080"])
def test_good_addresses_pass(url):
    assert checked(keyboard([button(url=url)]))


def test_101_buttons_are_refused():
    with pytest.raises(Refusal, match="REPLY_MARKUP_TOO_LONG"):
        checked(keyboard(*[[button()]] * 101))


def test_nine_in_a_row_are_a_violation():
    with pytest.raises(Violation, match="9 buttons in a row"):
        checked(keyboard([button()] * 9))


def test_unknown_fields_are_a_violation():
    with pytest.raises(Violation, match="colour"):
        checked(keyboard([button(callback_data="1", colour="red")]))


def test_an_empty_keyboard_is_none():
    assert checked(keyboard([])) is None

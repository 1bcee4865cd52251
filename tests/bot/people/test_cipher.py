"""Sealed values open with their key and for their purpose only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people.cipher import Cipher
from bot.people.errors import StateError

OLD, NEW = b"o" * 32, b"n" * 32


@given(text=st.text(max_size=200))
def test_what_is_sealed_opens_again(text):
    cipher = Cipher([NEW])

    assert cipher.open(cipher.seal(text, "pay"), "pay") == text


def test_the_same_text_is_never_sealed_alike():
    cipher = Cipher([NEW])

    assert cipher.seal("72000", "pay") != cipher.seal("72000", "pay")


def test_an_older_key_still_opens():
    assert Cipher([NEW, OLD]).open(Cipher([OLD]).seal("72000", "pay"), "pay") == "72000"


def test_a_missing_key_is_named_as_the_setting():
    with pytest.raises(StateError, match="MARKETBOT_KEY"):
        Cipher([NEW]).open(Cipher([OLD]).seal("72000", "pay"), "pay")


@pytest.mark.parametrize("spoil", [lambda sealed: sealed[:-1] + b"?", lambda sealed: sealed[:20]])
def test_a_changed_value_does_not_open(spoil):
    cipher = Cipher([NEW])

    with pytest.raises(StateError, match="changed"):
        cipher.open(spoil(cipher.seal("72000", "pay")), "pay")


def test_a_value_does_not_open_for_another_purpose():
    cipher = Cipher([NEW])

    with pytest.raises(StateError, match="changed"):
        cipher.open(cipher.seal("72000", "pay"), "chat")


def test_a_chat_has_one_name_under_one_key():
    assert Cipher([NEW]).key_of(7) == Cipher([NEW, OLD]).key_of(7)
    assert len({Cipher([NEW]).key_of(7), Cipher([NEW]).key_of(8), Cipher([OLD]).key_of(7)}) == 3

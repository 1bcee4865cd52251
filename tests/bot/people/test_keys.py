"""Where the key comes from, and what happens with a wrong one."""

import stat

import pytest

from bot.people.cipher import Cipher
from bot.people.errors import StateError
from bot.people.keys import claim, make_cipher, new_key, read_keys


def test_a_new_key_can_be_read_back():
    assert len(read_keys(f"{new_key()}, {new_key()}")) == 2


@pytest.mark.parametrize("setting", ["", "secret", "ä", "k" * 43 + ",", "k" * 41])
def test_what_is_no_key_is_refused_by_its_number(setting):
    with pytest.raises(StateError, match=r"MARKETBOT_KEY: key \d is none"):
        read_keys(setting)


def test_without_a_setting_a_key_is_made_once_for_its_owner_only(tmp_path):
    file = tmp_path / "config" / "key"

    assert make_cipher(None, file).key_id == make_cipher(None, file).key_id
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_key_that_cannot_be_kept_says_what_to_set(tmp_path):
    (tmp_path / "config").write_text("in the way")

    with pytest.raises(StateError, match="MARKETBOT_KEY"):
        make_cipher(None, tmp_path / "config" / "key")


def test_a_database_remembers_its_key(connection, cipher):
    claim(connection, cipher)
    claim(connection, cipher)

    with pytest.raises(StateError, match="key rotate"):
        claim(connection, Cipher([b"another key of thirty-two bytes!"]))

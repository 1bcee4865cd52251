"""What people entrust to the bot is unreadable without the key: sealed values, and keyed names of chats."""

import base64
import hashlib
import hmac
import os
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from bot.people.errors import StateError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_ID_BYTES = 4
_NONCE_BYTES = 12
_NAME_BYTES = 12
"""96 bits: among a million chats, two share a name once in 10^17 databases."""


class Key:
    """One secret, and what is derived from it: a cipher, a keyed digest, and an id that tells nothing."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._naming = self._derive(b"chat names")
        self.id = self._derive(b"id")[:_ID_BYTES]

    @cached_property
    def aead(self) -> "AESGCM":
        """AES-256-GCM, NIST SP 800-38D."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(self._derive(b"sealing"))

    def name(self, chat_id: int) -> str:
        """Name a chat: 16 letters of HMAC-SHA256."""
        digest = hmac.digest(self._naming, b"%d" % chat_id, "sha256")
        return base64.urlsafe_b64encode(digest[:_NAME_BYTES]).decode()

    def _derive(self, purpose: bytes) -> bytes:
        return hmac.digest(self._secret, purpose, hashlib.sha256)


class Cipher:
    """Seals with the first of its keys and opens with any of them; names chats by the first."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        made = [Key(secret) for secret in keys]
        self._newest = made[0]
        self._keys = {key.id: key for key in made}

    @property
    def key_id(self) -> str:
        """The id of the key in use."""
        return self._newest.id.hex()

    def seal(self, text: str, purpose: str) -> bytes:
        """Encrypt a text; it opens for the same purpose only, so that no column's value fits another."""
        nonce = os.urandom(_NONCE_BYTES)
        return self._newest.id + nonce + self._newest.aead.encrypt(nonce, text.encode(), purpose.encode())

    def open(self, sealed: bytes, purpose: str) -> str:
        """Decrypt a text. Raises StateError: another key, another purpose, or changed since."""
        key = self._keys.get(sealed[:_ID_BYTES])
        if key is None:
            raise StateError("a value is sealed with a key that MARKETBOT_KEY does not hold")
        from cryptography.exceptions import InvalidTag

        nonce, rest = sealed[_ID_BYTES : _ID_BYTES + _NONCE_BYTES], sealed[_ID_BYTES + _NONCE_BYTES :]
        try:
            return key.aead.decrypt(nonce, rest, purpose.encode()).decode()
        except InvalidTag:
            raise StateError(f"a sealed value ({purpose}) was changed after it was written") from None

    def key_of(self, chat_id: int) -> str:
        """Name a chat: its chat_key in every table."""
        return self._newest.name(chat_id)

"""What the Bot API says when it is reached: whose token it is, and what time it is."""

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

_SECONDS = 5


class OutOfReachError(Exception):
    """The Bot API did not answer."""


@dataclass(frozen=True, slots=True)
class Reached:
    """The bot's user name, None where the token is not accepted or not set; and the server's time."""

    name: str | None
    at: datetime | None


def reach(api_url: str, token: str | None) -> Reached:
    """Ask the Bot API who the bot is. Raises OutOfReachError, without the address: the token is in it."""
    address = f"{api_url.rstrip('/')}/bot{token}/getMe" if token else api_url
    if not address.startswith(("http://", "https://")):
        raise OutOfReachError("its address is neither http nor https")
    try:
        with urllib.request.urlopen(address, timeout=_SECONDS) as answer:  # noqa: S310 - checked above
            said, date = answer.read(), answer.headers["Date"]
    except urllib.error.HTTPError as refusal:
        said, date = b"{}", refusal.headers["Date"]
        refusal.close()
    except OSError as error:
        reason = getattr(error, "reason", error)
        raise OutOfReachError(f"it does not answer: {getattr(reason, 'strerror', None) or reason}") from None
    return Reached(_name(said) if token else None, parsedate_to_datetime(date) if date else None)


def _name(said: bytes) -> str | None:
    try:
        answer = json.loads(said)
    except ValueError:
        return None
    name = answer.get("result", {}).get("username") if isinstance(answer, dict) else None
    return name if isinstance(name, str) else None

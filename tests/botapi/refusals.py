"""What the Bot API says no with."""

from typing import Any

JSON = dict[str, Any]


class Refusal(Exception):  # noqa: N818 - an answer like any other, seen from the fake
    """Carry the code, the words and the parameters of an error answer."""

    def __init__(self, code: int, description: str, parameters: JSON | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> JSON:
        """Write the answer as Telegram does."""
        body: JSON = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


class Violation(Refusal):
    """Refuse what Telegram would swallow in silence and a test must not: it fails the test."""

    def __init__(self, what: str) -> None:
        super().__init__(400, f"Bad Request: {what}")


def bad(words: str) -> Refusal:
    """Refuse a request that is wrong in itself."""
    return Refusal(400, f"Bad Request: {words}")


def forbidden(words: str) -> Refusal:
    """Refuse a request the bot has no right to."""
    return Refusal(403, f"Forbidden: {words}")

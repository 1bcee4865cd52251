"""Chats: who is in them, what was written, and whether the bot may write."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from tests.botapi.refusals import JSON, Refusal, bad, forbidden

Kind = Literal["private", "group", "supergroup", "channel"]
Place = Literal["member", "administrator", "left", "kicked"]
_NOT_IN = {
    "private": "bot was blocked by the user",
    "group": "bot was kicked from the group chat",
    "supergroup": "bot was kicked from the supergroup chat",
    "channel": "bot is not a member of the channel chat",
}


class Person(NamedTuple):
    """Hold what Telegram tells of a user."""

    id: int
    first_name: str
    username: str
    language_code: str | None = "en"

    def describe(self) -> JSON:
        """Write the user as Telegram does."""
        about = {"id": self.id, "is_bot": False, "first_name": self.first_name, "username": self.username}
        return about | ({"language_code": self.language_code} if self.language_code else {})


@dataclass
class Chat:
    """Hold one chat: its people, its messages by id, and the bot's place in it."""

    id: int
    kind: Kind
    name: str
    members: list[Person]
    admins: set[int] = field(default_factory=set)
    bot: Place = "member"
    moved_to: int | None = None
    messages: dict[int, JSON] = field(default_factory=dict)
    last_id: int = 0

    def describe(self) -> JSON:
        """Write the chat as a message carries it."""
        if self.kind == "private":
            return {
                "id": self.id,
                "type": "private",
                "first_name": self.name,
                "username": self.members[0].username,
            }
        return {"id": self.id, "type": self.kind, "title": self.name}

    def number(self) -> int:
        """Give the next message its id."""
        self.last_id += 1
        return self.last_id


class Chats:
    """Find chats, and refuse those the bot does not know or may not write to."""

    def __init__(self) -> None:
        self._by_id: dict[int, Chat] = {}

    def add(self, chat: Chat) -> Chat:
        """Take in a chat; one of the same id stays as it is."""
        return self._by_id.setdefault(chat.id, chat)

    def find(self, chat_id: int | str | None) -> Chat:
        """Return a chat by the id a call names."""
        if chat_id is None:
            raise bad("chat_id is empty")
        chat = self._by_id.get(chat_id) if isinstance(chat_id, int) else self._named(chat_id)
        if not chat:
            raise bad("chat not found")
        if chat.moved_to:
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Refusal(400, words, {"migrate_to_chat_id": chat.moved_to})
        return chat

    def writable(self, chat_id: int | str | None) -> Chat:
        """Return a chat the bot may write to."""
        chat = self.find(chat_id)
        if chat.bot in ("left", "kicked"):
            raise forbidden(_NOT_IN[chat.kind])
        if chat.kind == "channel" and chat.bot != "administrator":
            raise bad("need administrator rights in the channel chat")
        return chat

    def _named(self, username: str) -> Chat | None:
        return next((chat for chat in self._by_id.values() if f"@{chat.name}" == username), None)

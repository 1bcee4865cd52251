"""What people do on their phones, as the updates the bot gets of it."""

import asyncio
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from telegram import Message

from tests.botapi.chats import Chat, Chats, Person, Place
from tests.botapi.chats import Kind as ChatKind
from tests.botapi.entities import units
from tests.botapi.queries import Queries, Query
from tests.botapi.readback import message as read
from tests.botapi.refusals import JSON
from tests.botapi.rooms import described
from tests.botapi.story import Story
from tests.botapi.transcript import buttons
from tests.botapi.updates import Updates

_FOUND = re.compile(
    r"(?P<url>https?://\S+)|(?<![\w/])(?P<bot_command>/[a-zA-Z0-9_]{1,32}(?:@\w+)?)(?![\w/])"
    r"|(?P<email>[\w.+-]+@[\w-]+\.\w+)|(?<!\w)(?P<mention>@[a-zA-Z]\w{3,31})|(?<!\w)(?P<hashtag>#\w+)"
)
_FILE = {"file_id": "AwACAgIAAxkBAAI", "file_unique_id": "AgADAgAD", "file_size": 1000}
SHOWN: dict[str, Any] = {
    "voice": _FILE | {"duration": 2},
    "photo": [
        _FILE | {"width": 90, "height": 60},
        _FILE | {"file_id": "AwACAgIAAxkBAAJ", "width": 900, "height": 600},
    ],
    "location": {"latitude": 52.52, "longitude": 13.405},
    "contact": {"phone_number": "+1555", "first_name": "Bo"},
    "document": _FILE | {"file_name": "cv.pdf", "mime_type": "application/pdf"},
    "sticker": _FILE
    | {
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": "🙂",
    },
}


class People:
    """Make persons and chats, and let persons act; every act queues what Telegram would tell the bot."""

    def __init__(self, bot: JSON, clock: Callable[[], datetime], *, privacy: bool) -> None:
        self.bot = bot
        self.chats = Chats()
        self.story = Story()
        self.updates = Updates()
        self.queries = Queries(self.story)
        self._clock = clock
        self._privacy = privacy
        self._persons = 7_210_406_100  # long as real ones, so that no time or number in a log contains it

    def person(self, name: str, language_code: str | None = "en") -> Person:
        """Make a person."""
        self._persons += 1
        return Person(self._persons, name, f"{name.lower()}{self._persons}", language_code)

    def private(self, person: Person) -> Chat:
        """Return the private chat with a person."""
        return self.chats.add(Chat(person.id, "private", person.first_name, [person]))

    def group(
        self, title: str, *members: Person, admins: tuple[Person, ...] = (), kind: ChatKind = "group"
    ) -> Chat:
        """Return a group, supergroup or channel with these people in it; the bot is a member."""
        chat_id = -len(title) - sum(title.encode()) - (0 if kind == "group" else 10**12)
        place: Place = "administrator" if kind == "channel" else "member"
        return self.chats.add(Chat(chat_id, kind, title, [*members, *admins], {p.id for p in admins}, place))

    async def say(
        self,
        chat: Chat,
        text: str,
        user: Person | None = None,
        reply_to: Message | None = None,
        **fields: Any,
    ) -> Message:
        """Write a text into a chat; `fields` are further fields of the message."""
        entities = _entities(text)
        content = {"text": text} | ({"entities": entities} if entities else {})
        if reply_to:
            quoted = chat.messages[reply_to.message_id]
            fields["reply_to_message"] = {key: quoted[key] for key in quoted if key != "reply_to_message"}
        return await self._post(chat, user, content | fields)

    async def show(self, chat: Chat, kind: str, user: Person | None = None, **fields: Any) -> Message:
        """Send what is no text: one of SHOWN."""
        return await self._post(chat, user, {kind: SHOWN[kind]} | fields)

    async def forward(self, chat: Chat, text: str, user: Person | None = None) -> Message:
        """Forward what somebody else wrote."""
        origin = {"type": "hidden_user", "date": self._now(), "sender_user_name": "Somebody"}
        return await self.say(chat, text, user, forward_origin=origin)

    async def edit(self, message: Message, text: str) -> Message:
        """Edit a message of a person's own."""
        chat = self.chats.find(message.chat_id)
        old = chat.messages[message.message_id]
        kept = {key: old[key] for key in old if key not in ("text", "entities")}
        entities = _entities(text)
        new = kept | {"text": text, "edit_date": self._now()} | ({"entities": entities} if entities else {})
        chat.messages[message.message_id] = new
        self.story.add("changed", chat.id, _name(new), new)
        self._tell("edited_channel_post" if chat.kind == "channel" else "edited_message", chat, new)
        await asyncio.sleep(0)
        return read(new)

    async def press(
        self, message: Message, label_or_data: str, user: Person | None = None, *, forged: bool = False
    ) -> Query:
        """Press a button by its label or data: one the message has or had, or any data if `forged`."""
        chat = self.chats.find(message.chat_id)
        person = user or chat.members[0]
        data = label_or_data if forged else self._data(chat, message, label_or_data)
        query = self.queries.ask("callback", chat.id)
        shown = chat.messages.get(message.message_id)
        gone = {"message_id": message.message_id, "chat": chat.describe(), "date": 0}
        self.story.add(
            "pressed", chat.id, person.first_name, {"label": label_or_data, "on": message.message_id}
        )
        pressed = {"id": query.id, "from": person.describe(), "message": shown or gone, "data": data}
        self.updates.add("callback_query", pressed | {"chat_instance": str(chat.id)})
        await asyncio.sleep(0)
        return query

    async def inline(self, text: str, user: Person, chat_type: str = "private", offset: str = "") -> Query:
        """Type after the bot's name in any chat."""
        query = self.queries.ask("inline", user.id)
        self.story.add("asked", user.id, user.first_name, {"query": text})
        asked = {
            "id": query.id,
            "from": user.describe(),
            "query": text,
            "offset": offset,
            "chat_type": chat_type,
        }
        self.updates.add("inline_query", asked)
        await asyncio.sleep(0)
        return query

    async def block(self, person: Person) -> None:
        """Block the bot."""
        self._place_bot(self.private(person), "kicked", person)
        await asyncio.sleep(0)

    async def unblock(self, person: Person) -> None:
        """Let the bot write again."""
        self._place_bot(self.private(person), "member", person)
        await asyncio.sleep(0)

    async def remove_bot(self, chat: Chat, user: Person | None = None) -> None:
        """Throw the bot out of a group."""
        self._place_bot(chat, "kicked", user or chat.members[0])
        await asyncio.sleep(0)

    async def migrate(self, group: Chat) -> Chat:
        """Make a group a supergroup; the old id answers 400 with the new one from now on."""
        new = self.group(group.name, *group.members, kind="supergroup")
        new.admins = group.admins
        await self._post(group, None, {"migrate_to_chat_id": new.id})
        await self._post(new, None, {"migrate_from_chat_id": group.id})
        group.moved_to = new.id
        return new

    async def _post(self, chat: Chat, user: Person | None, content: JSON) -> Message:
        author: JSON = {"sender_chat": chat.describe()}
        if chat.kind != "channel":
            author = {"from": (user or chat.members[0]).describe()}
        frame: JSON = {"message_id": chat.number(), "date": self._now(), "chat": chat.describe()}
        message = frame | author | content
        chat.messages[message["message_id"]] = message
        self.story.add("said", chat.id, _name(message), message)
        self._tell("channel_post" if chat.kind == "channel" else "message", chat, message)
        await asyncio.sleep(0)
        return read(message)

    def _tell(self, kind: str, chat: Chat, message: JSON) -> None:
        if self._is_heard(chat, message):
            self.updates.add(kind, message)

    def _is_heard(self, chat: Chat, message: JSON) -> bool:
        """Apply privacy mode: of a group's texts the bot gets its commands and replies to it."""
        if not self._privacy or chat.kind in ("private", "channel") or chat.bot == "administrator":
            return True
        replied = message.get("reply_to_message", {}).get("from", {}).get("id") == self.bot["id"]
        command = re.match(r"/\w+(?:@(\w+))?", message.get("text", ""))
        mine = command and command[1] in (None, self.bot["username"])
        service = "migrate_to_chat_id" in message or "migrate_from_chat_id" in message
        return bool(replied or mine or service)

    def _data(self, chat: Chat, message: Message, label_or_data: str) -> str:
        now = chat.messages.get(message.message_id, {})
        for button in buttons(now) + buttons(message.to_dict()):
            if label_or_data in (button["text"], button.get("callback_data")) and "callback_data" in button:
                data: str = button["callback_data"]
                return data
        labels = [button["text"] for button in buttons(now)]
        raise AssertionError(f"message {message.message_id} has no button {label_or_data!r}, but {labels}")

    def _place_bot(self, chat: Chat, place: Any, person: Person) -> None:
        old, chat.bot = chat.bot, place
        change = {"chat": chat.describe(), "from": person.describe(), "date": self._now()}
        members = {"old_chat_member": described(old, self.bot), "new_chat_member": described(place, self.bot)}
        self.updates.add("my_chat_member", change | members)

    def _now(self) -> int:
        return int(self._clock().timestamp())


def _entities(text: str) -> list[JSON]:
    """Mark commands, links and names as Telegram does in what people write."""
    return [
        {"type": found.lastgroup, "offset": units(text[: found.start()]), "length": units(found[0])}
        for found in _FOUND.finditer(text)
    ]


def _name(message: JSON) -> str:
    name: str = message.get("from", {}).get("first_name") or message["chat"].get("title", "")
    return name

"""Sending, editing and deleting messages."""

from collections.abc import Callable
from datetime import datetime

from tests.botapi.chats import Chat, Chats
from tests.botapi.entities import CAPTION_UNITS, TEXT_UNITS, formatted
from tests.botapi.files import Files, Kind, Upload
from tests.botapi.keyboards import checked
from tests.botapi.refusals import JSON, Refusal, Violation, bad
from tests.botapi.rich import read_rich
from tests.botapi.story import Story

_FRAME = (
    "message_id",
    "date",
    "chat",
    "from",
    "sender_chat",
    "reply_to_message",
    "has_protected_content",
    "message_thread_id",
    "is_topic_message",
)
_MEDIA = ("photo", "document")
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


class Messages:
    """Answer the methods that make and change messages; rich ones where the server is new enough."""

    def __init__(
        self,
        chats: Chats,
        files: Files,
        story: Story,
        bot: JSON,
        clock: Callable[[], datetime],
        *,
        knows_rich: bool,
    ) -> None:
        self._knows_rich = knows_rich
        self._chats = chats
        self._files = files
        self._story = story
        self._bot = bot
        self._clock = clock

    def answers(self) -> JSON:
        """Name the methods answered here."""
        return {
            "sendMessage": lambda given: self._send(given, self._text(given)),
            "sendRichMessage": self._send_rich,
            "sendPhoto": lambda given: self._send(given, self._media("Photo", given, given.get("photo"))),
            "sendDocument": lambda given: self._send(
                given, self._media("Document", given, given.get("document"))
            ),
            "editMessageText": self._edit_text,
            "editMessageCaption": self._edit_caption,
            "editMessageMedia": self._edit_media,
            "editMessageReplyMarkup": self._edit_markup,
            "deleteMessage": self._delete,
        }

    def _send(self, given: JSON, content: JSON) -> JSON:
        chat = self._chats.writable(given.get("chat_id"))
        markup = checked(given.get("reply_markup"))
        message = {
            "message_id": chat.last_id + 1,
            "date": int(self._clock().timestamp()),
            "chat": chat.describe(),
            **self._author(chat),
            **_answered(chat, given.get("reply_parameters")),
            **_in_topic(given.get("message_thread_id")),
            **content,
            **({"reply_markup": markup} if markup else {}),
            **({"has_protected_content": True} if given.get("protect_content") else {}),
        }
        chat.messages[chat.number()] = message
        self._story.add("sent", chat.id, "Bot", message)
        return message

    def _send_rich(self, given: JSON) -> JSON:
        if not self._knows_rich:
            raise Refusal(404, "Not Found")
        return self._send(given, {"rich_message": {"blocks": read_rich(given.get("rich_message"))}})

    def _text(self, given: JSON) -> JSON:
        text, entities = formatted(given, "text", TEXT_UNITS)
        if not text:
            raise bad("message text is empty")
        preview = given.get("link_preview_options")
        return {
            "text": text,
            **({"entities": entities} if entities else {}),
            **({"link_preview_options": preview} if preview else {}),
        }

    def _media(self, kind: Kind, given: JSON, source: Upload | str | None) -> JSON:
        content = self._files.media(kind, source) | _caption(given)
        marks = {"show_caption_above_media": "show_caption_above_media", "has_spoiler": "has_media_spoiler"}
        return content | {field: True for name, field in marks.items() if given.get(name)}

    def _author(self, chat: Chat) -> JSON:
        return {"sender_chat": chat.describe()} if chat.kind == "channel" else {"from": self._bot}

    def _edit_text(self, given: JSON) -> JSON:
        chat, old = self._own(given)
        if not {"text", "rich_message"} & set(old):
            raise bad("there is no text in the message to edit")
        if "rich_message" not in given:
            return self._change(chat, old, given, self._text(given))
        if not self._knows_rich:
            raise Violation("editMessageText takes no parameter rich_message")
        return self._change(chat, old, given, {"rich_message": {"blocks": read_rich(given["rich_message"])}})

    def _edit_caption(self, given: JSON) -> JSON:
        chat, old = self._own(given)
        if not any(name in old for name in _MEDIA):
            raise bad("there is no caption in the message to edit")
        media = {name: old[name] for name in _MEDIA if name in old}
        return self._change(chat, old, given, media | _caption(given))

    def _edit_media(self, given: JSON) -> JSON:
        chat, old = self._own(given)
        media = given.get("media") or {}
        kinds: dict[str, Kind] = {"photo": "Photo", "document": "Document"}
        if media.get("type") not in kinds:
            raise bad(f"type of the media must be one of {sorted(kinds)}")
        return self._change(chat, old, given, self._media(kinds[media["type"]], media, media.get("media")))

    def _edit_markup(self, given: JSON) -> JSON:
        chat, old = self._own(given)
        content = {name: old[name] for name in old if name not in (*_FRAME, "reply_markup", "edit_date")}
        return self._change(chat, old, given, content)

    def _change(self, chat: Chat, old: JSON, given: JSON, content: JSON) -> JSON:
        """Put content and keyboard in place of the old; a keyboard that is not named goes."""
        markup = checked(given.get("reply_markup"), inline_only=True)
        new = content | ({"reply_markup": markup} if markup else {})
        if new == {name: old[name] for name in old if name not in (*_FRAME, "edit_date")}:
            raise bad(_SAME)
        frame = {name: old[name] for name in _FRAME if name in old}
        message = frame | new | {"edit_date": int(self._clock().timestamp())}
        chat.messages[old["message_id"]] = message
        self._story.add("edited", chat.id, "Bot", message)
        return message

    def _own(self, given: JSON) -> tuple[Chat, JSON]:
        """Find the bot's own message a call names."""
        if given.get("inline_message_id"):
            raise bad("MESSAGE_ID_INVALID")
        chat = self._chats.writable(given.get("chat_id"))
        message = chat.messages.get(given.get("message_id", 0))
        if not message:
            raise bad("message to edit not found")
        if not self._is_own(message):
            raise bad("message can't be edited")
        return chat, message

    def _is_own(self, message: JSON) -> bool:
        return "sender_chat" in message or message["from"]["id"] == self._bot["id"]

    def _delete(self, given: JSON) -> bool:
        chat = self._chats.writable(given.get("chat_id"))
        message = chat.messages.get(given.get("message_id", 0))
        if not message:
            raise bad("message to delete not found")
        if not self._is_own(message) and chat.kind != "private" and chat.bot != "administrator":
            raise bad("message can't be deleted")
        del chat.messages[message["message_id"]]
        self._story.add("deleted", chat.id, "Bot", message)
        return True


def _caption(given: JSON) -> JSON:
    text, entities = formatted(given, "caption", CAPTION_UNITS)
    return ({"caption": text} if text else {}) | ({"caption_entities": entities} if entities else {})


def _in_topic(thread: int | None) -> JSON:
    """Say which topic of a group a message stands in."""
    return {"message_thread_id": thread, "is_topic_message": True} if thread else {}


def _answered(chat: Chat, reply: JSON | None) -> JSON:
    """Return the message that is replied to, without what it replied to itself."""
    if not reply:
        return {}
    message = chat.messages.get(reply.get("message_id", 0))
    if message:
        return {"reply_to_message": {name: message[name] for name in message if name != "reply_to_message"}}
    if reply.get("allow_sending_without_reply"):
        return {}
    raise bad("message to be replied not found")

"""What the bot may ask about a chat, and its leaving."""

from tests.botapi.chats import Chat, Chats, Person
from tests.botapi.refusals import JSON, bad

ACTIONS = {"typing", "upload_photo", "upload_document", "record_voice", "upload_voice", "find_location"}
_NO_RIGHTS = dict.fromkeys(
    (
        "can_be_edited",
        "is_anonymous",
        "can_manage_chat",
        "can_delete_messages",
        "can_manage_video_chats",
        "can_restrict_members",
        "can_promote_members",
        "can_change_info",
        "can_invite_users",
        "can_post_stories",
        "can_edit_stories",
        "can_delete_stories",
    ),
    False,
)
_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), True
)


class Rooms:
    """Answer questions about chats and their members."""

    def __init__(self, chats: Chats, bot: JSON) -> None:
        self._chats = chats
        self._bot = bot

    def answers(self) -> JSON:
        """Name the methods answered here."""
        return {
            "getChat": self._get_chat,
            "getChatMember": self._get_member,
            "getChatAdministrators": self._get_administrators,
            "leaveChat": self._leave,
            "sendChatAction": self._act,
        }

    def _get_chat(self, arguments: JSON) -> JSON:
        chat = self._chats.find(arguments.get("chat_id"))
        return chat.describe() | {
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": _GIFTS,
        }

    def _get_member(self, arguments: JSON) -> JSON:
        chat = self._chats.find(arguments.get("chat_id"))
        if arguments.get("user_id") == self._bot["id"]:
            return described(chat.bot, self._bot)
        for person in chat.members:
            if person.id == arguments.get("user_id"):
                return _member(chat, person)
        raise bad("PARTICIPANT_ID_INVALID")

    def _get_administrators(self, arguments: JSON) -> list[JSON]:
        chat = self._chats.find(arguments.get("chat_id"))
        if chat.kind == "private":
            raise bad("there are no administrators in the private chat")
        return [_member(chat, person) for person in chat.members if person.id in chat.admins]

    def _leave(self, arguments: JSON) -> bool:
        chat = self._chats.writable(arguments.get("chat_id"))
        if chat.kind == "private":
            raise bad("chat member status can't be changed in private chats")
        chat.bot = "left"
        return True

    def _act(self, arguments: JSON) -> bool:
        if arguments.get("action") not in ACTIONS:
            raise bad("wrong parameter action in request")
        self._chats.writable(arguments.get("chat_id"))
        return True


def described(place: str, user: JSON) -> JSON:
    """Write a member of a chat as Telegram does."""
    member = {"status": place, "user": user}
    if place == "administrator":
        return member | _NO_RIGHTS
    return member | ({"until_date": 0} if place == "kicked" else {})


def _member(chat: Chat, person: Person) -> JSON:
    return described("administrator" if person.id in chat.admins else "member", person.describe())

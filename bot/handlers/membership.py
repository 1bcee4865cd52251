"""Blocks, removals, and groups that become supergroups."""

from telegram import ChatMember, Update
from telegram.ext import CallbackContext

from bot.handlers.desk import Desk, Visit
from bot.handlers.following import Following

_GONE = frozenset({ChatMember.BANNED, ChatMember.LEFT})


class Membership:
    """Follows the bot's own place in chats."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._following = Following(desk.memory)

    async def change(self, update: Update, visit: Visit) -> None:
        """End what is sent to a chat, and its context, when the bot was blocked or removed."""
        changed = update.my_chat_member
        if changed is not None and changed.new_chat_member.status in _GONE:
            await self._following.end(visit.chat_key)

    async def migrate(self, update: Update, _context: CallbackContext) -> None:  # type: ignore[type-arg]
        """Hand everything of a group to the supergroup it became; both of them tell, and either is enough."""
        message = update.effective_message
        if message is None:
            return
        if message.migrate_to_chat_id:
            await self._desk.memory.move(message.chat_id, message.migrate_to_chat_id)
        elif message.migrate_from_chat_id:
            await self._desk.memory.move(message.migrate_from_chat_id, message.chat_id)

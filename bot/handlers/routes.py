"""Which update is whose."""

from typing import Any

from telegram import Message
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ExtBot,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.handlers.buttons import Buttons
from bot.handlers.commands import ASKING, Commands
from bot.handlers.desk import Desk
from bot.handlers.errors import Errors
from bot.handlers.inline import Inline
from bot.handlers.membership import Membership
from bot.handlers.other import Other
from bot.handlers.privacy import DELETION, Privacy
from bot.handlers.questions import Questions
from bot.handlers.settings import CHOICE, Settings
from bot.handlers.subscriptions import COMMANDS, Subscriptions


class _ReplyToBot(filters.MessageFilter):
    """Lets texts pass that answer a message of the bot's."""

    def __init__(self, bot: ExtBot[None]) -> None:
        super().__init__("reply to the bot")
        self._bot = bot

    def filter(self, message: Message) -> bool:
        """Tell whether a message replies to one of the bot's."""
        replied = message.reply_to_message
        return bool(replied and replied.from_user and replied.from_user.id == self._bot.id)


def add_handlers(
    application: Application[Any, Any, Any, Any, Any, Any], desk: Desk, backup_days: int
) -> None:
    """Say which update is whose: the first that fits takes it, the rest is not answered."""
    following = Subscriptions(desk)
    commands, questions, buttons = (
        Commands(desk, following),
        Questions(desk, following),
        Buttons(desk, following),
    )
    privacy = Privacy(desk, backup_days)
    settings, inline, members, other = Settings(desk), Inline(desk), Membership(desk), Other(desk)
    private = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
    group = filters.UpdateType.MESSAGE & filters.ChatType.GROUPS
    asked = filters.TEXT & ~filters.FORWARDED & ~filters.VIA_BOT
    replies = _ReplyToBot(application.bot) & ~filters.COMMAND
    content = ~filters.VIA_BOT & ~filters.StatusUpdate.ALL
    application.add_handlers(
        [
            CommandHandler((*ASKING, *COMMANDS), desk.opened(commands.ask), private | group),
            CommandHandler("settings", desk.opened(settings.show), private | group),
            CommandHandler("privacy", desk.opened(privacy.tell), private | group),
            CommandHandler("export", desk.opened(privacy.export), private | group),
            CommandHandler("delete", desk.opened(privacy.ask), private | group),
            MessageHandler(filters.StatusUpdate.MIGRATE, members.migrate),
            MessageHandler(private & asked, desk.opened(questions.hear)),
            MessageHandler(group & asked & replies, desk.opened(questions.hear)),
            MessageHandler(private & filters.FORWARDED, desk.opened(other.decline_forward)),
            MessageHandler(private & content, desk.opened(other.decline)),
            CallbackQueryHandler(desk.opened(settings.choose), pattern=f"^{CHOICE}"),
            CallbackQueryHandler(desk.opened(privacy.choose), pattern=f"^{DELETION}"),
            CallbackQueryHandler(desk.opened(buttons.press)),
            InlineQueryHandler(desk.opened(inline.offer)),
            ChatMemberHandler(desk.opened(members.change), ChatMemberHandler.MY_CHAT_MEMBER),
        ]
    )
    application.add_error_handler(Errors(desk).catch)

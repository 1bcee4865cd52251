"""The commands that Telegram shows: by scope, and by language."""

from collections.abc import Mapping

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)

from bot.render import Renderers

_FALLBACK = "en"


async def register(bot: Bot, renderers: Renderers) -> None:
    """Register the commands of every language that has templates; English also stands for all others."""
    for language in renderers.languages:
        texts = renderers.of(language).lines("commands")
        for scope, commands in _menus(texts).items():
            await bot.set_my_commands(
                [BotCommand(name, words) for name, words in commands.items()],
                scope,
                None if language == _FALLBACK else language,
            )


def _menus(texts: Mapping[str, Mapping[str, str]]) -> dict[BotCommandScope, Mapping[str, str]]:
    return {
        BotCommandScopeAllPrivateChats(): texts["private"],
        BotCommandScopeAllGroupChats(): texts["group"],
        BotCommandScopeAllChatAdministrators(): {**texts["group"], **texts["group_admin"]},
    }

"""The bot itself: its name, commands by scope and language, descriptions."""

import re

from tests.botapi.refusals import JSON, Violation, bad

MOST_COMMANDS = 100
_SCOPES = {
    "default": set(),
    "all_private_chats": set(),
    "all_group_chats": set(),
    "all_chat_administrators": set(),
    "chat": {"chat_id"},
    "chat_administrators": {"chat_id"},
    "chat_member": {"chat_id", "user_id"},
}
_MOST_LETTERS = {"name": 64, "description": 512, "short_description": 120}


class Profile:
    """Keep what the bot says of itself."""

    def __init__(self, bot: JSON, *, knows_rich: bool) -> None:
        self._about = {"can_join_groups": True, "supports_inline_queries": True}
        self._about |= {"supports_join_request_queries": False} if knows_rich else {}
        self._bot = bot
        self.commands: dict[tuple[str, str], list[JSON]] = {}
        self.texts: dict[tuple[str, str], str] = {}

    def answers(self) -> JSON:
        """Name the methods answered here."""
        return {
            "getMe": lambda _: self._bot | self._about,
            "logOut": lambda _: True,
            "close": lambda _: True,
            "setChatMenuButton": lambda _: True,
            "setMyCommands": self._set_commands,
            "getMyCommands": lambda given: self.commands.get(_scope(given), []),
            "deleteMyCommands": self._delete_commands,
            "setMyName": lambda given: self._describe("name", given),
            "setMyDescription": lambda given: self._describe("description", given),
            "setMyShortDescription": lambda given: self._describe("short_description", given),
            "getMyDescription": lambda given: self._described("description", given),
            "getMyShortDescription": lambda given: self._described("short_description", given),
        }

    def _set_commands(self, given: JSON) -> bool:
        commands = given.get("commands") or []
        if len(commands) > MOST_COMMANDS:
            raise bad("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command.get("command", "")):
                raise bad("BOT_COMMAND_INVALID")
            if not 1 <= len(command.get("description", "")) <= 256:
                raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands[_scope(given)] = commands
        return True

    def _delete_commands(self, given: JSON) -> bool:
        self.commands.pop(_scope(given), None)
        return True

    def _describe(self, what: str, given: JSON) -> bool:
        text = given.get(what, "")
        if len(text) > _MOST_LETTERS[what]:
            raise bad(f"{what.replace('_', ' ')} is too long")
        self.texts[what, _language(given)] = text
        return True

    def _described(self, what: str, given: JSON) -> JSON:
        return {what: self.texts.get((what, _language(given)), "")}


def _scope(given: JSON) -> tuple[str, str]:
    """Name the scope and language a call is about, as type:chat:user and two letters."""
    scope = given.get("scope") or {"type": "default"}
    needed = _SCOPES.get(scope.get("type", ""))
    if needed is None or set(scope) != {"type"} | needed:
        raise Violation(f"command scope {scope} is none")
    return ":".join(str(scope[name]) for name in ("type", "chat_id", "user_id") if name in scope), _language(
        given
    )


def _language(given: JSON) -> str:
    code: str = given.get("language_code", "")
    if not re.fullmatch(r"([a-z]{2})?", code):
        raise bad("invalid language code specified")
    return code

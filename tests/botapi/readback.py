"""The fake's own answers and updates, read by the library's types: well-formed, or the test fails."""

from typing import Any

import telegram

from tests.botapi.refusals import JSON

RESULTS = {
    "getMe": "User",
    "getWebhookInfo": "WebhookInfo",
    "getMyCommands": "BotCommand",
    "getChat": "ChatFullInfo",
    "getChatMember": "ChatMember",
    "getChatAdministrators": "ChatMember",
    "getFile": "File",
    "sendMessage": "Message",
    "sendRichMessage": "Message",
    "sendPhoto": "Message",
    "sendDocument": "Message",
    "editMessageText": "Message",
    "editMessageCaption": "Message",
    "editMessageMedia": "Message",
    "editMessageReplyMarkup": "Message",
}


LATER = {"rich_message", "supports_join_request_queries"}
"""Fields newer than the library: it keeps them, and knows nothing of what is in them."""


def well_formed(kind: str, data: JSON) -> telegram.TelegramObject:
    """Read data as a type of the library; AssertionError if a field is unknown, missing or read otherwise."""
    known: JSON = _without_later(data)
    read: telegram.TelegramObject = getattr(telegram, kind).de_json(known, None)
    assert "api_kwargs=" not in repr(read), f"{kind} with fields of its own: {read!r}"
    assert _within(known, read.to_dict()), f"{kind} is read otherwise: {known} as {read.to_dict()}"
    whole: telegram.TelegramObject = getattr(telegram, kind).de_json(data, None)
    return whole


def message(data: JSON) -> telegram.Message:
    """Read a message."""
    read = well_formed("Message", data)
    assert isinstance(read, telegram.Message)
    return read


def check(method: str, result: JSON | list[JSON] | bool) -> None:
    """Check what a method is about to return."""
    if kind := RESULTS.get(method):
        for data in result if isinstance(result, list) else [result]:
            assert isinstance(data, dict), f"{method} returns {data!r}"
            well_formed(kind, data)


def _without_later(data: Any) -> Any:
    if isinstance(data, list):
        return [_without_later(item) for item in data]
    if not isinstance(data, dict):
        return data
    return {name: _without_later(value) for name, value in data.items() if name not in LATER}


def _within(given: object, read: object) -> bool:
    if isinstance(given, dict) and isinstance(read, dict):
        return all(key in read and _within(value, read[key]) for key, value in given.items())
    if isinstance(given, list) and isinstance(read, list | tuple):
        return len(given) == len(read) and all(map(_within, given, read))
    return given == read

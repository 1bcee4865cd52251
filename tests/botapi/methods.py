"""Which methods the fake knows, which parameters each takes and of what kind."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from tests.botapi.files import Upload
from tests.botapi.refusals import JSON, Refusal, Violation, bad

_SEND = (
    "business_connection_id:str chat_id:chat message_thread_id:int direct_messages_topic_id:int "
    "disable_notification:bool protect_content:bool allow_paid_broadcast:bool message_effect_id:str "
    "suggested_post_parameters:json reply_parameters:json reply_markup:json "
)
_CAPTION = "caption:str parse_mode:str caption_entities:json "
_EDIT = "business_connection_id:str chat_id:chat message_id:int inline_message_id:str reply_markup:json "
_SCOPE = "scope:json language_code:str "

METHODS = {
    "getMe": "",
    "logOut": "",
    "close": "",
    "getUpdates": "offset:int limit:int timeout:int allowed_updates:json",
    "setWebhook": "url:str certificate:file ip_address:str max_connections:int allowed_updates:json "
    "drop_pending_updates:bool secret_token:str",
    "deleteWebhook": "drop_pending_updates:bool",
    "getWebhookInfo": "",
    "setMyCommands": "commands:json " + _SCOPE,
    "getMyCommands": _SCOPE,
    "deleteMyCommands": _SCOPE,
    "setMyName": "name:str language_code:str",
    "setMyDescription": "description:str language_code:str",
    "getMyDescription": "language_code:str",
    "setMyShortDescription": "short_description:str language_code:str",
    "getMyShortDescription": "language_code:str",
    "setChatMenuButton": "chat_id:chat menu_button:json",
    "sendMessage": _SEND + "text:str parse_mode:str entities:json link_preview_options:json",
    "sendRichMessage": _SEND + "rich_message:json",
    "sendPhoto": _SEND + _CAPTION + "photo:file show_caption_above_media:bool has_spoiler:bool",
    "sendDocument": _SEND + _CAPTION + "document:file thumbnail:file disable_content_type_detection:bool",
    "sendChatAction": "business_connection_id:str chat_id:chat message_thread_id:int action:str",
    "editMessageText": _EDIT + "text:str parse_mode:str entities:json link_preview_options:json "
    "rich_message:json",
    "editMessageCaption": _EDIT + _CAPTION + "show_caption_above_media:bool",
    "editMessageMedia": _EDIT + "media:json",
    "editMessageReplyMarkup": _EDIT,
    "deleteMessage": "chat_id:chat message_id:int",
    "answerCallbackQuery": "callback_query_id:str text:str show_alert:bool url:str cache_time:int",
    "answerInlineQuery": "inline_query_id:str results:json cache_time:int is_personal:bool "
    "next_offset:str button:json",
    "getChat": "chat_id:chat",
    "getChatMember": "chat_id:chat user_id:int",
    "getChatAdministrators": "chat_id:chat return_bots:bool",
    "leaveChat": "chat_id:chat",
    "getFile": "file_id:str",
}


@cache
def parameters(method: str) -> dict[str, str]:
    """Map the names of a method's parameters to their kinds; a 404 if there is no such method."""
    if method not in METHODS:
        raise Refusal(404, "Not Found")
    return dict(spec.split(":") for spec in METHODS[method].split())


def decode(method: str, fields: JSON, uploads: dict[str, Upload]) -> JSON:
    """Read a call's fields, strings or JSON values, into Python, with uploads in the places that name them.

    A parameter of the kind `file` may be the upload itself; a field may say attach://<name>. What the method
    does not take, and a file nothing names, is a violation.
    """
    kinds = parameters(method)
    given = {name: value for name, value in fields.items() if value is not None}
    if unknown := set(given) - set(kinds):
        raise Violation(f"{method} takes no parameter {', '.join(sorted(unknown))}")
    arguments = {name: _read(f"{method}.{name}", kinds[name], value) for name, value in given.items()}
    left = dict(uploads)
    arguments |= {name: left.pop(name) for name in uploads if kinds.get(name) == "file"}
    arguments = {name: _attached(value, uploads, left) for name, value in arguments.items()}
    if left:
        raise Violation(f"{method}: nothing names the file {', '.join(sorted(left))}")
    return arguments


def _attached(value: Any, uploads: dict[str, Upload], left: dict[str, Upload]) -> Any:
    """Put uploads in place of attach://…, and strike them off the list of those left."""
    if isinstance(value, dict):
        return {name: _attached(item, uploads, left) for name, item in value.items()}
    if isinstance(value, str) and (name := value.removeprefix("attach://")) in uploads and name != value:
        left.pop(name, None)
        return uploads[name]
    return value


def _read(place: str, kind: str, value: object) -> object:
    try:
        return _READERS[kind](value)
    except (ValueError, TypeError) as error:
        if kind == "json":
            raise bad(f"can't parse {place.partition('.')[2]} JSON object") from error
        raise Violation(f"{place}: {value!r} is no {kind}") from error


def _integer(value: object) -> int:
    if isinstance(value, bool | float):
        raise TypeError(value)
    return int(str(value))


def _truth(value: object) -> bool:
    return {"true": True, "false": False}[str(value).lower()]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _chat(value: object) -> int | str:
    return value if isinstance(value, str) and value.startswith("@") else _integer(value)


def _tree(value: object) -> object:
    return json.loads(value) if isinstance(value, str) else value


_READERS: dict[str, Callable[[Any], object]] = {
    "int": _integer,
    "bool": _truth,
    "str": _text,
    "chat": _chat,
    "json": _tree,
    "file": _text,
}

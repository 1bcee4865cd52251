"""The rules of inline results."""

import re

from tests.botapi.entities import TEXT_UNITS, formatted
from tests.botapi.keyboards import checked
from tests.botapi.refusals import JSON, Violation, bad

MOST_RESULTS = 50
MOST_ID_BYTES = 64
_ARTICLE = {
    "type",
    "id",
    "title",
    "input_message_content",
    "reply_markup",
    "url",
    "description",
    "thumbnail_url",
    "thumbnail_width",
    "thumbnail_height",
}
_CONTENT = {"message_text", "parse_mode", "entities", "link_preview_options"}


def check_results(results: list[JSON] | None) -> None:
    """Refuse a list of inline results Telegram would refuse."""
    if not isinstance(results, list):
        raise bad("can't parse inline query results JSON object")
    if len(results) > MOST_RESULTS:
        raise bad("RESULTS_TOO_MUCH")
    names = [str(result.get("id", "")) for result in results]
    if any(not 1 <= len(name.encode()) <= MOST_ID_BYTES for name in names):
        raise bad("RESULT_ID_INVALID")
    if len(set(names)) < len(names):
        raise bad("RESULT_ID_DUPLICATE")
    for result in results:
        _check(result)


def check_button(button: JSON | None) -> None:
    """Refuse a button over the results that leads nowhere."""
    if button is None:
        return
    if not button.get("text"):
        raise bad("BUTTON_TEXT_INVALID")
    start = button.get("start_parameter")
    if not start and "web_app" not in button:
        raise bad("START_PARAM_EMPTY")
    if start and not re.fullmatch(r"[\w-]{1,64}", start, re.ASCII):
        raise bad("START_PARAM_INVALID")


def _check(result: JSON) -> None:
    if result.get("type") != "article":
        raise Violation(f"inline result of type {result.get('type')}: this fake knows articles alone")
    if unknown := set(result) - _ARTICLE:
        raise Violation(f"inline result has unknown fields {sorted(unknown)}")
    if not result.get("title"):
        raise bad("can't parse inline query result: Can't find field \"title\"")
    content = result.get("input_message_content") or {}
    if "message_text" not in content:
        raise bad("can't parse inline query result: Can't find field \"message_text\"")
    if unknown := set(content) - _CONTENT:
        raise Violation(f"inline message has unknown fields {sorted(unknown)}")
    text, _ = formatted(content | {"text": content["message_text"]}, "text", TEXT_UNITS)
    if not text:
        raise bad("MESSAGE_EMPTY")
    checked(result.get("reply_markup"), inline_only=True)

"""The rules of keyboards."""

import re

from tests.botapi.entities import units
from tests.botapi.refusals import JSON, Refusal, Violation, bad

MOST_BUTTONS = 100
MOST_IN_A_ROW = 8
_ACTIONS = {
    "url",
    "callback_data",
    "copy_text",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "web_app",
    "login_url",
}
_LOOKS = {"text", "style", "icon_custom_emoji_id"}
_WEB = re.compile(r"https?://([\w-]+\.)+[\w-]{2,}(:\d+)?([/?#]\S*)?$")
_OTHER = re.compile(r"(tg|ton|mailto|tel):\S+$")


def checked(markup: JSON | None, *, inline_only: bool = False) -> JSON | None:
    """Return a reply markup as the message will carry it, None if it carries none; refuse a broken one."""
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(markup["inline_keyboard"])
    if inline_only:
        raise bad("inline keyboard expected")
    if not {"keyboard", "remove_keyboard", "force_reply"} & set(markup):
        raise Violation(f"reply markup of no kind: {sorted(markup)}")
    for row in markup.get("keyboard", []):
        _check_row(row)
    return None


def _inline(rows: list[list[JSON]]) -> JSON | None:
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad("REPLY_MARKUP_TOO_LONG")
    for row in rows:
        _check_row(row)
        for button in row:
            _check(button)
    filled = [row for row in rows if row]
    return {"inline_keyboard": filled} if filled else None


def _check_row(row: list[JSON]) -> None:
    if len(row) > MOST_IN_A_ROW:
        raise Violation(f"{len(row)} buttons in a row: Telegram shows {MOST_IN_A_ROW}")


def _check(button: JSON) -> None:
    if not str(button.get("text", "")).strip():
        raise _broken('Can\'t find field "text"')
    if unknown := set(button) - _ACTIONS - _LOOKS:
        raise Violation(f"button {button['text']!r} has unknown fields {sorted(unknown)}")
    actions = _ACTIONS & set(button)
    if not actions:
        raise _broken("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise Violation(f"button {button['text']!r} does several things: {sorted(actions)}")
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if "copy_text" in button and not 1 <= units(button["copy_text"].get("text", "")) <= 256:
        raise bad("BUTTON_COPY_TEXT_INVALID")
    if "url" in button:
        _check_url(button["url"])


def _check_url(url: str) -> None:
    if _WEB.match(url) or _OTHER.match(url):
        return
    why = "Wrong HTTP URL" if "://" not in url or url.startswith("http") else "Unsupported URL protocol"
    raise bad(f"inline keyboard button URL '{url}' is invalid: {why}")


def _broken(why: str) -> Refusal:
    return bad(f"can't parse inline keyboard button: {why}")

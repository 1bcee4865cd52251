"""A conversation written down: the same every time, for reading and for comparing."""

from collections.abc import Callable

from tests.botapi.readback import message as read
from tests.botapi.refusals import JSON
from tests.botapi.rich import lines
from tests.botapi.story import Event


def transcript(events: list[Event]) -> str:
    """Write events as lines: who, what, and the message with its tags, buttons and picture."""
    return "\n".join(line for event in events for line in _LINES[event.what](event.who, event.data)) + "\n"


def buttons(message: JSON) -> list[JSON]:
    """List the buttons under a message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def _said(who: str, message: JSON) -> list[str]:
    return _content(f"{who}:", message)


def _changed(who: str, message: JSON) -> list[str]:
    return _content(f"{who} edits #{message['message_id']}:", message)


def _sent(who: str, message: JSON) -> list[str]:
    return _content(f"{who} #{message['message_id']}:", message)


def _deleted(who: str, message: JSON) -> list[str]:
    return [f"{who} deletes #{message['message_id']}"]


def _pressed(who: str, press: JSON) -> list[str]:
    return [f"{who} presses [{press['label']}] on #{press['on']}"]


def _asked(who: str, asked: JSON) -> list[str]:
    return [f"{who} types inline: {asked['query']}"]


def _answered(who: str, answer: JSON) -> list[str]:
    if not answer["text"]:
        return []
    return [f"{who} {'alerts' if answer['alert'] else 'notes'}: {answer['text']}"]


def _listed(who: str, answer: JSON) -> list[str]:
    lines = [f"{who} offers {len(answer['results'])} results"]
    for result in answer["results"]:
        lines.append(f"  {result['title']} | {result.get('description', '')}")
        lines += [f"    {line}" for line in result["input_message_content"]["message_text"].splitlines()]
    return lines + ([f"  [{answer['button']['text']}]"] if answer.get("button") else [])


def _content(head: str, message: JSON) -> list[str]:
    written = read(message)
    text = written.text_html or written.caption_html or ""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    rich = lines(message.get("rich_message", {}).get("blocks", []))
    body = [*_beside(message), *text.splitlines(), *rich, *(" ".join(map(_button, row)) for row in rows)]
    return [head, *(f"  {line}".rstrip() for line in body)]


def _beside(message: JSON) -> list[str]:
    """Name what a message carries beside its text."""
    if photo := message.get("photo"):
        return [f"(photo {photo[-1]['width']}x{photo[-1]['height']} {photo[-1]['file_unique_id']})"]
    if document := message.get("document"):
        return [f"(document {document.get('file_name')} {document['file_unique_id']})"]
    others = ("voice", "sticker", "location", "contact", "migrate_to_chat_id", "migrate_from_chat_id")
    return [f"({kind})" for kind in others if kind in message]


def _button(button: JSON) -> str:
    leads = button.get("url") or ("copies " + button["copy_text"]["text"] if "copy_text" in button else "")
    for name in ("switch_inline_query", "switch_inline_query_current_chat"):
        leads = leads or (f"inline {button[name]}" if name in button else "")
    return f"[{button['text']} -> {leads}]" if leads else f"[{button['text']}]"


_LINES: dict[str, Callable[[str, JSON], list[str]]] = {
    "said": _said,
    "changed": _changed,
    "sent": _sent,
    "edited": _changed,
    "deleted": _deleted,
    "pressed": _pressed,
    "asked": _asked,
    "answered": _answered,
    "listed": _listed,
}

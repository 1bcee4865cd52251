"""HTML as Telegram reads it: a plain text and its entities, with offsets in UTF-16 units."""

import re
from typing import NamedTuple

from tests.botapi.refusals import JSON, Violation, bad

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
MOST_ENTITIES = 100

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_ARGUMENTS = {("a", "href"), ("code", "class"), ("span", "class"), ("tg-emoji", "emoji-id")}
_REFERENCE = re.compile(
    r"&(?:#(?P<dec>\d{1,7})|#x(?P<hex>[0-9a-fA-F]{1,6})|(?P<name>lt|gt|amp|quot)(?![a-zA-Z]));?"
)
_NAMES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_NAME = re.compile(r"<(?P<name>[^\s>]*)(?=[\s>])")
_ATTRIBUTES = re.compile(r"(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>")
_END = re.compile(r"</(?P<name>[^\s>]*)\s*>")
_ATTRIBUTE = re.compile(
    r"\s*(?P<name>[^\s=]+)(?:\s*=\s*(?:\"(?P<d>[^\"]*)\"|'(?P<s>[^']*)'|(?P<n>[\w.-]+)))?"
)


class Open(NamedTuple):
    """Remember a start tag until its end comes."""

    name: str
    argument: str
    offset: int


def units(text: str) -> int:
    """Count a text's UTF-16 units, which is what Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def formatted(arguments: JSON, name: str, most: int) -> tuple[str, list[JSON]]:
    """Read `text` or `caption` out of a call with its parse mode or entities; refuse what is too long."""
    raw = arguments.get(name, "")
    text, entities = raw, arguments.get("entities" if name == "text" else "caption_entities") or []
    mode = arguments.get("parse_mode")
    if mode is not None and mode.lower() != "html":
        raise Violation(f"parse_mode {mode}: this fake reads HTML alone")
    if mode:
        text, entities = parse_html(raw)
    text, entities = _trimmed(text, entities)
    if units(text) > most:
        raise bad("message is too long" if name == "text" else "message caption is too long")
    if len(entities) > MOST_ENTITIES:
        raise Violation(f"{len(entities)} entities: Telegram shows the first {MOST_ENTITIES} alone")
    return text, entities


def parse_html(source: str) -> tuple[str, list[JSON]]:
    """Take the tags out of a text; what does not parse is refused with its offset in bytes."""
    text, place = "", 0
    entities: list[JSON] = []
    opened: list[Open] = []
    while place < len(source):
        if source[place] == "&" and (reference := _REFERENCE.match(source, place)):
            text += _character(reference)
            place = reference.end()
        elif source.startswith("</", place):
            place = _close(source, place, text, opened, entities)
        elif source[place] == "<":
            place = _open(source, place, text, opened)
        else:
            text += source[place]
            place += 1
    if opened:
        raise _broken(f'Can\'t find end tag corresponding to start tag "{opened[-1].name}"')
    entities.reverse()  # of two with the same span the outer comes first
    return text, sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _character(reference: re.Match[str]) -> str:
    if name := reference["name"]:
        return _NAMES[name]
    return chr(int(reference["dec"]) if reference["dec"] else int(reference["hex"], 16))


def _open(source: str, place: int, text: str, opened: list[Open]) -> int:
    at = _bytes(source, place)
    tag = _NAME.match(source, place)
    if not tag:
        raise _broken(f"Unclosed start tag at byte offset {at}")
    name = tag["name"].lower()
    if name not in _TYPES:
        raise _broken(f'Unsupported start tag "{name}" at byte offset {at}')
    rest = _ATTRIBUTES.match(source, tag.end())
    if not rest:
        raise _broken(f"Unclosed start tag at byte offset {at}")
    argument = _argument(name, rest[0][:-1], at)
    if name == "span" and argument != "tg-spoiler":
        raise _broken(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
    opened.append(Open(name, argument, units(text)))
    return rest.end()


def _argument(name: str, attributes: str, at: int) -> str:
    argument, place = "", 0
    while attributes[place:].strip():
        attribute = _ATTRIBUTE.match(attributes, place)
        if not attribute:
            raise _broken(f'Empty attribute name in the tag "{name}" at byte offset {at}')
        value = next((attribute[key] for key in "dsn" if attribute[key] is not None), "")
        if (name, attribute["name"]) in _ARGUMENTS:
            argument = _REFERENCE.sub(_character, value)
        elif name == "blockquote" and attribute["name"] == "expandable":
            argument = "expandable"
        place = attribute.end()
    return argument


def _close(source: str, place: int, text: str, opened: list[Open], entities: list[JSON]) -> int:
    at = _bytes(source, place)
    if not opened:
        raise _broken(f"Unexpected end tag at byte offset {at}")
    tag = _END.match(source, place)
    if not tag:
        raise _broken(f"Unclosed end tag at byte offset {at}")
    name = tag["name"].lower()
    last = opened.pop()
    if name not in ("", last.name):
        raise _broken(f'Unmatched end tag at byte offset {at}, expected "</{last.name}>", found "</{name}>"')
    if units(text) > last.offset:
        _add(last, text, entities)
    return tag.end()


def _add(tag: Open, text: str, entities: list[JSON]) -> None:
    entity: JSON = {"type": _TYPES[tag.name], "offset": tag.offset, "length": units(text) - tag.offset}
    inside = entities[-1] if entities else {}
    if tag.name == "a":
        shown = text.encode("utf-16-le")[tag.offset * 2 :].decode("utf-16-le")
        entity["url"] = tag.argument or shown
        if not re.match(r"(https?|tg|ton|mailto)://?\S|[\w-]+(\.[\w-]+)+", entity["url"]):
            return
    elif tag.name == "tg-emoji":
        entity["custom_emoji_id"] = tag.argument
    elif tag.name == "blockquote" and tag.argument:
        entity["type"] = "expandable_blockquote"
    elif tag.name == "pre" and inside.get("type") == "code" and inside["length"] == entity["length"]:
        language = entities.pop().get("language")
        entity |= {"language": language} if language else {}
    elif tag.name == "code" and tag.argument.startswith("language-"):
        entity["language"] = tag.argument.removeprefix("language-")
    entities.append(entity)


def _trimmed(text: str, entities: list[JSON]) -> tuple[str, list[JSON]]:
    """Drop the white space around a text, and what entities lie in it alone, as Telegram does."""
    start = units(text) - units(text.lstrip())
    end = start + units(text.strip())
    kept = []
    for entity in entities:
        begin, stop = max(entity["offset"], start), min(entity["offset"] + entity["length"], end)
        if stop > begin:
            kept.append(entity | {"offset": begin - start, "length": stop - begin})
    return text.strip(), kept


def _bytes(source: str, place: int) -> int:
    return len(source[:place].encode())


def _broken(why: str) -> Exception:
    return bad(f"can't parse entities: {why}")

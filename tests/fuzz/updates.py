"""An update of any kind, its fields filled at random by the types that the library declares for them."""

import collections.abc
import datetime as dt
import enum
import inspect
import random
import types
import typing
from functools import cache

import telegram

from tests.fuzz import values

DEEPEST = 4
FILLED = 0.12
"""How likely an optional field is there: Telegram leaves most of them out."""
_NEEDED_LATELY = frozenset(
    {"allows_revoting", "can_react_to_messages", "members_only", "option_persistent_ids", "persistent_id"}
)
"""What the library asks for although its signature says otherwise."""
_LEFT_OUT = frozenset({"api_kwargs", "return", "self", "correct_option_id"})
"""The last is deprecated, and warnings are errors here."""
_LIKELY = {"text": 0.7, "message": 0.5, "data": 0.9, "from_user": 0.9, "reply_to_message": 0.2}


class Updates:
    """Makes updates as JSON; chats and people are some that the fake knows, so that they can be answered."""

    def __init__(self, seed: int, chats: list[telegram.Chat], people: list[telegram.User]) -> None:
        self._chance = random.Random(seed)
        self._chats = chats
        self._people = people
        self._number = 0

    def next(self) -> dict:
        """Make the next update: one kind of content, as Telegram sends them."""
        self._number += 1
        kind = self._chance.choice(_KINDS if self._chance.random() < 0.3 else _USUAL)
        content = self._value(_fields(telegram.Update)[kind], kind, 0)
        return telegram.Update(self._number, **{kind: content}).to_dict()

    def _object(self, cls: type, depth: int) -> object:
        if cls is telegram.Chat:
            return self._chance.choice(self._chats)
        if cls is telegram.User:
            return self._chance.choice(self._people)
        made = {}
        for name, hint in _fields(cls).items():
            likely = depth < DEEPEST and self._chance.random() < _LIKELY.get(name, FILLED)
            if name in _needed(cls) or likely:
                made[name] = self._value(hint, name, depth + 1)
        if cls is telegram.Message and (said := made.get("text") or "").startswith("/"):
            # Telegram marks commands: without the mark no handler of commands would ever see one.
            end = len(said.split(maxsplit=1)[0]) if said.split() else 1
            made["entities"] = [telegram.MessageEntity(telegram.MessageEntity.BOT_COMMAND, 0, end)]
        return cls(**made)

    def _value(self, hint: object, name: str, depth: int) -> object:
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if origin in {types.UnionType, typing.Union}:
            some = [argument for argument in arguments if argument is not types.NoneType]
            return self._value(self._chance.choice(some), name, depth)
        if origin in {collections.abc.Sequence, list, tuple}:
            many = self._chance.randrange(1, 3)
            return [self._value(arguments[0], name, depth) for _ in range(many)]
        if isinstance(hint, type) and issubclass(hint, telegram.TelegramObject):
            return self._object(self._chance.choice(_concrete(hint)), depth)
        return self._plain(hint, name)

    def _plain(self, hint: object, name: str) -> object:
        if hint is bool:
            return self._chance.random() < 0.5
        if hint is dt.datetime:
            return dt.datetime.fromtimestamp(self._chance.randrange(1, 2**31), dt.UTC)
        if hint is dt.timedelta:
            return dt.timedelta(seconds=self._chance.randrange(1, 2**20))
        if hint is float:
            return self._chance.choice((0.0, -1.5, 1e9))
        if hint is int:
            return values.number(self._chance, name)
        if isinstance(hint, type) and issubclass(hint, enum.Enum):
            return self._chance.choice(list(hint)).value
        if name == "data":
            return self._chance.choice(values.DATA)
        return values.text(self._chance)


@cache
def _fields(cls: type) -> dict[str, object]:
    hints = typing.get_type_hints(cls.__init__, vars(telegram) | {"datetime": dt, "dtm": dt})
    return {name: hint for name, hint in hints.items() if name not in _LEFT_OUT}


@cache
def _needed(cls: type) -> frozenset[str]:
    parameters = inspect.signature(cls.__init__).parameters.values()
    required = {p.name for p in parameters if p.default is inspect.Parameter.empty}
    return frozenset((required | _NEEDED_LATELY) & _fields(cls).keys())


@cache
def _concrete(cls: type) -> list[type]:
    """List the kinds of a type that Telegram sends: those below it, or itself."""
    below = [sub for sub in cls.__subclasses__() if sub.__module__.startswith("telegram.")]
    return [kind for sub in below for kind in _concrete(sub)] or [cls]


_KINDS = [name for name in _fields(telegram.Update) if name != "update_id"]
_USUAL = ["message", "callback_query", "inline_query", "my_chat_member"]

"""Who is at the counter: an update is claimed once, its chat recalled, answered and remembered."""

import logging
import re
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, replace
from typing import Any

from telegram import Bot, ChatMember, Message, Update
from telegram.constants import ChatType
from telegram.error import BadRequest
from telegram.ext import CallbackContext

from bot.answers.wish import WishAnswer
from bot.assistant import Assistant, Turn
from bot.handlers import rich
from bot.handlers.doorman import Doorman
from bot.handlers.keyboard import Keyboard
from bot.handlers.memory import FORGOTTEN, Memory, Recalled
from bot.handlers.outbox import Outbox, Place, place_of
from bot.handlers.pictures import DRAWN, Pictures
from bot.ledger import NotesLedger
from bot.models import REMEMBER, Intent, Query, Utterance
from bot.people.errors import StateError
from bot.plain import to_text
from bot.profile import Profile
from bot.render import Renderer, Renderers
from bot.trail import Outcome, current
from bot.understand.deeplink import write_payload

CHART = "chart"
"""The flag of a query that asks for the picture of its answer; also the word for it after a command."""
LANGUAGE = "language"
"""The setting that holds a chat's language."""

_NOBODY = Profile()


@dataclass(frozen=True, slots=True)
class Visit:
    """One update, its chat recalled: the language to speak, query and form before, who reads along."""

    chat_key: str
    place: Place
    language: str
    previous: Query | None = None
    public: bool = False
    form: Query | None = None
    profile: Profile = _NOBODY


Handling = Callable[[Update, Visit], Awaitable[None]]
Callback = Callable[[Update, CallbackContext[Any, Any, Any, Any]], Coroutine[Any, Any, None]]

_log = logging.getLogger(__name__)
_ADMINS = frozenset({ChatMember.OWNER, ChatMember.ADMINISTRATOR})
_RECEIPT = re.compile(r"(R-[0-9A-Z]{4,12})\s*$")


class Desk:
    """What all handlers share: the assistant, the memory of chats, and the way to write into them."""

    def __init__(
        self,
        bot: Bot,
        assistant: Assistant,
        memory: Memory,
        ledger: NotesLedger,
        renderers: Renderers,
        outbox: Outbox,
        doorman: Doorman,
    ) -> None:
        self.bot = bot
        self.memory = memory
        self.renderers = renderers
        self.outbox = outbox
        self.pictures = Pictures(bot, memory, outbox)
        self._assistant = assistant
        self._ledger = ledger
        self._doorman = doorman

    def opened(self, handling: Handling) -> Callback:
        """Make a callback of the library: each update is handled once, its chat recalled before."""

        async def callback(update: Update, _context: CallbackContext[Any, Any, Any, Any]) -> None:
            if not await self._doorman.admits(update):
                current().outcome = Outcome.LIMITED
                return
            visit = await self._open(update)
            if visit is None:
                current().outcome = Outcome.REPEATED
                return
            await handling(update, visit)
            current().outcome = Outcome.ANSWERED

        return callback

    async def _open(self, update: Update) -> Visit | None:
        user, chat = update.effective_user, update.effective_chat
        chat_id = chat.id if chat else (user.id if user else 0)
        chat_key = self.memory.key_of(chat_id)
        try:
            recalled = await self.memory.recall(update.update_id, chat_key)
        except StateError as problem:
            _log.warning("a chat is answered without its past: %s", problem)
            recalled = FORGOTTEN
        if recalled is None:
            return None
        message = update.effective_message
        current().language = _language(recalled, user.language_code if user else None)
        return Visit(
            chat_key,
            place_of(message) if message else Place(chat_id),
            current().language,
            recalled.previous,
            public=chat is None or chat.type != ChatType.PRIVATE,
            form=recalled.form,
            profile=recalled.profile,
        )

    def ask(self, visit: Visit, text: str, previous: Query | None) -> Turn:
        """Answer what was said."""
        utterance = Utterance(text, visit.language, public=visit.public)
        return _traced(self._assistant.reply(utterance, previous, _profile(visit)))

    def ask_again(self, visit: Visit, query: Query) -> Turn:
        """Answer a query that is understood already; before others, nothing is to be remembered."""
        if visit.public:
            query = replace(query, flags=query.flags - {REMEMBER})
        return _traced(self._assistant.reply_to(query, visit.language, _profile(visit)))

    def replied_query(self, message: Message) -> Query | None:
        """Return the question whose answer a message replies to, known by the receipt under it."""
        replied = message.reply_to_message
        receipt = _RECEIPT.search(rich.text_of(replied)) if replied else None
        return self._assistant.asked(receipt[1]) if receipt else None

    async def answer(self, visit: Visit, turn: Turn, shown: Message | None = None) -> None:
        """Write a turn into its chat, in place of the message `shown` where there is one, and remember it."""
        keyboard = Keyboard(turn.reply.rows, turn.query)
        if turn.reply.template in DRAWN and turn.query:
            asking = replace(turn.query, receipt=None, flags=turn.query.flags | {CHART})
            keyboard.add_to_row(1, self.say(visit)["buttons"]["picture"], asking)
        if turn.pay_withheld:
            label = self.say(visit)["buttons"]["own_pay"]
            keyboard.add_link(label, self.private_link(turn.query))
        await self.remember(visit, turn, keyboard)
        if shown is None:
            await self.outbox.send(visit.place, turn.reply.html, keyboard.markup)
        else:
            await self.outbox.edit(shown, turn.reply.html, keyboard.markup)

    async def draw(self, visit: Visit, turn: Turn) -> None:
        """Send the picture of an answer."""
        await self.pictures.send(visit.place, turn, self.renderer(visit))

    async def hand_over(self, visit: Visit, turn: Turn) -> None:
        """Send an answer as a text file, to be forwarded."""
        lines = self.say(visit)["lines"]
        content = to_text(turn.reply.html).encode()
        await self.outbox.send_file(visit.place, lines["answer_file"], content, lines["answer_as_file"])

    async def remember(self, visit: Visit, turn: Turn, keyboard: Keyboard) -> None:
        """Remember what was asked last; small talk and what was not understood leave that as it was."""
        if turn.answer.query.intent is Intent.FORGET:
            await self.memory.forget_own(visit.chat_key)
            return
        if turn.query and (learned := visit.profile.learn(turn.query)) != visit.profile and not visit.public:
            await self.memory.keep_profile(visit.place.chat_id, learned)
        if isinstance(turn.answer, WishAnswer):
            await self.memory.keep_wish(visit.place.chat_id, turn.answer.query, visit.language)
        asked = turn.query if turn.query and turn.query.intent not in _TALK else None
        await self._keep(visit.chat_key, asked, keyboard.kept, turn.reply.receipt)

    async def note_receipts(self) -> None:
        """Write down what the assistant noted where no chat is to remember it."""
        await self._keep("", None, {})

    async def _keep(
        self, chat_key: str, asked: Query | None, questions: Mapping[str, str], receipt: str | None = None
    ) -> None:
        """Remember a query and the notes; no answer fails because it cannot be written down."""
        notes = self._ledger.take_notes()
        try:
            await self.memory.remember(chat_key, asked, notes, questions, receipt)
        except StateError as problem:
            _log.warning("an answer is not remembered: %s", problem)
            self._ledger.give_back([*notes, self.memory.shown(chat_key, receipt)] if receipt else notes)

    def renderer(self, visit: Visit) -> Renderer:
        """Return the renderer of the visit's language."""
        return self.renderers.of(visit.language)

    def say(self, visit: Visit) -> dict[str, dict[str, str]]:
        """Return the short texts of the visit's language."""
        return self.renderer(visit).lines("chat")

    def private_link(self, query: Query | None) -> str:
        """Return a link to the private chat that asks the same question there."""
        payload = None
        if query and query.role:
            title = f"{query.role.level or ''} {query.role.occupation}".strip()
            payload = write_payload(query.intent, title, query.place.country if query.place else None)
        link = f"https://t.me/{self.bot.username}"
        return f"{link}?start={payload}" if payload else link

    async def refusal(self, update: Update, visit: Visit) -> str | None:
        """Say why who asks may not choose for the chat; None where they may."""
        return None if await self._may_choose(update, visit) else self.say(visit)["lines"]["admins_only"]

    async def _may_choose(self, update: Update, visit: Visit) -> bool:
        """Tell whether who asks may choose for the chat: in a group its administrators do."""
        user, message, group = update.effective_user, update.message, visit.place.chat_id
        if not visit.public:
            return True
        if message and message.sender_chat and message.sender_chat.id == group:
            return True  # only its administrators may speak as the group itself
        if user is None:
            return False
        try:
            return (await self.bot.get_chat_member(group, user.id)).status in _ADMINS
        except BadRequest:
            return False  # who speaks as a channel, or has left, is no member


_TALK = frozenset(
    {Intent.HELP, Intent.GREETING, Intent.THANKS, Intent.OUT_OF_SCOPE, Intent.SOURCES, Intent.WHY}
)
"""Intents after which a follow-up still means the question before."""


def _profile(visit: Visit) -> Profile:
    """Return what is remembered of who asks; before others, nothing."""
    return _NOBODY if visit.public else visit.profile


def _traced(turn: Turn) -> Turn:
    """Leave the kind of an answer in the trail of its update."""
    trail = current()
    trail.intent, trail.template = turn.answer.query.intent, turn.reply.template
    return turn


def _language(recalled: Recalled, spoken: str | None) -> str:
    """Choose the chat's own choice, else what the person's app speaks."""
    return recalled.settings.get(LANGUAGE) or spoken or "en"

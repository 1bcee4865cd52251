"""A rehearsal: sample questions in every language, and the buttons under their answers, none of it kept."""

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from jinja2 import TemplateError

from bot.app import App
from bot.ledger import NotesLedger
from bot.logs import describe
from bot.models import Query, Utterance
from bot.profile import Profile

if TYPE_CHECKING:
    from bot.people.receipts import Receipt
    from bot.people.state import State

SAMPLES = (
    "/start",
    "/salary data engineer uk",
    "/salary ml director uk",
    "/salary prompt engineer wales",
    "/compare uk germany data engineer",
    "am i underpaid? 72k manchester lead ml director",
    "hello",
    "thanks",
    "what is the capital of france?",
    "qwzx",
)
_TURNS = 150


class RehearsalError(Exception):
    """A template and its answer do not fit; the message says where."""


class _Scratch(NotesLedger):
    """Keeps receipts as long as the rehearsal lasts, and never opens the people database."""

    def __init__(self, open_state: "Callable[[], State]") -> None:
        super().__init__(open_state)
        self._receipts: dict[str, Receipt] = {}

    def keep_receipt(self, receipt: "Receipt") -> None:
        """Keep a receipt in memory."""
        self._receipts[receipt.code] = receipt

    def find_receipt(self, code: str) -> "Receipt | None":
        """Find one of the rehearsal's own."""
        return self._receipts.get(code)


def rehearse(settings_app: App) -> dict[str, set[str]]:
    """Answer the samples, and what their buttons ask; return the templates used, by language.

    Raises RehearsalError.
    """
    app = App(settings_app.settings, settings_app.clock, _Scratch)
    try:
        return {language: _rehearse_in(app, language) for language in app.renderers.languages}
    except (TemplateError, LookupError) as error:
        raise RehearsalError(f"an answer cannot be rendered: {describe(error)}") from error
    finally:
        app.close()


def _rehearse_in(app: App, language: str) -> set[str]:
    turns = [app.assistant.reply(Utterance(text, language)) for text in SAMPLES]
    waiting = deque(button.query for turn in turns for button in turn.reply.buttons if button.query)
    used, seen = {turn.reply.template for turn in turns}, set[Query]()
    while waiting and len(seen) < _TURNS:
        query = waiting.popleft()
        if query in seen:
            continue
        seen.add(query)
        turn = app.assistant.reply_to(query, language, Profile())
        used.add(turn.reply.template)
        waiting.extend(button.query for button in turn.reply.buttons if button.query)
    return used

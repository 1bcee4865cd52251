"""A conversation in the terminal: follow-ups, history, and the buttons as numbered choices."""

import sys
from contextlib import suppress
from pathlib import Path

import click

from bot.answers.wish import WishAnswer
from bot.app import App
from bot.assistant import Assistant, Turn
from bot.models import Query, Utterance
from bot.plain import to_text
from bot.terminal import wishes

_WELCOME = "/start"
_GOODBYES = frozenset({"quit", "exit", "bye", ":q"})


class Chat:
    """One conversation: what was asked last, and the choices under the last reply."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._previous: Query | None = None
        self._choices: tuple[Query, ...] = ()

    def say(self, line: str) -> Turn:
        """Answer a line: a number takes the choice of that number, everything else is said to the bot."""
        if line.isdecimal() and 0 < int(line) <= len(self._choices):
            turn = self._assistant.reply_to(self._choices[int(line) - 1])
        else:
            turn = self._assistant.reply(Utterance(line), self._previous)
        self._previous = turn.query
        self._choices = tuple(button.query for button in turn.reply.questions)
        return turn


def show(turn: Turn, *, styled: bool) -> str:
    """Return a reply as terminal text, its buttons numbered."""
    choices = "   ".join(
        f"[{number}] {button.label}" for number, button in enumerate(turn.reply.questions, 1)
    )
    text = to_text(turn.reply.html, styled=styled)
    return f"{text}\n\n{choices}\n" if choices else f"{text}\n"


def run(app: App, history: Path) -> None:
    """Converse until the input ends or somebody says quit."""
    interactive = sys.stdin.isatty()
    if interactive:
        _remember_lines(history)
    chat = Chat(app.assistant)
    if known := wishes.tell(app):
        click.echo(to_text(known, styled=interactive) + "\n")
    click.echo(show(chat.say(_WELCOME), styled=interactive))
    while True:
        try:
            line = input("> " if interactive else "").strip()
        except (EOFError, KeyboardInterrupt):
            click.echo()
            return
        if line.lower() in _GOODBYES:
            return
        if line:
            turn = chat.say(line)
            if isinstance(turn.answer, WishAnswer):
                wishes.keep(app, turn.answer.query)
            click.echo(show(turn, styled=interactive))


def _remember_lines(history: Path) -> None:
    """Give the prompt line editing and a history that survives the session, where readline is present."""
    with suppress(ImportError):
        import atexit
        import readline

        with suppress(OSError):
            readline.read_history_file(history)
        with suppress(OSError):
            history.parent.mkdir(parents=True, exist_ok=True)
            atexit.register(_save_lines, history)


def _save_lines(history: Path) -> None:
    import readline

    with suppress(OSError):
        readline.write_history_file(history)

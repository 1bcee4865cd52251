"""The generated parts of the README: an exchange, the settings, the sources, the coverage."""

import re
import tempfile
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

from bot.app import App
from bot.models import Utterance
from bot.plain import to_text
from bot.settings import Settings
from knowledge.models import FactKind

WRITTEN_ON = datetime(2026, 11, 22, 9, tzinfo=UTC)
"""The day the README speaks of, so that ages and grades in it do not move."""

WELL_SUPPORTED = 30
RECEIPT = re.compile(r"R-[A-Z2-7]{8}")
"""A receipt changes with every template; in the README it is an example."""


def exchange(*lines: str) -> str:
    """Ask questions one after another and return what was said."""
    said = []
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        settings = Settings(knowledge=place / "k.sqlite", state=f"sqlite:///{place / 'p.sqlite'}")
        app = App(settings, clock=lambda: WRITTEN_ON)
        app.ensure_knowledge(lambda _what, _done: None)
        previous = None
        for line in lines:
            turn = app.assistant.reply(Utterance(line), previous)
            previous = turn.query
            said.append(f"> {line}\n\n{to_text(turn.reply.html)}\n\n{_buttons(turn)}".rstrip())
        app.close()
    return "```text\n" + RECEIPT.sub("R-7F3KQ2AB", "\n\n".join(said)) + "\n```"


def _buttons(turn) -> str:
    return "   ".join(f"[{number}] {button.label}" for number, button in enumerate(turn.reply.buttons, 1))


def settings_table() -> str:
    """Return every setting with its purpose."""
    rows = [
        f"| `MARKETBOT_{name.upper()}` | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join(["| Setting | What it is |", "|---|---|", *rows])


def coverage_table() -> str:
    """Return how many roles and countries each source covers with pay figures."""
    from knowledge.library import Library

    roles: dict[str, set[str]] = defaultdict(set)
    countries: dict[str, set[str]] = defaultdict(set)
    facts: dict[str, int] = defaultdict(int)
    nowhere = Path("/nowhere")
    for figures, _ in Library(nowhere, nowhere).figures():
        name = figures.source.attribution
        for fact in figures.facts:
            facts[name] += 1
            if fact.kind is FactKind.PAY and fact.role and (fact.n or 0) >= WELL_SUPPORTED:
                roles[name].add(fact.role)
                countries[name].add(fact.country or "")
    rows = [
        f"| {name} | {len(roles[name]) or ''} | {len(countries[name]) or ''} | {facts[name]:,} |"
        for name in sorted(facts)
    ]
    total_roles, total_countries = set().union(*roles.values()), set().union(*countries.values())
    head = ["| Source | Roles with n ≥ 30 | Countries with n ≥ 30 | Facts |", "|---|---|---|---|"]
    last = f"| **All** | **{len(total_roles)}** | **{len(total_countries)}** | {sum(facts.values()):,} |"
    return "\n".join([*head, *rows, last])


def sources_table() -> str:
    """Return every source with its licence and period."""
    from knowledge.library import Library

    nowhere = Path("/nowhere")
    found = [figures.source for figures, _ in Library(nowhere, nowhere).figures()]
    rows = [f"| {one.title} | {one.publisher} | {one.period} | {one.licence} |" for one in found]
    return "\n".join(["| Source | Publisher | Period | Licence |", "|---|---|---|---|", *rows])

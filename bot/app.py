"""The composition root: settings become objects, each made when it is first needed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from bot.clock import Clock, utc_now
from bot.ledger import Ledger
from bot.settings import Settings
from knowledge.library import Library
from knowledge.vocabulary.words import Vocabulary

if TYPE_CHECKING:
    from bot.assistant import Assistant
    from bot.metrics import Metrics
    from bot.people.cipher import Cipher
    from bot.people.state import State
    from bot.render import Renderers
    from bot.understand.understanding import Understanding
    from knowledge.build import Progress
    from knowledge.models import Report
    from knowledge.store import Knowledge


class App:
    """The bot's parts, put together."""

    def __init__(self, settings: Settings, clock: Clock = utc_now, ledger: type[Ledger] = Ledger) -> None:
        self.settings = settings
        self.clock = clock
        self.vocabulary = Vocabulary()
        self.library = Library(settings.reports_folder, settings.figures_folder)
        self.ledger = ledger(self._open_state)

    def _open_state(self) -> "State":
        from bot.people.state import open_state

        return open_state(self.settings.state)

    @cached_property
    def knowledge(self) -> "Knowledge":
        """The knowledge base, open; raises KnowledgeError."""
        from knowledge.store import Knowledge

        return Knowledge(self.settings.knowledge)

    @cached_property
    def cipher(self) -> "Cipher":
        """What seals people's data; its key is made on first use where none is set. Raises StateError."""
        from bot.people.keys import key_file, make_cipher

        given = self.settings.key
        return make_cipher(given.get_secret_value() if given else None, key_file())

    @cached_property
    def metrics(self) -> "Metrics":
        """What this process counts."""
        from bot.metrics import Metrics

        return Metrics()

    @cached_property
    def understanding(self) -> "Understanding":
        """What turns utterances into queries."""
        from bot.understand.understanding import Understanding

        return Understanding(self.vocabulary)

    @cached_property
    def renderers(self) -> "Renderers":
        """What turns answers into replies, by language."""
        from bot.render import Renderers

        return Renderers(self.vocabulary.places)

    @cached_property
    def assistant(self) -> "Assistant":
        """The use case, ready to answer."""
        from bot.assistant import Assistant

        return Assistant(
            self.understanding, self.knowledge, self.vocabulary, self.renderers, self.ledger, self.clock
        )

    def knowledge_age(self) -> timedelta:
        """Say how long ago the knowledge file was built. Raises KnowledgeError."""
        self.knowledge.refresh()
        return self.clock() - datetime.fromisoformat(self.knowledge.built_at)

    def build_knowledge(self, progress: "Progress") -> str:
        """Build the knowledge file from all content and swap it in; say what it holds. Raises BuildError."""
        from knowledge.build import build

        built = build(
            self.settings.knowledge,
            self.library.reports(),
            self.library.figures(),
            now=self.clock(),
            progress=progress,
        )
        return (
            f"{built.reports} reports, {built.facts} facts, {built.sources} sources, version {built.version}"
        )

    def add_reports(self, reports: Sequence["Report"]) -> None:
        """Keep reports for later builds and add them to the knowledge file: all of them, or none."""
        from knowledge.build import add

        kept = [self.library.keep(report) for report in reports]
        try:
            add(self.settings.knowledge, reports, now=self.clock())
        except BaseException:
            for path in kept:
                path.unlink()
            raise
        self.knowledge.refresh()

    def ensure_knowledge(self, progress: "Progress") -> None:
        """Build the knowledge file where there is none yet."""
        if not self.settings.knowledge.exists():
            self.build_knowledge(progress)

    def close(self) -> None:
        """Close what was opened."""
        self.ledger.close()
        if "knowledge" in self.__dict__:
            self.knowledge.close()

"""The parts of messages: each names its template in `prompts/*/updates` and holds just what that prints."""

from dataclasses import dataclass, fields
from typing import ClassVar

from bot.evidence import Figure
from bot.models import Money, Place, Role
from bot.position import Position
from bot.render import Renderer
from bot.updates.corrections import CorrectionKind
from bot.updates.news import MarketNews, News, Order


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part of a message."""

    template: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Section(Paragraph):
    """What changed in one market, or where it stands for who was told nothing yet."""

    template: ClassVar[str] = "section"
    role: Role
    place: Place
    is_first: bool
    lead: Figure | None
    unheld: str | None
    lead_is_told: bool
    data: tuple[News, ...]
    orders: tuple[Order, ...]
    country: tuple[News, ...]
    method: tuple[News, ...]
    more: int
    """Changes that are left out to keep the message short."""


@dataclass(frozen=True, slots=True)
class OwnPay(Paragraph):
    """Where the person's own pay stands against the leading figure."""

    template: ClassVar[str] = "own_pay"
    pay: Money
    found: Position


@dataclass(frozen=True, slots=True)
class Script:
    """A text of ours to copy, and what it is for."""

    use: str
    text: str


@dataclass(frozen=True, slots=True)
class Ending(Paragraph):
    """What stands once under all sections: markets without news, the practical item, sources, receipt."""

    template: ClassVar[str] = "ending"
    unchanged: tuple[MarketNews, ...]
    waiting: tuple[MarketNews, ...]
    item: Figure | None
    script: Script | None
    sources: tuple[str, ...]
    receipt: str | None


@dataclass(frozen=True, slots=True)
class Quiet(Paragraph):
    """The one line for who wants to hear that nothing changed."""

    template: ClassVar[str] = "quiet"
    markets: tuple[MarketNews, ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A figure as it was shown and as it stands; None: nothing stands in its place, or may be shown."""

    kind: CorrectionKind
    before: Figure
    after: Figure | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class CorrectionNote(Paragraph):
    """What somebody was shown that no longer stands, and why."""

    template: ClassVar[str] = "correction"
    corrections: tuple[Corrected, ...]
    more: int
    """Corrections that are left out to keep the message short."""
    receipt: str | None


@dataclass(frozen=True, slots=True)
class KnownNow(Paragraph):
    """The line over an answer that somebody waited for."""

    template: ClassVar[str] = "known"
    role: Role | None
    place: Place | None


def say(renderer: Renderer, paragraph: Paragraph) -> str:
    """Render a part of a message."""
    values = {field.name: getattr(paragraph, field.name) for field in fields(paragraph)}
    return renderer.page(f"updates/{paragraph.template}", **values)

"""Ticks: what a person says they have or have done, as toggles that change the message in place."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.answers.answer import Next, in_rows
from bot.models import REMEMBER, Intent, Query
from bot.profile import TICK

_BREAKS = re.compile(r"[^\w+#]+")
_MOST_LETTERS = 28
_LETTERS_OF_DIGEST = 4
_LONGEST_LABEL = 32
_TICKED = "1"
_IN_A_ROW = 2


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to tick: the detail of the query that holds it, what it is called, whether it is ticked."""

    name: str
    label: str
    ticked: bool


def tick_of(query: Query, subject: str, label: str | None = None) -> Tick:
    """Return the tick of a subject, under a name that is the same for every role that asks for it."""
    slug = _BREAKS.sub("-", subject.casefold()).strip("-_")
    if len(slug) > _MOST_LETTERS or not slug.isascii():
        digest = hashlib.sha256(subject.encode()).hexdigest()[:_LETTERS_OF_DIGEST]
        slug = f"{slug.encode('ascii', 'ignore').decode()[: _MOST_LETTERS - len(digest) - 1]}-{digest}"
    name = f"{TICK}{slug}"
    return Tick(name, _short(label or subject), query.detail(name) is not None)


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1].rstrip()}…"


def toggles(query: Query, ticks: Iterable[Tick]) -> tuple[tuple[Next, ...], ...]:
    """Offer to tick what is not ticked and to take back what is, in rows."""
    return in_rows([_toggle(query, tick) for tick in ticks], _IN_A_ROW)


def _toggle(query: Query, tick: Tick) -> Next:
    changed = query.with_detail(tick.name, None if tick.ticked else _TICKED)
    return Next("ticked" if tick.ticked else "tick", replace(changed, receipt=None), (tick.label,))


def has_ticks(query: Query) -> bool:
    """Tell whether anything is ticked, for this role or another."""
    return any(name.startswith(TICK) for name, _ in query.details)


def is_remembered(query: Query) -> bool:
    """Tell whether the person asked to be remembered."""
    return REMEMBER in query.flags


def keeping(query: Query) -> tuple[Next, ...]:
    """Offer to remember the ticks, and to delete them, once there are any."""
    if not has_ticks(query):
        return ()
    remembered = replace(query, receipt=None, flags=query.flags | {REMEMBER})
    remember = () if is_remembered(query) else (Next("remember_ticks", remembered),)
    return (*remember, Next("forget", Query(Intent.FORGET)))

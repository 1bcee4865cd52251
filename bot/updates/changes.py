"""What changed between two times: the difference of the facts known then and the facts known now."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.updates.series import newest, numbers
from knowledge.models import Fact, Status


class ChangeKind(StrEnum):
    """How a figure changed, the most telling first: one change has one kind."""

    NEW = "new"
    GONE = "gone"
    RETIRED = "retired"
    RESTORED = "restored"
    METHOD = "method"
    """Counted another way: the two figures cannot be compared."""
    VALUE = "value"
    SAMPLE = "sample"
    """The same figure out of another number of people or adverts."""
    PERIOD = "period"
    """The same figure, stated again for a later time."""

    @property
    def reverse(self) -> "ChangeKind":
        """Return the kind of the same change seen from its other end."""
        return _REVERSE.get(self, self)


_REVERSE = {
    ChangeKind.NEW: ChangeKind.GONE,
    ChangeKind.GONE: ChangeKind.NEW,
    ChangeKind.RETIRED: ChangeKind.RESTORED,
    ChangeKind.RESTORED: ChangeKind.RETIRED,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One figure before and after; None where there was, or is, none."""

    kind: ChangeKind
    before: Fact | None
    after: Fact | None

    @property
    def revised(self) -> bool:
        """The figure of a time that was told already is another one now."""
        return self.before is not None and self.after is not None and self.before.period == self.after.period

    @property
    def percent(self) -> float | None:
        """Return the change of an amount in percent; None across a change of method or of statistic.

        Nor is there one where a figure was revised: the market did not move.
        """
        if self.kind is not ChangeKind.VALUE or self.before is None or self.after is None or self.revised:
            return None
        is_amount = self.after.currency is not None and self.before.statistic == self.after.statistic
        is_other = self.before.value != self.after.value
        if not is_amount or not is_other or not self.before.value or self.after.value is None:
            return None
        return (self.after.value / self.before.value - 1) * 100


def diff(old: Iterable[Fact], new: Iterable[Fact]) -> tuple[Change, ...]:
    """Return what changed, in the order of the new facts, then what is gone."""
    before, after = newest(old), newest(new)
    found = [_change(before.get(series), fact) for series, fact in after.items()]
    found += [_change(fact, None) for series, fact in before.items() if series not in after]
    return tuple(change for change in found if change)


def _change(before: Fact | None, after: Fact | None) -> Change | None:
    kind = _kind(before, after)
    return Change(kind, before, after) if kind else None


def _kind(before: Fact | None, after: Fact | None) -> ChangeKind | None:
    if before is None or after is None:
        return ChangeKind.NEW if before is None else ChangeKind.GONE
    if (before.status is Status.CURRENT) != (after.status is Status.CURRENT):
        return ChangeKind.RETIRED if before.status is Status.CURRENT else ChangeKind.RESTORED
    differs = (
        (ChangeKind.METHOD, before.method_version != after.method_version),
        (ChangeKind.VALUE, numbers(before) != numbers(after)),
        (ChangeKind.SAMPLE, before.n != after.n),
        (ChangeKind.PERIOD, before.period != after.period),
    )
    return next((kind for kind, holds in differs if holds), None)

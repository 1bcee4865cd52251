"""What somebody negotiates about: what is offered, earned now, offered elsewhere and wanted."""

from dataclasses import dataclass, replace

from bot.models import Money, Query, Stake
from bot.position import by_the_year

RAISE_OFFERED = "raise.offer"
RAISE_WANTED = "raise.wish"
"""Details that hold a raise in percent of what is earned now."""


@dataclass(frozen=True, slots=True)
class Bargain:
    """The amounts of a negotiation; a raise in percent is counted on what is earned now."""

    offer: Money | None = None
    now: Money | None = None
    other: Money | None = None
    wish: Money | None = None
    raise_offered: float | None = None
    raise_wanted: float | None = None
    uncounted: tuple[Money, ...] = ()
    """Amounts beyond one of each kind."""

    @property
    def is_raise(self) -> bool:
        """Whether it is about more pay in the present job."""
        return self.raise_offered is not None or (self.now is not None and self.offer is None)

    @property
    def is_assumed(self) -> bool:
        """Whether the currency of any amount came from the place."""
        return any(money.assumed for money in self._told)

    @property
    def is_net(self) -> bool:
        """Whether any amount is after tax, and so stands beside no figure."""
        return any(money.is_net for money in self._told)

    @property
    def amount(self) -> Money | None:
        """What it is about: the offer, else what is earned now."""
        return self.offer or self.now

    @property
    def floor(self) -> Money | None:
        """What an ask must be above, by the year; an amount after tax is no floor for figures before it."""
        return None if self.amount and self.amount.is_net else by_the_year(self.amount)

    @property
    def _told(self) -> tuple[Money, ...]:
        amounts = (self.offer, self.now, self.other, self.wish)
        return tuple(money for money in amounts if money is not None)


def bargain_of(query: Query) -> Bargain:
    """Sort a query's amounts; of two that are both on the table, the second is the other offer."""
    given: dict[Stake, Money] = {}
    uncounted = []
    raises = [_percent(query, name) for name in (RAISE_OFFERED, RAISE_WANTED)]
    for money in (item for item in query.money if not item.is_rent):
        stake = money.stake or (Stake.OFFER if raises == [None, None] else Stake.NOW)
        if stake is Stake.OFFER and stake in given:
            stake = Stake.OTHER
        if stake in given:
            uncounted.append(money)
        given.setdefault(stake, money)
    now = given.get(Stake.NOW)
    offered, wanted = (_raised(now, percent) for percent in raises)
    return Bargain(
        offer=given.get(Stake.OFFER) or offered,
        now=now,
        other=given.get(Stake.OTHER),
        wish=given.get(Stake.WISH) or wanted,
        raise_offered=raises[0],
        raise_wanted=raises[1],
        uncounted=tuple(uncounted),
    )


def _percent(query: Query, name: str) -> float | None:
    said = query.detail(name)
    return float(said) if said else None


def _raised(now: Money | None, percent: float | None) -> Money | None:
    """Add a raise in percent to what is earned now."""
    if now is None or percent is None:
        return None
    high = None if now.high is None else round(now.high * (1 + percent / 100), 2)
    return replace(now, amount=round(now.amount * (1 + percent / 100), 2), high=high)

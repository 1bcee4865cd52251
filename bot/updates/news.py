"""What there is to tell of one market: its changes as figures that may be shown, data apart from method."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.answers.salary import unheld
from bot.evidence import Figure, judge
from bot.market import Market
from bot.models import Place, Role
from bot.updates.changes import Change, ChangeKind, diff
from bot.updates.rankings import reordered
from bot.updates.series import Series, series_of
from bot.updates.snapshots import COUNTRY_KINDS, Snapshot, take
from knowledge.models import Fact, FactKind

_PAY = frozenset({FactKind.PAY, FactKind.PAY_PROJECTION})
_PREMIUMS = frozenset({FactKind.SKILL_PREMIUM, FactKind.CERTIFICATION_PREMIUM})
_STANDING = frozenset({ChangeKind.RETIRED, ChangeKind.RESTORED})
_NUMBERS_ALONE = frozenset({ChangeKind.NEW, ChangeKind.GONE, ChangeKind.VALUE, ChangeKind.METHOD})
"""What is told of a premium; its sample or its date alone is not worth a line."""
_ORDER = (FactKind.PAY, FactKind.PAY_PROJECTION, FactKind.CERTIFICATION, *_PREMIUMS)


@dataclass(frozen=True, slots=True)
class News:
    """One change: the figure as it was and as it is. `percent` is None where the two cannot be compared."""

    kind: ChangeKind
    before: Figure | None
    after: Figure | None
    percent: float | None = None
    revised: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """Skills of one source in their new order, and the names in the old one."""

    before: tuple[str, ...]
    after: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class MarketNews:
    """What changed in one market, and its leading pay figure as it stands now."""

    role: Role
    place: Place
    is_first: bool = False
    """Nothing was told of it before: where it stands is news."""
    lead: Figure | None = None
    unheld: str | None = None
    """The city or region that is followed and has no pay figure of its own."""
    data: tuple[News, ...] = ()
    method: tuple[News, ...] = ()
    """Counted another way: no change of the market."""
    orders: tuple[Order, ...] = ()
    country: tuple[News, ...] = ()

    @property
    def is_quiet(self) -> bool:
        """Say whether there is nothing to tell."""
        first = self.lead if self.is_first else None
        return not (first or self.data or self.method or self.orders or self.country)

    @property
    def lead_is_told(self) -> bool:
        """Say whether the leading figure is among what changed."""
        told = [item.after for item in (*self.data, *self.method) if item.after]
        return self.lead is not None and _key(self.lead.fact) in {_key(figure.fact) for figure in told}

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What is shown as it stands now: the evidence of a receipt. What was before is not part of it."""
        told = [item.after for item in (*self.data, *self.method, *self.country)]
        ordered = [figure for order in self.orders for figure in order.after]
        return tuple(dict.fromkeys(figure for figure in (self.lead, *told, *ordered) if figure))


def find_news(market: Market, role: Role, place: Place, old: Snapshot | None) -> MarketNews:
    """Compare a market with what was told of it; with nothing told before only where it stands is news."""
    now = take(market, role, place)
    lead = market.pay(role, place).lead
    part = unheld(place, lead, market) if lead else None
    shown = {_key(figure.fact): figure for figure in market.judge(now.facts, role)[0]}
    if old is None:
        changes = diff((), (fact for fact in now.facts if fact.kind in COUNTRY_KINDS))
        country = tuple(_judged(changes, shown, Snapshot(), market))
        return MarketNews(role, place, is_first=True, lead=lead, unheld=part, country=country)
    told = list(_judged(diff(old.facts, now.facts), shown, old, market))
    ours = [item for item in told if _concerns(_fact(item), role, lead)]
    return MarketNews(
        role=role,
        place=place,
        lead=lead,
        unheld=part,
        data=tuple(_data(ours, old, now)),
        method=tuple(item for item in ours if item.kind is ChangeKind.METHOD),
        orders=tuple(_orders(old, now, shown)),
        country=tuple(_of_country(told)),
    )


def _key(fact: Fact) -> tuple[Series, str]:
    return series_of(fact), fact.period


def _judged(
    changes: Iterable[Change], shown: dict[tuple[Series, str], Figure], old: Snapshot, market: Market
) -> Iterator[News]:
    """Give changes their figures; leave out those of which nothing may be shown today."""
    for change in changes:
        after = shown.get(_key(change.after)) if change.after else None
        before = _figure(change.before, old, market, older=after is not None) if change.before else None
        if after or (before and change.after is None):
            yield News(change.kind, before, after, change.percent, change.revised)


def _figure(fact: Fact, old: Snapshot, market: Market, *, older: bool) -> Figure | None:
    verdict = judge(fact, old.source(fact.source), today=market.today, older=older)
    return verdict if isinstance(verdict, Figure) else None


def _fact(item: News) -> Fact:
    figure = item.after or item.before
    if figure is None:
        raise ValueError(f"news ({item.kind}) of no figure")
    return figure.fact


def _concerns(fact: Fact, role: Role, lead: Figure | None) -> bool:
    """Leave out pay of levels that were not asked for, and what belongs to the country."""
    levels = {role.level, None, lead.fact.level if lead else None}
    return fact.kind not in COUNTRY_KINDS and (fact.kind not in _PAY or fact.level in levels)


def _data(news: Iterable[News], old: Snapshot, now: Snapshot) -> Iterator[News]:
    """Yield the changes of data: pay first; of a source that came or went whole only the first line."""
    both = {source.id for source in old.sources} & {source.id for source in now.sources}
    told: set[object] = set()
    for item in sorted(news, key=_rank):
        fact = _fact(item)
        once = _once(item) if fact.source in both else fact.source
        if _is_worth_a_line(item, known=fact.source in both) and once not in told:
            told.add(once)
            yield item


def _of_country(news: Iterable[News]) -> Iterator[News]:
    """Yield what a country's figures say anew; out of how many adverts is not worth a line."""
    for item in news:
        if _fact(item).kind in COUNTRY_KINDS and item.kind is not ChangeKind.SAMPLE:
            yield item


def _rank(item: News) -> int:
    kind = _fact(item).kind
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _is_worth_a_line(item: News, *, known: bool) -> bool:
    kind = _fact(item).kind
    if item.kind is ChangeKind.METHOD:
        return False
    if item.kind in _STANDING or not known or kind in _PAY:
        return True
    return kind in _PREMIUMS and item.kind in _NUMBERS_ALONE


def _once(item: News) -> object:
    """Tell once what several claims say together: that a certificate is no longer given."""
    fact = _fact(item)
    if item.kind in _STANDING and fact.superseded_by:
        return item.kind, fact.source, fact.superseded_by
    return _key(fact)


def _orders(old: Snapshot, now: Snapshot, shown: dict[tuple[Series, str], Figure]) -> Iterator[Order]:
    for found in reordered(old.facts, now.facts):
        after = [shown[_key(fact)] for fact in found.after if _key(fact) in shown]
        if len(after) == len(found.after):
            yield Order(tuple(str(fact.subject) for fact in found.before), tuple(after))

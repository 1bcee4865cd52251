"""The evidence on one role in one place, judged and in the order in which it is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from bot.evidence import (
    Figure,
    Freshness,
    Match,
    Reason,
    Withheld,
    freshness,
    judge,
    match_title,
    months_old,
)
from bot.models import Place, Role
from bot.ranking import distinct, leads, one_a_source, printed, stands_beside
from knowledge.models import Collection, Fact, FactKind, Level, Report
from knowledge.store import Knowledge
from knowledge.vocabulary.levels import is_management
from knowledge.vocabulary.words import Vocabulary

_INDEPENDENT_SHOWN = 3
_SHOWN_ON_REQUEST = 6
_ENOUGH_OF_THE_TITLE = 2
"""With so many independent figures on the title itself, neighbouring titles are left out."""
_NEAREST_TRIED = 6
_YEARS_BAND = "years:"


@dataclass(frozen=True, slots=True)
class PayEvidence:
    """What is known of a role's pay in a country."""

    lead: Figure | None = None
    also: tuple[Figure, ...] = ()
    """What the leading report prints besides: a median, total pay, a day rate."""
    projection: Figure | None = None
    independent: tuple[Figure, ...] = ()
    hidden: tuple[Withheld, ...] = ()
    report: Report | None = None


class Market:
    """Knowledge, vocabulary and today's date: what an answer is made from."""

    def __init__(self, knowledge: Knowledge, vocabulary: Vocabulary, today: date) -> None:
        self.knowledge = knowledge
        self.vocabulary = vocabulary
        self.today = today

    def judge(
        self, facts: Iterable[Fact], role: Role | None = None, *, older: bool = False
    ) -> tuple[list[Figure], list[Withheld]]:
        """Judge facts as evidence on a role; return what may be shown and what may not."""
        everything = list(facts)
        peers = [fact for fact in everything if self._is_a_peer(fact)]
        shown: list[Figure] = []
        withheld: list[Withheld] = []
        for fact in everything:
            verdict = judge(
                fact,
                self.knowledge.source(fact.source),
                today=self.today,
                match=match_title(fact, role.occupation, role.level) if role else None,
                peers=peers,
                older=older,
            )
            if isinstance(verdict, Figure):
                shown.append(verdict)
            else:
                withheld.append(verdict)
        return shown, withheld

    def _is_a_peer(self, fact: Fact) -> bool:
        """Say whether others are compared with a fact: not with what is hidden for its age."""
        months = months_old(fact, self.knowledge.source(fact.source), self.today)
        return freshness(months) is not Freshness.HIDDEN

    def latest(
        self, kinds: Iterable[FactKind], role: Role | None, place: Place | None, *, region: str | None = None
    ) -> tuple[Figure, ...]:
        """Return the newest figure of each kind and subject on a role (None: all) in a place (None: all)."""
        return self.newest(kinds, role, place, region=region)[0]

    def newest(
        self,
        kinds: Iterable[FactKind],
        role: Role | None,
        place: Place | None,
        *,
        region: str | None = None,
        older: bool = False,
    ) -> tuple[tuple[Figure, ...], tuple[Withheld, ...]]:
        """Return what `latest` returns, and the newest of those series of which nothing may be shown."""
        facts = self.knowledge.facts(
            kinds,
            role=role.occupation if role else None,
            country=place.country if place else None,
            region=region,
        )
        figures, withheld = self.judge(facts, role, older=older)
        shown = _newest_of_series(figures)
        silent = _newest_of_series(item for item in withheld if _series(item.fact) not in shown)
        return tuple(shown.values()), tuple(silent.values())

    def report(self, role: Role, place: Place) -> Report | None:
        """Return the newest report on this title, in this city or in the whole country."""
        levels = (role.level, None) if role.level else (None,)
        cities = (place.city, None) if place.city else (None,)
        found = (
            self.knowledge.report(role.occupation, place.country, level, city)
            for city in cities
            for level in levels
        )
        return next((report for report in found if report), None)

    def report_title(self, role: Role | None, place: Place | None) -> str | None:
        """Return the title, as printed, of the newest report on a role and place; None without one."""
        report = self.report(role, place) if role and place else None
        return report.title if report else None

    def claims(self, kinds: Iterable[FactKind], role: Role, place: Place) -> list[Figure]:
        """Return what the report on this title claims; claims that are past their date stay, marked."""
        return self.judged_claims(kinds, role, place)[0]

    def judged_claims(
        self, kinds: Iterable[FactKind], role: Role, place: Place
    ) -> tuple[list[Figure], list[Withheld]]:
        """Return what `claims` returns, and those claims that may not be shown."""
        report = self.report(role, place)
        if report is None:
            return [], []
        wanted = set(kinds)
        return self.judge((fact for fact in report.facts if fact.kind in wanted), role, older=True)

    def pay(self, role: Role, place: Place, *, older: bool = False, unit: str | None = None) -> PayEvidence:
        """Gather a role's pay in a country: the report first, then independent sources, never blended.

        `unit` is the span of time that was asked for: pay by it leads where it is held.
        """
        facts = _newest(self._pay_facts(role, place))
        own, withheld = self.judge(facts, role, older=older)
        lead = max(own, key=lambda figure: (figure.fact.unit == unit, *leads(figure)), default=None)
        others = [figure for figure in own if figure is not lead and figure.match is not Match.OTHER_LEVEL]
        also = [figure for figure in others if _is_of_report(figure, lead)]
        beside = one_a_source(figure for figure in others if figure not in also)
        hidden = withheld
        if sum(figure.match is Match.SAME for figure in beside) < _ENOUGH_OF_THE_TITLE:
            near, near_withheld = self._nearest(role, place, own, older=older)
            beside += near
            hidden += [item for item in near_withheld if item.reason is Reason.OLD]
        return PayEvidence(
            lead=lead,
            also=tuple(also),
            projection=self._projection(role, place, lead),
            independent=tuple(distinct(beside, lead))[: _SHOWN_ON_REQUEST if older else _INDEPENDENT_SHOWN],
            hidden=tuple({(item.source.id, item.fact.title): item for item in hidden}.values()),
            report=self.report(role, place),
        )

    def _pay_facts(self, role: Role, place: Place) -> tuple[Fact, ...]:
        """Return pay facts of the whole country, and of the city or region where one was named."""
        regions = dict.fromkeys((place.city, place.region, None))
        return tuple(
            fact
            for region in regions
            for fact in self.knowledge.facts(
                [FactKind.PAY], role=role.occupation, country=place.country, region=region
            )
        )

    def _nearest(
        self, role: Role, place: Place, own: list[Figure], *, older: bool
    ) -> tuple[list[Figure], list[Withheld]]:
        """Judge the pay of neighbouring titles at the same level, wider ones only where there is no other.

        Where none is held at that level and the title itself is unknown, all levels stand in; for those who
        manage they do not, as those whom they manage are no neighbours.
        """
        near = self.vocabulary.roles.nearest(role.occupation, role.level)[:_NEAREST_TRIED]
        facts = [
            _newest(self.knowledge.facts([FactKind.PAY], role=name, country=place.country)) for name in near
        ]
        shown, withheld = self._at_level(facts, role, role.level, older=older)
        if not (shown or own or is_management(role.level)):
            shown, more = self._at_level(facts, role, None, older=older)
            withheld += more
        known = {printed(figure) for figure in own}
        shown = [figure for figure in shown if printed(figure) not in known]
        if not all(_is_wide(figure) for figure in shown):
            shown = [figure for figure in shown if not _is_wide(figure)]
            withheld = [item for item in withheld if not _is_wide(item)]
        return sorted(shown, key=stands_beside, reverse=True), withheld

    def _at_level(
        self, near: Iterable[list[Fact]], role: Role, level: Level | None, *, older: bool
    ) -> tuple[list[Figure], list[Withheld]]:
        """Judge the facts at a level, each neighbour's by itself."""
        judged = [
            self.judge([fact for fact in facts if fact.level == level], role, older=older) for facts in near
        ]
        shown = [figure for figures, _ in judged for figure in one_a_source(figures)]
        return shown, [item for _, withheld in judged for item in withheld]

    def _projection(self, role: Role, place: Place, lead: Figure | None) -> Figure | None:
        """Return the projection that the leading report makes of its own figure; nobody else's."""
        if lead is None or lead.source.collection is not Collection.PUBLISHER:
            return None
        facts = self.knowledge.facts(
            [FactKind.PAY_PROJECTION], role=role.occupation, country=place.country, region=lead.fact.region
        )
        shown = self.judge(facts, role)[0]
        mine = (figure for figure in shown if _same_report(figure.fact, lead.fact))
        return next((figure for figure in mine if figure.fact.unit == lead.fact.unit), None)


_Judged = TypeVar("_Judged", Figure, Withheld)


def _is_wide(judged: Figure | Withheld) -> bool:
    return "broad_title" in judged.fact.flags


def _series(fact: Fact) -> tuple[object, ...]:
    return fact.kind, fact.source, fact.subject


def _newest_of_series(judged: Iterable[_Judged]) -> dict[tuple[object, ...], _Judged]:
    """Keep the latest period of each kind, source and subject; of two the same, the first."""
    newest: dict[tuple[object, ...], _Judged] = {}
    for item in judged:
        key = _series(item.fact)
        if key not in newest or item.fact.period > newest[key].fact.period:
            newest[key] = item
    return newest


def _same_report(one: Fact, other: Fact) -> bool:
    same = ("source", "title", "level", "region", "currency", "period")
    return all(getattr(one, name) == getattr(other, name) for name in same)


def _is_of_report(figure: Figure, lead: Figure | None) -> bool:
    """Say whether a publisher's report that leads prints this figure too."""
    return (
        lead is not None
        and lead.source.collection is Collection.PUBLISHER
        and _same_report(figure.fact, lead.fact)
    )


def _newest(facts: Iterable[Fact]) -> list[Fact]:
    """Keep the latest period of each source's figure; figures by years of experience are another matter."""
    latest: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        if any(flag.startswith(_YEARS_BAND) for flag in fact.flags):
            continue
        key = (
            fact.source,
            fact.title,
            fact.role,
            fact.level,
            fact.region,
            fact.basis,
            fact.statistic,
            fact.unit,
            fact.currency,
        )
        if key not in latest or fact.period > latest[key].period:
            latest[key] = fact
    return list(latest.values())

"""The facts of one market as one knowledge version has them: what a later version is compared with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter

from bot.market import Market
from bot.models import Place, Role
from bot.updates.series import newest
from knowledge.models import Fact, FactKind, Source, Status
from knowledge.samples import SHOWN_FROM_N

COUNTRY_KINDS = (FactKind.ADVERT_INDEX, FactKind.WAGE_GROWTH)
"""What is told of a country: all occupations together."""
_ROLE_KINDS = (FactKind.PAY, FactKind.PAY_PROJECTION, FactKind.SKILL_PREMIUM)
_CLAIM_KINDS = frozenset(
    {
        FactKind.TOP_SKILL,
        FactKind.CERTIFICATION,
        FactKind.CERTIFICATION_PREMIUM,
        FactKind.BONUS,
        FactKind.CHECKLIST_ITEM,
    }
)
_YEARS_BAND = "years:"
_NOT_SIGNIFICANT = "not_significant"
_LEFT_OUT = {"quote", "section"}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The newest fact of every series that a market has, and the sources of them."""

    facts: tuple[Fact, ...] = ()
    sources: tuple[Source, ...] = ()

    def source(self, source_id: str) -> Source:
        """Return the source of a fact of this snapshot."""
        return next(source for source in self.sources if source.id == source_id)


@cache
def _form() -> TypeAdapter[Snapshot]:
    return TypeAdapter(Snapshot)


def take(market: Market, role: Role, place: Place) -> Snapshot:
    """Gather a market's facts as they are now. What never may be shown is left out; age is no matter here."""
    found = [*_of_role(market, role, place), *_of_report(market, role, place), *_of_country(market, place)]
    facts = tuple(newest(fact for fact in found if _may_be_told(fact)).values())
    names = sorted({fact.source for fact in facts})
    return Snapshot(facts, tuple(market.knowledge.source(name) for name in names))


def to_json(snapshot: Snapshot) -> str:
    """Write a snapshot without what no comparison needs."""
    left_out = {"facts": {"__all__": _LEFT_OUT}}
    return _form().dump_json(snapshot, exclude_defaults=True, exclude=left_out).decode()


def from_json(text: str) -> Snapshot:
    """Read a snapshot that `to_json` wrote; raise ValueError for anything else."""
    return _form().validate_json(text)


def _of_role(market: Market, role: Role, place: Place) -> Iterator[Fact]:
    for region in dict.fromkeys((place.city, place.region, None)):
        yield from market.knowledge.facts(
            _ROLE_KINDS, role=role.occupation, country=place.country, region=region
        )
    yield from market.knowledge.facts([FactKind.SKILL_PREMIUM], role=None, country=place.country)


def _of_report(market: Market, role: Role, place: Place) -> Iterable[Fact]:
    report = market.report(role, place)
    return (fact for fact in report.facts if fact.kind in _CLAIM_KINDS) if report else ()


def _of_country(market: Market, place: Place) -> Iterable[Fact]:
    facts = market.knowledge.facts(COUNTRY_KINDS, role=None, country=place.country)
    return (fact for fact in facts if fact.subject is None)


def _may_be_told(fact: Fact) -> bool:
    is_hint = any(flag.startswith(_YEARS_BAND) or flag == _NOT_SIGNIFICANT for flag in fact.flags)
    is_counted = fact.n is None or fact.n >= SHOWN_FROM_N
    return fact.status is not Status.WITHDRAWN and is_counted and not is_hint

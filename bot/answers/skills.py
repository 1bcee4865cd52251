"""Which skills pay: the claims of the report graded, independent figures beside them, none added up."""

from dataclasses import dataclass
from typing import ClassVar

from bot.answers.answer import Answer, Next, ask, follow_ups
from bot.answers.nothing import no_facts
from bot.evidence import Figure, round_advice
from bot.market import Market
from bot.models import Intent, Money, PayPeriod, Place, Query, Role
from bot.position import by_the_year
from knowledge.models import Fact, FactKind, Label

_TECHNOLOGIES_SHOWN = 8
_PREMIUMS_SHOWN = 6
_PREMIUMS = (FactKind.SKILL_PREMIUM, FactKind.CERTIFICATION_PREMIUM)


@dataclass(frozen=True, slots=True)
class Premium:
    """What a skill is said to add: percent as published, and that percent of a yearly pay, rounded."""

    figure: Figure
    low_amount: int | None
    high_amount: int | None
    currency: str | None


@dataclass(frozen=True, kw_only=True)
class SkillsAnswer(Answer):
    """Skills, certificates and technologies for a role."""

    template: ClassVar[str] = "skills"
    role: Role
    place: Place | None
    title: str | None
    top: tuple[Figure, ...]
    combinations: tuple[Figure, ...]
    claimed: tuple[Premium, ...]
    certifications: tuple[Figure, ...]
    measured: tuple[Premium, ...]
    technologies: tuple[Figure, ...]
    priced_on: Figure | None
    pay: Money | None


def answer(query: Query, market: Market) -> Answer:
    """Answer which skills, certificates and technologies a role asks for and what they are said to add."""
    role, place = query.role, query.place
    if role is None:
        raise ValueError("a skills answer needs a role")
    base, currency, priced_on = _priced_on(query, market)
    report = market.report(role, place) if place else None
    claims = market.claims(FactKind, role, place) if place else []
    claimed = tuple(price(figure, base, currency) for figure in _of(claims, *_PREMIUMS))
    measured = tuple(price(figure, base, currency) for figure in _measured(market, role, place))
    found = SkillsAnswer(
        query=query,
        next=_next(query),
        role=role,
        place=place,
        title=report.title if report else None,
        top=_of(claims, FactKind.TOP_SKILL),
        combinations=_of(claims, FactKind.SKILL_COMBINATION),
        claimed=claimed,
        certifications=_of(claims, FactKind.CERTIFICATION),
        measured=measured,
        technologies=_technologies(market, role),
        priced_on=priced_on if claimed or measured else None,
        pay=by_the_year(query.pay),
    )
    return found if found.figures else no_facts(query, market)


def price(figure: Figure, base: float | None, currency: str | None) -> Premium:
    """Take the published percent of a yearly pay, rounded as advice; only a gain is given an amount."""
    low = figure.fact.low if figure.fact.low is not None else figure.value
    high = figure.fact.high if figure.fact.high is not None else figure.value
    if base is None or low is None or high is None or low <= 0:
        return Premium(figure, None, None, None)
    return Premium(figure, round_advice(base * low / 100), round_advice(base * high / 100), currency)


def _priced_on(query: Query, market: Market) -> tuple[float | None, str | None, Figure | None]:
    """Choose the pay that premiums are priced on: the person's own yearly pay, else the leading figure."""
    own = by_the_year(query.pay)
    if own and own.currency and own.period in {None, PayPeriod.YEAR}:
        return own.amount, own.currency, None
    lead = market.pay(query.role, query.place).lead if query.role and query.place else None
    if lead is None or lead.value is None or lead.fact.unit != PayPeriod.YEAR:
        return None, None, None
    return lead.value, lead.fact.currency, lead


def _of(figures: list[Figure], *kinds: FactKind) -> tuple[Figure, ...]:
    return tuple(figure for figure in figures if figure.fact.kind in kinds)


def _measured(market: Market, role: Role, place: Place | None) -> tuple[Figure, ...]:
    """Return independent premiums for this role in this country, and those for all roles there."""
    if place is None:
        return ()
    found = (
        *market.latest([FactKind.SKILL_PREMIUM], role, place),
        *market.latest([FactKind.SKILL_PREMIUM], None, place),
    )
    measured = [figure for figure in found if not _is_claim(figure.fact)]
    return tuple(sorted(measured, key=lambda figure: figure.value or 0, reverse=True)[:_PREMIUMS_SHOWN])


def _is_claim(fact: Fact) -> bool:
    return fact.label is Label.CLAIM or "not_significant" in fact.flags


def _technologies(market: Market, role: Role) -> tuple[Figure, ...]:
    """Return technologies that employers ask for in this occupation, those in demand first."""
    found = market.latest([FactKind.TECHNOLOGY], role, None)
    return tuple(sorted(found, key=lambda item: "in_demand" not in item.fact.flags)[:_TECHNOLOGIES_SHOWN])


def _next(query: Query) -> tuple[tuple[Next, ...], ...]:
    return (
        follow_ups(query, Intent.SALARY, Intent.NEGOTIATION),
        follow_ups(query, Intent.CHECKLIST, Intent.AI_IMPACT),
        (Next("why", ask(query, Intent.WHY, flags=frozenset({"this"}))),),
    )

"""Which skills pay: the claims of the report graded, independent figures beside them, none added up."""

from dataclasses import dataclass
from typing import ClassVar

from bot.answers.answer import Answer, Next, ask, follow_ups
from bot.answers.asked_skill import AskedSkill, asked_skill
from bot.answers.contrast import Contrast, contrasts
from bot.answers.nothing import any_older, no_facts
from bot.evidence import Figure, Withheld
from bot.market import Market
from bot.models import Aspect, Intent, Money, PayPeriod, Place, Query, Role
from bot.money.rounding import round_advice
from bot.position import by_the_year
from knowledge.models import FactKind, Label

_TECHNOLOGIES_SHOWN = 8
_PREMIUMS_SHOWN = 6
_PARTS = (Aspect.PLAN, Aspect.TICKS)
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
    """Skills, certificates and technologies for a role; first the one that is asked about."""

    template: ClassVar[str] = "skills"
    role: Role
    place: Place | None
    title: str | None
    top: tuple[Figure, ...]
    combinations: tuple[Figure, ...]
    claimed: tuple[Premium, ...]
    certifications: tuple[Figure, ...]
    measured: tuple[Premium, ...]
    contrasts: tuple[Contrast, ...]
    hidden: tuple[Withheld, ...]
    asked: AskedSkill | None
    technologies: tuple[Figure, ...]
    priced_on: Figure | None
    pay: Money | None


def answer(query: Query, market: Market) -> Answer:
    """Answer which skills, certificates and technologies a role asks for and what they are said to add."""
    role, place = query.role, query.place
    if role is None:
        raise ValueError("a skills answer needs a role")
    base, currency, priced_on = _priced_on(query, market)
    claims = market.claims(FactKind, role, place) if place else []
    premiums = _of(claims, *_PREMIUMS)
    independent, hidden = _independent(query, market)
    claimed = tuple(price(figure, base, currency) for figure in premiums)
    measured = tuple(price(figure, base, currency) for figure in _strongest(independent))
    technologies = _technologies(market, role)
    found = SkillsAnswer(
        query=query,
        next=_next(query, hidden),
        role=role,
        place=place,
        title=market.report_title(role, place),
        top=_of(claims, FactKind.TOP_SKILL),
        combinations=_of(claims, FactKind.SKILL_COMBINATION),
        claimed=claimed,
        certifications=_of(claims, FactKind.CERTIFICATION),
        measured=measured,
        contrasts=contrasts(premiums, independent, role.occupation),
        hidden=hidden,
        asked=asked_skill(query, market, claimed=premiums, measured=independent, technologies=technologies),
        technologies=technologies[:_TECHNOLOGIES_SHOWN],
        priced_on=priced_on if claimed or measured else None,
        pay=by_the_year(query.pay) if claimed or measured else None,
    )
    return found if found.figures or found.asked else no_facts(query, market, hidden)


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


def _independent(query: Query, market: Market) -> tuple[tuple[Figure, ...], tuple[Withheld, ...]]:
    """Return what was measured of this role and of all roles in this country, and what is held back."""
    if query.place is None:
        return (), ()
    older = "older" in query.flags
    own, own_hidden = market.newest([FactKind.SKILL_PREMIUM], query.role, query.place, older=older)
    general, general_hidden = market.newest([FactKind.SKILL_PREMIUM], None, query.place, older=older)
    measured = tuple(figure for figure in (*own, *general) if figure.fact.label is not Label.CLAIM)
    hidden = tuple(item for item in (*own_hidden, *general_hidden) if item.fact.label is not Label.CLAIM)
    return measured, hidden


def _strongest(independent: tuple[Figure, ...]) -> list[Figure]:
    """Keep the premiums that can be told from none, the largest first."""
    told = [figure for figure in independent if "not_significant" not in figure.fact.flags]
    return sorted(told, key=lambda figure: figure.value or 0, reverse=True)[:_PREMIUMS_SHOWN]


def _technologies(market: Market, role: Role) -> tuple[Figure, ...]:
    """Return technologies that employers ask for in this occupation, those in demand first."""
    found = market.latest([FactKind.TECHNOLOGY], role, None)
    return tuple(sorted(found, key=lambda item: "in_demand" not in item.fact.flags))


def _next(query: Query, hidden: tuple[Withheld, ...]) -> tuple[tuple[Next, ...], ...]:
    last = [Next("why", ask(query, Intent.WHY, flags=frozenset({"this"})))]
    if any_older(hidden):
        older = ask(query, Intent.SKILLS, money=query.money, flags=frozenset({"older"}))
        last.append(Next("older", older))
    return (
        follow_ups(query, Intent.SALARY, Intent.NEGOTIATION),
        follow_ups(query, Intent.CHECKLIST, Intent.AI_IMPACT),
        tuple(Next(str(aspect), ask(query, Intent.SKILLS, aspect=aspect)) for aspect in _PARTS),
        tuple(last),
    )

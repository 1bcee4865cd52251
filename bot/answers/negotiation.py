"""How to negotiate: the evidence, its weakest point first, an ask, and what to say."""

from dataclasses import dataclass, replace
from typing import ClassVar

from bot.answers.answer import Answer, Next, ask, follow_ups, role_and_place
from bot.answers.nothing import no_facts
from bot.answers.salary import unheld
from bot.answers.span import ask_span
from bot.evidence import Figure
from bot.market import Market, PayEvidence
from bot.models import Aspect, Intent, Money, PayPeriod, Place, Query, Role
from bot.money.asks import Ask, first_ask
from bot.money.bargain import Bargain, bargain_of
from bot.position import by_the_year
from bot.standing import Standing, set_against
from knowledge.models import Basis, FactKind, SectionKind

MORE = "scripts"
"""The flag of a query that asks for the other scripts."""
_FIRST = 3
"""Scripts that stand with the evidence; the others are one press away."""
_MOMENTS = ("opening", "time", "fixed", "competing", "raise", "follow_up")
_IN_THE_JOB = ("raise", "time", "fixed", "opening", "competing", "follow_up")
_WITH_ANOTHER = ("opening", "competing", "fixed", "time", "raise", "follow_up")
_OFFERS = Next("offers", Query(Intent.COMPARE, aspect=Aspect.OFFERS))
_RATES = frozenset({PayPeriod.DAY, PayPeriod.HOUR})


@dataclass(frozen=True, slots=True)
class Case:
    """What somebody negotiates about, and what can be asked for."""

    bargain: Bargain
    basis: Basis | None
    """Whether what is on the table was said to be base or total pay."""
    ask: Ask | None
    """What to open with; None where nothing known supports more, or what is on the table is after tax."""

    @property
    def is_rate(self) -> bool:
        """Whether it is paid by the day or the hour: no salary with its pension and leave."""
        return _is_rate(self.bargain.amount)

    @property
    def is_by_month(self) -> bool:
        """Whether the person counts by the month, while the ask is by the year."""
        amount = self.bargain.amount
        return amount is not None and amount.period is PayPeriod.MONTH

    @staticmethod
    def by_the_year(pay: Money) -> Money | None:
        """Count a pay by the year."""
        return by_the_year(pay)

    @property
    def is_told(self) -> bool:
        """Whether the person told anything to be read back."""
        return self.bargain != Bargain()


@dataclass(frozen=True, kw_only=True)
class NegotiationAnswer(Answer):
    """What can be put on the table for this role, and how far it carries."""

    template: ClassVar[str] = "negotiation"
    role: Role
    place: Place
    title: str | None
    case: Case
    lead: Figure | None
    standing: Standing | None
    """What is on the table, by its upper end, against the leading figure."""
    unheld: str | None
    projection: Figure | None
    quartiles: tuple[Figure, ...]
    scripts: tuple[str, ...]
    advice: tuple[Figure, ...]
    skills: tuple[Figure, ...]
    bonuses: tuple[Figure, ...]


@dataclass(frozen=True, kw_only=True)
class ScriptsAnswer(Answer):
    """What to say at other moments, with the same ask."""

    template: ClassVar[str] = "scripts"
    role: Role
    place: Place
    title: str | None
    case: Case
    scripts: tuple[str, ...]


def answer(query: Query, market: Market) -> Answer:
    """Answer how to argue for pay in this role, from figures that can be traced."""
    role, place = role_and_place(query)
    bargain, basis = bargain_of(query), _basis(query)
    amount, floor = bargain.amount, bargain.floor
    evidence = market.pay(role, place, unit=amount.period if amount and _is_rate(amount) else None)
    shown = [figure for figure in (evidence.lead, *evidence.independent) if figure]
    if doubt := ask_span(query, role, place, shown):
        return doubt
    title = evidence.report.title if evidence.report else None
    is_net = amount is not None and amount.is_net
    first = None if is_net else first_ask(evidence.lead, evidence.independent, floor, basis)
    case = Case(bargain, basis, first)
    scripts = _scripts(bargain)
    if MORE in query.flags:
        others = scripts[_FIRST:] if shown else scripts
        query = replace(query, flags=query.flags - {MORE})
        rows = _further(query, others)
        return ScriptsAnswer(
            query=query, next=rows, role=role, place=place, title=title, case=case, scripts=others
        )
    if not shown:
        found = no_facts(query, market, hidden=evidence.hidden)
        return replace(found, next=((*_onward(query),), *found.next))
    is_open = bargain.is_raise and bargain.now is None
    return NegotiationAnswer(
        query=replace(query, asking="pay") if is_open else query,
        next=_next(query, scripts[:_FIRST]),
        role=role,
        place=place,
        title=title,
        case=case,
        lead=evidence.lead,
        standing=set_against(_top(floor), basis, evidence.lead) if floor and evidence.lead else None,
        unheld=unheld(place, evidence.lead, market),
        projection=evidence.projection,
        quartiles=_with_quartiles(evidence),
        scripts=scripts[:_FIRST],
        advice=_advice(market, role, place),
        skills=tuple(market.claims([FactKind.TOP_SKILL], role, place)),
        bonuses=tuple(market.claims([FactKind.BONUS], role, place)),
    )


def _basis(query: Query) -> Basis | None:
    said = query.detail("basis")
    return Basis(said) if said in {Basis.BASE, Basis.TOTAL} else None


def _is_rate(money: Money | None) -> bool:
    return money is not None and money.period in _RATES


def _scripts(bargain: Bargain) -> tuple[str, ...]:
    """Name the scripts, those of this very talk first."""
    if bargain.other:
        return _WITH_ANOTHER
    return _IN_THE_JOB if bargain.is_raise else _MOMENTS


def _top(offer: Money) -> Money:
    """Return the upper end of what is offered: what is asked for is more than that."""
    return replace(offer, amount=offer.high or offer.amount)


def _next(query: Query, scripts: tuple[str, ...]) -> tuple[tuple[Next, ...], ...]:
    return (
        _copies(query, scripts),
        (*_onward(query), _OFFERS),
        follow_ups(query, Intent.SALARY, Intent.SKILLS),
        follow_ups(query, Intent.CHECKLIST, Intent.COST_OF_LIVING),
        (Next("why", ask(query, Intent.WHY, flags=frozenset({"this"}))), *_forget(query)),
    )


def _further(query: Query, scripts: tuple[str, ...]) -> tuple[tuple[Next, ...], ...]:
    copies = (scripts[start : start + _FIRST] for start in range(0, len(scripts), _FIRST))
    back = Next("negotiation", _kept(query))
    return (*(_copies(query, row) for row in copies), (back, _practice(query), *_forget(query)))


def _onward(query: Query) -> tuple[Next, ...]:
    """Offer the other scripts, and the talk to practise."""
    return Next("more_scripts", replace(_kept(query), flags=frozenset({MORE}))), _practice(query)


def _practice(query: Query) -> Next:
    return Next("practice", replace(_kept(query), aspect=Aspect.PRACTICE))


def _forget(query: Query) -> tuple[Next, ...]:
    """Offer to have own figures deleted where any were told."""
    return (Next("forget", Query(Intent.FORGET)),) if query.is_personal else ()


def _kept(query: Query) -> Query:
    """Return the same question with all that was told."""
    return ask(query, Intent.NEGOTIATION, money=query.money, details=query.details)


def _copies(query: Query, scripts: tuple[str, ...]) -> tuple[Next, ...]:
    """Offer each script to copy."""
    return tuple(Next(f"script_{name}", query, script=name) for name in scripts)


def _with_quartiles(evidence: PayEvidence) -> tuple[Figure, ...]:
    """Keep the independent figures that print a spread to argue with."""
    return tuple(figure for figure in evidence.independent if figure.p25 is not None)


def _advice(market: Market, role: Role, place: Place) -> tuple[Figure, ...]:
    """Return what the report says about negotiating."""
    claims = market.claims([FactKind.ADVICE], role, place)
    return tuple(claim for claim in claims if claim.fact.section is SectionKind.NEGOTIATION)

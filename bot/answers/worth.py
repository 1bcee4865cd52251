"""Where a person's pay stands: in each source that can support a position, refused where none can."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from bot.answers import wish
from bot.answers.answer import BESIDE, Answer, Next, ask, follow_ups, in_rows, role_and_place
from bot.answers.nothing import any_older, no_facts
from bot.answers.salary import caveats_of, level_missing, title_of, unheld
from bot.answers.span import ask_span
from bot.evidence import Figure, Withheld
from bot.market import Market, PayEvidence
from bot.models import REMEMBER, Intent, Money, Place, Query, Role, earned_now
from bot.narrowing import Missing, Slot, band_of, experienced, narrowing, years_told
from bot.position import by_the_year
from bot.standing import Refusal, Standing, set_against
from knowledge.models import Basis, Label

_ASKED_PAY = "pay"
_ASKED_YEARS = f"number:{Slot.YEARS}"


@dataclass(frozen=True, slots=True)
class Among:
    """A person's pay among all the figures that it can be set against."""

    first: Standing | None
    count: int
    above: int
    """How many of them are more than the pay."""
    obstacle: Refusal | None
    """Why the pay can be set against none."""


@dataclass(frozen=True, kw_only=True)
class AskPayAnswer(Answer):
    """The person's own pay is missing."""

    template: ClassVar[str] = "ask_pay"
    role: Role
    place: Place


@dataclass(frozen=True, kw_only=True)
class WorthAnswer(Answer):
    """A person's pay against each source's figure by itself, and the one fact that would narrow it most."""

    template: ClassVar[str] = "worth"
    role: Role
    place: Place
    title: str | None
    """The title as the leading source prints it."""
    pay: Money
    origin: Label = Label.INPUT
    said: Money | None
    """The pay as it was said, where that was by the month."""
    basis: Basis | None
    years: str | None
    lead: Standing | None
    peers: tuple[Standing, ...]
    """Figures for people with the person's years of experience."""
    beside: tuple[Standing, ...]
    among: Among
    placed: bool
    """At least one source prints a spread that the pay has a place in."""
    bases_differ: bool
    caveats: tuple[str, ...]
    level_missing: bool
    unheld: str | None
    missing: Missing | None
    hidden: tuple[Withheld, ...]

    @property
    def is_in_vain(self) -> bool:
        """Neighbouring titles alone are held."""
        return self.lead is None


def answer(query: Query, market: Market) -> Answer:
    """Answer whether somebody's pay is usual; ask for it where it is missing."""
    role, place = role_and_place(query)
    evidence = market.pay(role, place, older="older" in query.flags)
    shown = [figure for figure in (evidence.lead, *evidence.independent) if figure]
    if not shown:
        return no_facts(query, market, hidden=evidence.hidden)
    pay = by_the_year(query.pay)
    if pay is None:
        return AskPayAnswer(query=replace(query, asking=_ASKED_PAY), role=role, place=place)
    if doubt := ask_span(query, role, place, shown):
        return doubt
    basis, years = _basis(query), years_told(query)
    peers = experienced(market, role, place, float(years)) if years else ()
    lead = set_against(pay, basis, evidence.lead) if evidence.lead else None
    beside = tuple(set_against(pay, basis, figure) for figure in evidence.independent)
    alike = tuple(set_against(pay, basis, figure) for figure in peers)
    all_of_them = (*((lead,) if lead else ()), *beside)
    among = _among(all_of_them)
    is_retold = among.obstacle in {Refusal.NET, Refusal.CURRENCY, Refusal.PERIOD}
    missing = None if is_retold else narrowing(market, role, place, tuple(_told(query)), shown)
    return WorthAnswer(
        query=replace(query, asking=_ASKED_PAY if is_retold else _asked(missing)),
        next=_next(query, evidence, missing),
        role=role,
        place=place,
        title=title_of(evidence),
        pay=pay,
        said=query.pay if pay != query.pay else None,
        basis=basis,
        years=years,
        lead=lead,
        peers=alike,
        beside=beside,
        among=among,
        placed=any(standing.in_spread for standing in (*all_of_them, *alike)),
        bases_differ=len({(figure.fact.basis, figure.source.collection) for figure in shown}) > 1,
        caveats=caveats_of([*shown, *peers]),
        level_missing=level_missing(role, evidence.lead),
        unheld=unheld(place, evidence.lead, market),
        missing=missing,
        hidden=evidence.hidden,
    )


def _among(standings: Sequence[Standing]) -> Among:
    """Count the figures that the pay can be set against, and those of them that are more."""
    compared = [standing for standing in standings if standing.position]
    first = compared[0] if compared else None
    above = sum(standing.is_above for standing in compared)
    return Among(first, len(compared), above, obstacle=None if compared else standings[0].refusal)


def _asked(missing: Missing | None) -> str | None:
    return _ASKED_YEARS if missing and missing.slot is Slot.YEARS else None


def _basis(query: Query) -> Basis | None:
    told = query.detail(Slot.BASIS)
    return Basis(told) if told in {Basis.BASE, Basis.TOTAL} else None


def _told(query: Query) -> Iterator[Slot]:
    """Name the facts that need not be asked for."""
    if query.role and query.role.level:
        yield Slot.LEVEL
    if query.place and (query.place.city or query.place.region):
        yield Slot.CITY
    yield from (slot for slot in (Slot.YEARS, Slot.BASIS) if query.detail(slot) is not None)


def _next(query: Query, evidence: PayEvidence, missing: Missing | None) -> tuple[tuple[Next, ...], ...]:
    why = ask(query, Intent.WHY, flags=frozenset({"this"}))
    last = [Next("why_grade", why, (str(evidence.lead.grade),)) if evidence.lead else Next("why", why)]
    if any_older(evidence.hidden) and "older" not in query.flags:
        last.append(Next("older", replace(query, flags=query.flags | {"older"})))
    if query.place and query.place.alternative:
        other = query.place.alternative
        last.append(Next("alternative", replace(query, places=(other,)), (other,)))
    return (
        *_choices(query, missing),
        (
            Next(str(Intent.NEGOTIATION), ask(query, Intent.NEGOTIATION, money=earned_now(query.money))),
            *follow_ups(query, Intent.SKILLS, Intent.SALARY),
        ),
        tuple(last),
        *(() if evidence.lead else (wish.offer(query, BESIDE),)),
        _keeping(query),
    )


def _keeping(query: Query) -> tuple[Next, ...]:
    """Offer to have the own pay remembered, and deleted."""
    remember = Next("remember_pay", replace(query, flags=query.flags | {REMEMBER}))
    return (*(() if REMEMBER in query.flags else (remember,)), Next("forget", Query(Intent.FORGET)))


def _choices(query: Query, missing: Missing | None) -> tuple[tuple[Next, ...], ...]:
    """Offer the values of the missing fact to tap."""
    return in_rows(tuple(_choices_of(query, missing))) if missing else ()


def _choices_of(query: Query, missing: Missing) -> Iterator[Next]:
    if missing.slot is Slot.BASIS:
        for basis in (Basis.BASE, Basis.TOTAL):
            yield Next(f"basis_{basis}", query.with_detail(Slot.BASIS, basis))
    for figure in missing.figures:
        yield _choice(query, missing.slot, figure)


def _choice(query: Query, slot: Slot, figure: Figure) -> Next:
    """Offer the value that one figure is for."""
    role, place = role_and_place(query)
    if slot is Slot.YEARS:
        band = band_of(figure.fact) or ""
        return Next("years", query.with_detail(Slot.YEARS, band.rstrip("+").partition("-")[0]), (band,))
    if slot is Slot.CITY:
        there = Place(place.country, city=figure.fact.region)
        return Next("place", replace(query, places=(there, *query.places[1:])), (there,))
    leveled = Role(role.occupation, figure.fact.level)
    return Next("role", replace(query, roles=(leveled, *query.roles[1:])), (leveled,))

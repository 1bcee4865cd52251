"""The form of two offers: what was told of each, what is asked next, and the choices for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from bot.answers.answer import Answer, Next
from bot.market import Market
from bot.models import Intent, Place, Query
from bot.money.offers import Offer, Shares, Side

ASKED_AS = "offer"
"""The kind of what this form asks for: offer:a.bonus."""
ASKED = ("base", "bonus", "shares", "sign_on", "pension")
PARTS = (*ASKED, "leave", "hours", "country")
CHANGING = "side:"
"""The flag of a form whose offer is to be changed: side:a."""
_CHOICES: dict[str, tuple[str, ...]] = {
    "bonus": ("5%", "10%", "15%", "20%"),
    "pension": ("3", "5", "8", "10"),
    "leave": ("20", "25", "28", "30"),
    "hours": ("35", "37.5", "40"),
    "country": ("GB", "US", "DE", "IE", "IN", "FR"),
}
_PERCENTS = {"bonus", "pension"}
_IN_A_ROW = 4
_USUAL_YEARS = 4
_MOST_YEARS = 10
_MOST_PERCENT = 100
"""A pension beyond is an amount a year."""
_RETOLD = (".refused", ".steps")
"""Remarks on a value that was not taken, until it is told anew."""
_UNREAD = frozenset({"number", "percent"})
_NUMBER = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")


@dataclass(frozen=True, slots=True)
class Remark:
    """What an offer says that was not taken as it stands, by its code, such as base.rate."""

    side: Side
    code: str
    number: float | None = None
    """The number that was not read; its code is number or percent."""


@dataclass(frozen=True, kw_only=True)
class OffersFormAnswer(Answer):
    """What is asked of which offer, and what was told of both so far."""

    template: ClassVar[str] = "offers_form"
    a: Offer | None
    b: Offer | None
    side: Side
    part: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, kw_only=True)
class OffersChangeAnswer(Answer):
    """One offer as it was told, with its parts to change."""

    template: ClassVar[str] = "offers_change"
    side: Side
    offer: Offer


def next_asked(query: Query) -> tuple[Side, str] | None:
    """Return what is to be asked: what a button asked for, else the first part neither told nor skipped."""
    kind, _, name = (query.asking or "").partition(":")
    side, _, part = name.partition(".")
    if kind == ASKED_AS and side in set(Side) and part in PARTS:
        return Side(side), part
    unknown = ((side, part) for side in Side for part in ASKED if query.detail(f"{side}.{part}") is None)
    lacking = ((side, "base") for side in Side if not _number(query, f"{side}.base"))
    return next(unknown, None) or next(lacking, None)


def ask_part(query: Query, market: Market, side: Side, part: str) -> OffersFormAnswer:
    """Ask for a part of an offer."""
    asked = replace(query, asking=f"{ASKED_AS}:{side}.{part}", flags=frozenset())
    a, b = told(query, market)
    choices = _choices(query, side, part)
    return OffersFormAnswer(
        query=asked, next=choices, a=a, b=b, side=side, part=part, remarks=remarked(query)
    )


def remarked(query: Query) -> tuple[Remark, ...]:
    """Return the remarks on each offer; what was refused and is told since has none."""
    return tuple(
        _remark(side, remark)
        for side in Side
        for remark in (query.detail(f"{side}.remarks") or "").split()
        if not (remark.endswith(_RETOLD) and query.detail(f"{side}.{remark.partition('.')[0]}"))
    )


def _remark(side: Side, remark: str) -> Remark:
    kind, _, number = remark.partition(".")
    return Remark(side, kind, float(number)) if kind in _UNREAD else Remark(side, remark)


def change(query: Query, market: Market, side: Side) -> Answer:
    """Show the parts of an offer, each to be changed."""
    offer = told(query, market)[side is Side.B]
    if offer is None:
        return ask_part(query, market, side, "base")
    plain = replace(query, flags=frozenset())
    items = [Next(f"offer_{part}", replace(plain, asking=f"{ASKED_AS}:{side}.{part}")) for part in PARTS]
    return OffersChangeAnswer(
        query=query, next=(*_in_rows(items), (Next("offers_done", plain), _forget())), side=side, offer=offer
    )


def told(query: Query, market: Market) -> tuple[Offer | None, Offer | None]:
    """Return both offers as told; an unsaid currency is that of the place, else the other offer's."""
    a, b = (_offer(query, side, market) for side in Side)
    if a and b:
        a = replace(a, currency=a.currency or b.currency)
        b = replace(b, currency=b.currency or a.currency)
    return a, b


def _offer(query: Query, side: Side, market: Market) -> Offer | None:
    base = _number(query, f"{side}.base")
    if not base:
        return None
    bonus = query.detail(f"{side}.bonus") or ""
    country = query.detail(f"{side}.country") or None
    place = market.vocabulary.places.country(country) if country else None
    is_percent = bonus.endswith("%")
    bonus_told, pension = _number(query, f"{side}.bonus"), _number(query, f"{side}.pension")
    is_amount = pension is not None and pension > _MOST_PERCENT
    return Offer(
        base,
        currency=query.detail(f"{side}.currency") or (place.currency if place else None),
        bonus=None if is_percent else bonus_told,
        bonus_percent=bonus_told if is_percent else None,
        shares=_shares(query, side),
        sign_on=_number(query, f"{side}.sign_on"),
        pension_percent=None if is_amount else pension,
        pension_amount=pension if is_amount else None,
        leave_days=_number(query, f"{side}.leave"),
        weekly_hours=_number(query, f"{side}.hours"),
        country=country if place else None,
    )


def _shares(query: Query, side: Side) -> Shares | None:
    """Return the grant: what was told by the year, times its years, vesting evenly if not said otherwise."""
    yearly = _number(query, f"{side}.shares")
    years = min(int(_number(query, f"{side}.years") or _USUAL_YEARS), _MOST_YEARS)
    if not yearly or not years:
        return None
    schedule = query.detail(f"{side}.vesting")
    if schedule and all(map(str.isdecimal, schedule.split("/"))):
        vesting = tuple(map(float, schedule.split("/")))
    else:
        vesting = (100 / years,) * years
    return Shares(yearly * years, vesting)


def _number(query: Query, name: str) -> float | None:
    text = (query.detail(name) or "").removesuffix("%")
    return float(text) if _NUMBER.fullmatch(text) else None


def _choices(query: Query, side: Side, part: str) -> tuple[tuple[Next, ...], ...]:
    """Offer usual values, none of it, and the way out."""
    values = [_choice(query, f"{side}.{part}", part, value) for value in _CHOICES.get(part, ())]
    none = () if part == "base" else (Next("offer_none", query.with_detail(f"{side}.{part}", "")),)
    known = all(_number(query, f"{each}.base") for each in Side)
    done = (Next("offers_done", _rest_skipped(query)),) if known else ()
    return (*_in_rows(values), (*none, *done, _forget()))


def _choice(query: Query, name: str, part: str, value: str) -> Next:
    chosen = query.with_detail(name, value)
    if part == "country":
        return Next("place", chosen, (Place(value),))
    return Next("percent" if part in _PERCENTS else "value", chosen, (value.removesuffix("%"),))


def _rest_skipped(query: Query) -> Query:
    """Return the form with nothing left to ask: what was not told counts as none."""
    asked = dict.fromkeys((f"{side}.{part}" for side in Side for part in ASKED), "")
    return replace(
        query, details=tuple((asked | dict(query.details)).items()), asking=None, flags=frozenset()
    )


def _forget() -> Next:
    return Next("forget", Query(Intent.FORGET))


def _in_rows(items: list[Next]) -> Iterator[tuple[Next, ...]]:
    return (tuple(items[start : start + _IN_A_ROW]) for start in range(0, len(items), _IN_A_ROW))

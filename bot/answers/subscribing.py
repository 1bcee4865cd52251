"""Subscribing: the market, the hour and the time zone are agreed on before anything is kept."""

from dataclasses import dataclass, replace
from datetime import time
from typing import ClassVar

from bot.answers.answer import Answer, Next, ask, in_rows, role_and_place
from bot.market import Market
from bot.models import Intent, Place, Query, Role
from bot.schedule import Schedule, is_night, nearest_by_day
from bot.timing import Timing, timing_of, with_timing
from bot.zones import zones_of

HERE = "here"
"""The flag of a button whose message may change: what stands there is about the updates, and no answer."""
ZONE = "zone"
"""What a subscription asks for that lacks nothing else."""
_OFFERED = frozenset({Intent.SALARY, Intent.SKILLS, Intent.DEMAND, Intent.REPORT})


@dataclass(frozen=True, kw_only=True)
class AskZoneAnswer(Answer):
    """The time zone is to be confirmed: what would be sent, and when; who taps a zone agrees to it."""

    template: ClassVar[str] = "ask_zone"
    role: Role | None
    place: Place | None
    schedule: Schedule
    zones: tuple[str, ...]
    monthly: bool
    has_pay: bool


@dataclass(frozen=True, kw_only=True)
class NightAnswer(Answer):
    """Nothing is sent at night; the nearest hour of the day is offered."""

    template: ClassVar[str] = "night"
    asked: Schedule
    offered: Schedule


@dataclass(frozen=True, kw_only=True)
class PlannedAnswer(Answer):
    """What would be sent, and when: where nothing can be sent, or before it is kept."""

    template: ClassVar[str] = "planned"
    role: Role
    place: Place
    schedule: Schedule
    monthly: bool
    has_pay: bool
    """A pay figure for the title is held; without one there may be nothing to send for long."""


def answer(query: Query, market: Market) -> Answer:
    """Ask for what a subscription lacks; else say what it is."""
    role, place = role_and_place(query)
    timing = timing_of(query.flags)
    if timing.at and is_night(timing.at):
        return night(query, timing)
    has_pay = market.pay(role, place).lead is not None
    if timing.zone is None:
        return ask_zone(query, zones_of(place, market.vocabulary.places), has_pay=has_pay)
    return PlannedAnswer(
        query=query,
        role=role,
        place=place,
        schedule=timing.over(Schedule(timing.zone)),
        monthly=timing.monthly or False,
        has_pay=has_pay,
    )


def night(query: Query, timing: Timing, schedule: Schedule | None = None) -> NightAnswer:
    """Offer the nearest hour of the day; the day is that of the schedule unless another one was said."""
    at = nearest_by_day(timing.at or time())
    asked = timing.over(schedule or Schedule(timing.zone or ""))
    offered = replace(asked, hour=at.hour, minute=at.minute)
    changed = replace(query, flags=with_timing(query.flags, Timing(at=at)) | {HERE})
    return NightAnswer(
        query=query, next=((Next("value", changed, (offered.clock,)),),), asked=asked, offered=offered
    )


def ask_zone(query: Query, zones: tuple[str, ...], *, has_pay: bool) -> AskZoneAnswer:
    """Ask for the time zone, with the likely ones to tap."""
    timing = timing_of(query.flags)
    choices = [
        Next("value", replace(query, flags=with_timing(query.flags, Timing(zone=zone)) | {HERE}), (zone,))
        for zone in zones
    ]
    return AskZoneAnswer(
        query=replace(query, asking=ZONE),
        next=in_rows(choices, 2),
        role=query.role,
        place=query.place,
        schedule=timing.over(Schedule("")),
        zones=zones,
        monthly=timing.monthly or False,
        has_pay=has_pay,
    )


def offer(answer: Answer) -> Answer:
    """Offer weekly updates under an answer on a role in a place."""
    query = answer.query
    if query.intent not in _OFFERED or query.role is None or query.place is None or not answer.figures:
        return answer
    return replace(answer, next=(*answer.next, (Next("weekly_update", ask(query, Intent.SUBSCRIBE)),)))

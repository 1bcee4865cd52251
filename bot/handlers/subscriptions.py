"""Subscribing, changing and ending updates: by command, by button, in one's own words."""

from dataclasses import replace
from datetime import datetime

from telegram import Message, Update

from bot.answers import subscribing, subscriptions
from bot.answers.answer import Answer, ask
from bot.answers.subscribing import HERE, PlannedAnswer
from bot.answers.subscriptions import DAYS, HOURS, UNDO, ZONES
from bot.assistant import Turn
from bot.handlers.desk import Desk, Visit
from bot.handlers.following import Changed, Following
from bot.handlers.keyboard import Keyboard
from bot.models import Intent, Query
from bot.people.subscribers import Subscriber, Subscription
from bot.plain import to_text
from bot.schedule import is_night
from bot.timing import Timing, timing_of, with_timing
from bot.updates.agreement import (
    agree,
    change,
    followed_of,
    is_full,
    market_of,
    place_of,
    role_of,
    standing_of,
)

COMMANDS = ("subscribe", "subscriptions", "stop", "unsubscribe")
"""The commands that are about updates."""
_ABOUT_UPDATES = frozenset({Intent.SUBSCRIBE, Intent.SUBSCRIPTIONS, Intent.UNSUBSCRIBE})


class Subscriptions:
    """Serves what the assistant understood as a wish about updates; who may not wish it is told so."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._following = Following(desk.memory)

    @staticmethod
    def concern(turn: Turn) -> bool:
        """Tell whether a turn is about updates, and not about what was meant."""
        return turn.answer.query.intent in _ABOUT_UPDATES and turn.reply.template != "meant"

    async def serve(
        self, update: Update, visit: Visit, turn: Turn, shown: Message | None = None
    ) -> str | None:
        """Do what is wished, in place of the message whose button was pressed if that is about updates.

        Return why not, where it may not be.
        """
        query = turn.answer.query.without_own()
        if refusal := await self._desk.refusal(update, visit):
            return refusal
        place = shown if HERE in query.flags else None
        if query.intent is Intent.UNSUBSCRIBE:
            had_any = await self._following.stop(visit.chat_key)
            await self._write(visit, subscriptions.stopped(query, had_any=had_any), place)
        elif query.intent is Intent.SUBSCRIBE:
            await self._subscribe(visit, query, place)
        else:
            await self._manage(visit, query, place)
        return None

    async def _subscribe(self, visit: Visit, query: Query, shown: Message | None) -> None:
        """Ask for what is missing; keep what is whole, with the words that it was agreed to in."""
        now = await self._following.look(visit.place.chat_id)
        seen = query.receipt or (visit.previous.receipt if visit.previous else None)
        # The next buttons change their own message, and still know the answer that was seen before.
        asked = replace(query, flags=query.flags | {HERE}, receipt=seen)
        turn = self._desk.ask_again(visit, _with_zone(asked, now.after))
        plan = turn.answer
        if not isinstance(plan, PlannedAnswer):
            await self._desk.answer(visit, turn, shown)
            return
        whole = plan.query
        if is_full(now.after, whole):
            await self._write(visit, _overview(whole, now, is_full=True), shown)
            return

        def agreed(before: Subscriber | None, at: datetime) -> Subscriber:
            asked = agree(before, whole, visit.chat_key, self._desk.renderer(visit).language, at)
            wording = to_text(self._desk.renderer(visit).render(_confirmation(plan, before, asked, at)).html)
            agreed_to = _find(whole, asked)
            kept = replace(agreed_to, wording=agreed_to.wording or wording)
            return replace(asked.with_subscription(kept), topic=visit.place.thread_id)

        kept = await self._following.change(visit.place.chat_id, agreed)
        if kept.after is not None:
            await self._write(visit, _confirmation(plan, kept.before, kept.after, kept.at), shown)
        # What follows is about the market again, not about the agreement.
        await self._desk.memory.remember(visit.chat_key, ask(whole, Intent.SALARY), (), {}, whole.receipt)

    async def _manage(self, visit: Visit, query: Query, shown: Message | None) -> None:
        """Show what the chat follows, after changing it as the query says."""
        if UNDO in query.flags:
            await self._following.undo(visit.chat_key)
        timing = timing_of(query.flags)
        now = await self._following.look(visit.place.chat_id)
        if now.after is None and timing:
            market = ask(visit.previous or query, Intent.SUBSCRIBE)
            await self._subscribe(visit, replace(market, flags=query.flags), shown)
        elif now.after is None:
            await self._write(visit, subscriptions.overview(query, None), shown)
        elif part := next((flag for flag in (DAYS, HOURS) if flag in query.flags), None):
            await self._write(visit, subscriptions.choose(query, now.after.schedule, part), shown)
        elif ZONES in query.flags:
            await self._ask_zone(visit, now.after, shown)
        elif timing.at and is_night(timing.at):
            await self._write(visit, subscribing.night(query, timing, now.after.schedule), shown)
        else:
            await self._change(visit, query, shown)

    async def _change(self, visit: Visit, query: Query, shown: Message | None) -> None:
        def changed(before: Subscriber | None, at: datetime) -> Subscriber | None:
            return change(before, query, at) if before else None

        await self._write(
            visit, _overview(query, await self._following.change(visit.place.chat_id, changed)), shown
        )

    async def _ask_zone(self, visit: Visit, subscriber: Subscriber, shown: Message | None) -> None:
        """Ask for another time zone, as at the first subscription."""
        first, schedule = subscriber.subscriptions[0], subscriber.schedule
        when = Timing(schedule.weekday, schedule.time)
        query = Query(
            Intent.SUBSCRIBE,
            roles=(role_of(first),),
            places=(place_of(first),),
            flags=when.flags | {HERE, ZONES},
        )
        await self._desk.answer(visit, self._desk.ask_again(visit, query), shown)

    async def _write(self, visit: Visit, answer: Answer, shown: Message | None) -> None:
        reply = self._desk.renderer(visit).render(answer)
        keyboard = Keyboard(reply.rows)
        await self._desk.memory.remember(visit.chat_key, None, (), keyboard.kept)
        if shown is None:
            await self._desk.outbox.send(visit.place, reply.html, keyboard.markup)
        else:
            await self._desk.outbox.edit(shown, reply.html, keyboard.markup)


def _with_zone(query: Query, subscriber: Subscriber | None) -> Query:
    """Take the time zone of the chat where the query names none: it is asked for once."""
    if subscriber is None or timing_of(query.flags).zone is not None:
        return query
    return replace(query, flags=with_timing(query.flags, Timing(zone=subscriber.schedule.zone)))


def _confirmation(plan: PlannedAnswer, before: Subscriber | None, after: Subscriber, at: datetime) -> Answer:
    subscription = _find(plan.query, after)
    has_others = len(after.subscriptions) > 1
    changed = has_others and before is not None and before.schedule != after.schedule
    return subscriptions.subscribed(
        plan,
        standing_of(after, at),
        followed_of(subscription, at),
        changed=changed,
        is_first=subscription.told_version is None,
    )


def _find(query: Query, subscriber: Subscriber) -> Subscription:
    found = subscriber.find(market_of(query))
    if found is None:
        raise ValueError("what was agreed to is not kept")
    return found


def _overview(query: Query, now: Changed, *, is_full: bool = False) -> Answer:
    standing = standing_of(now.after, now.at) if now.after else None
    dropped = tuple(followed_of(one, now.at) for one in now.dropped)
    return subscriptions.overview(query, standing, is_full=is_full, dropped=dropped)

"""What the engine sends: each chat's message of an edition, and what is remembered once it is sent."""

import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from bot.clock import Clock
from bot.delivery.message import Edition, Message
from bot.models import Place, Role
from bot.people.cipher import Cipher
from bot.people.profiles import Profiles
from bot.people.receipts import Receipt, Receipts
from bot.people.shown import Corrections, Shown
from bot.people.snapshots import Snapshots
from bot.people.state import State
from bot.people.subscribers import Subscriber, Subscribers, Subscription
from bot.people.wishes import Wishes
from bot.profile import from_json
from bot.schedule import QUARTER
from bot.updates.composer import Composed, Composer, FindSnapshot, Followed
from bot.updates.owed import CORRECTION, WISH, Owed
from bot.updates.review import from_json as findings_from_json
from bot.updates.snapshots import Snapshot
from bot.updates.snapshots import from_json as snapshot_from_json
from knowledge.models import Level

_WEEK = timedelta(days=7)


def correction_edition(version: str) -> Edition:
    """Name the edition that tells what a knowledge version corrects."""
    return Edition(f"{CORRECTION}-{version}", CORRECTION)


def wish_edition(version: str) -> Edition:
    """Name the edition that answers what a knowledge version is the first to know."""
    return Edition(f"{WISH}-{version}", WISH)


class Messages:
    """Writes the messages of all kinds of editions; several threads may ask at once."""

    def __init__(self, composer: Composer, owed: Owed, cipher: Cipher, clock: Clock) -> None:
        self._composer = composer
        self._owed = owed
        self._cipher = cipher
        self._clock = clock
        self._one_at_a_time = threading.Lock()

    def write(self, connection: sa.Connection, edition: Edition, chat_key: str) -> Message | None:
        """Write a chat's message of an edition; None is silence."""
        with self._one_at_a_time:
            if edition.kind == WISH:
                return self._wishes(connection, chat_key)
            subscriber = Subscribers(connection).find(chat_key)
            if subscriber is None:
                return None
            if edition.kind == CORRECTION:
                version = edition.name.removeprefix(f"{CORRECTION}-")
                return self._corrections(connection, subscriber, version)
            return self._weekly(connection, subscriber)

    def _weekly(self, connection: sa.Connection, subscriber: Subscriber) -> Message | None:
        now, chat_key = self._clock(), subscriber.chat_key
        profile = Profiles(connection, self._cipher).of([chat_key]).get(chat_key)
        composed = self._composer.compose(
            [followed(one) for one in having_their_turn(subscriber, now)],
            subscriber.language,
            now.astimezone(ZoneInfo(subscriber.schedule.zone)).date(),
            own_pay=from_json(profile).pay if profile else None,
            speaks_when_quiet=subscriber.speaks_when_quiet,
        )
        if composed is None:
            return None

        def remember(told: sa.Connection) -> None:
            _remember(told, chat_key, composed, now)

        return Message(composed.reply.html, composed.reply.rows, remember, subscriber.topic)

    def _corrections(self, connection: sa.Connection, subscriber: Subscriber, version: str) -> Message | None:
        now, chat_key = self._clock(), subscriber.chat_key
        bodies = Corrections(connection).of_chat(chat_key, version)
        found = [findings_from_json(body) for body in bodies]
        written = self._owed.correction(found, subscriber.language, now.date())
        if written is None:
            return None
        reply, receipt = written

        def remember(told: sa.Connection) -> None:
            _show(told, chat_key, receipt, now)

        return Message(reply.html, reply.rows, remember, subscriber.topic)

    def _wishes(self, connection: sa.Connection, chat_key: str) -> Message | None:
        now = self._clock()
        wishes = Wishes(connection, self._cipher).of(chat_key)
        found = self._owed.fulfilled(wishes, now.date())
        if found is None:
            return None

        def remember(told: sa.Connection) -> None:
            for wish in found.wishes:
                Wishes(told, self._cipher).forget(wish)
            _show(told, chat_key, found.receipt, now)

        return Message(found.reply.html, found.reply.rows, remember)


def kept_in(state: State) -> FindSnapshot:
    """Find snapshots in the people database."""

    def find(market: str, version: str) -> Snapshot | None:
        with state.reading() as connection:
            facts = Snapshots(connection).find(market, version)
        return snapshot_from_json(facts) if facts else None

    return find


def having_their_turn(subscriber: Subscriber, now: datetime) -> Sequence[Subscription]:
    """Leave out what is paused, and what is told once a month and had no turn within the last week."""
    quarter = now.replace(minute=now.minute // QUARTER * QUARTER, second=0, microsecond=0)
    last_week = quarter - _WEEK
    return [
        one
        for one in subscriber.subscriptions
        if (one.paused_until is None or one.paused_until <= now)
        and (not one.monthly or one.due(subscriber.schedule, last_week) <= now)
    ]


def followed(subscription: Subscription) -> Followed:
    """Name the market of a subscription in the words of questions."""
    level = Level(subscription.level) if subscription.level else None
    place = Place(subscription.country, subscription.region or None, subscription.city or None)
    return Followed(Role(subscription.role, level), place, subscription.told_version, subscription.monthly)


def _remember(connection: sa.Connection, chat_key: str, composed: Composed, now: datetime) -> None:
    snapshots = Snapshots(connection)
    for market, facts in composed.snapshots:
        snapshots.keep(market, composed.version, facts, now)
        snapshots.tell(chat_key, market, composed.version)
    _show(connection, chat_key, composed.receipt, now)


def _show(connection: sa.Connection, chat_key: str, receipt: Receipt | None, now: datetime) -> None:
    if receipt is not None:
        Receipts(connection).keep(receipt)
        Shown(connection).note(chat_key, receipt.code, now)

"""A year of ticks over four time zones, with both changes of their clocks."""

import zlib
from collections import defaultdict
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from bot.delivery.due import cut
from bot.models import Intent, Place, Query, Role
from bot.people import schema
from bot.people.chats import Chats
from bot.people.cipher import Cipher
from bot.people.endings import Endings
from bot.people.state import open_state
from bot.people.subscribers import Subscribers
from bot.updates.agreement import agree, change

ZONES = ("Europe/London", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe")
BEGIN, END = datetime(2026, 1, 5, tzinfo=UTC), datetime(2027, 1, 4, tzinfo=UTC)
"""Two Mondays."""
WEEKS = 52
QUARTER = timedelta(minutes=15)
MARCH, JUNE, SEPTEMBER = (datetime(2026, month, 20, tzinfo=UTC) for month in (3, 6, 9))


def wish(*flags, country="GB"):
    return Query(Intent.SUBSCRIBE, roles=(Role("nurse"),), places=(Place(country),), flags=frozenset(flags))


class Year:
    """The subscribers of a year, what they do in it, and what they were sent."""

    def __init__(self, connection):
        self.connection = connection
        self.cipher = Cipher([b"k" * 32])
        self.sent = defaultdict(list)
        self.acts = defaultdict(list)
        self._subscribers = Subscribers(connection)
        self._endings = Endings(connection, self.cipher)
        self._wakes = BEGIN
        """The earliest date. Every full hour is looked at; between them the quarters that find somebody."""

    def ask(self, name, zone, *flags):
        key = self.key(name)
        asked = agree(None, wish(f"zone:{zone}", *flags), key, "en", BEGIN)
        self._subscribers.keep(agree(asked, wish(country="DE"), key, "en", BEGIN), BEGIN)

    def key(self, name):
        return Chats(self.connection, self.cipher).meet(zlib.crc32(name.encode()), BEGIN)

    def change(self, name, at, *flags):
        def act():
            before = self._subscribers.find(self.key(name))
            self._subscribers.keep(
                change(before, Query(Intent.SUBSCRIPTIONS, flags=frozenset(flags)), at), at
            )

        self.acts[at].append(act)

    def stop(self, name, at, undone_at=None):
        self.acts[at].append(lambda: self._endings.stop(self.key(name), at))
        if undone_at:
            self.acts[undone_at].append(lambda: self._endings.undo(self.key(name), undone_at))

    def live(self):
        now = BEGIN
        while now < END:
            for act in self.acts.get(now, ()):
                act()
            if now in self.acts or self._wakes <= now or now.minute == 0:
                cut(self.connection, now, lambda _connection, piece, now=now: self._note(piece, now))
                self._wakes = self.connection.scalar(sa.select(sa.func.min(schema.subscriber.c.next_due)))
            now += QUARTER

    def _note(self, piece, now):
        chats = sa.select(schema.delivery.c.chat_key).where(schema.delivery.c.slice == piece.name)
        for chat_key in self.connection.scalars(chats):
            self.sent[chat_key].append((piece.edition, now))

    def of(self, name):
        return self.sent[self.key(name)]


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    with (
        open_state(f"sqlite:///{tmp_path_factory.mktemp('year')}/people.sqlite") as state,
        state.writing() as connection,
    ):
        year = Year(connection)
        for zone in ZONES:
            year.ask(zone, zone)
        year.ask("quarter", "Asia/Kathmandu", "day:5", "at:21:45")
        for name in ("monthly", "paused", "moved", "stopped", "undone", "late"):
            year.ask(name, "Europe/London")
        year.change("monthly", BEGIN, "monthly")
        year.change("paused", JUNE, "pause")
        year.change("moved", MARCH, "day:4", "at:18:30", "zone:America/New_York")
        year.stop("stopped", SEPTEMBER)
        year.stop("undone", SEPTEMBER, SEPTEMBER + timedelta(hours=20))
        year.key("silent")
        year.live()
        yield year


def local_times(sent, zone):
    return {(moment.weekday(), moment.time()) for _, at in sent if (moment := at.astimezone(ZoneInfo(zone)))}


@pytest.mark.parametrize("zone", ZONES)
def test_each_is_written_to_once_a_week_at_nine_by_the_clock_on_the_wall(year, zone):
    sent = year.of(zone)

    assert len(sent) == len({edition for edition, _ in sent}) == WEEKS
    assert local_times(sent, zone) == {(1, time(9))}


def test_quarters_of_an_hour_are_kept(year):
    assert len(year.of("quarter")) == WEEKS
    assert local_times(year.of("quarter"), "Asia/Kathmandu") == {(5, time(21, 45))}


def test_once_a_month_is_twelve_times_a_year(year):
    months = [at.month for _, at in year.of("monthly")]

    assert months == list(range(1, 13))
    assert all(at.day <= 7 for _, at in year.of("monthly"))


def test_a_pause_leaves_out_four_weeks(year):
    sent = year.of("paused")

    assert len(sent) == WEEKS - 4
    assert not [at for _, at in sent if JUNE <= at < JUNE + timedelta(weeks=4)]


def test_who_moves_the_day_is_written_to_once_a_week_all_the_same(year):
    sent = year.of("moved")

    assert len(sent) == len({edition for edition, _ in sent}) == WEEKS
    assert local_times([one for one in sent if one[1] > MARCH], "America/New_York") == {(4, time(18, 30))}


def test_nobody_is_written_to_after_stopping(year):
    assert max(at for _, at in year.of("stopped")) < SEPTEMBER


def test_an_undone_stop_leaves_out_nothing(year):
    assert len(year.of("undone")) == WEEKS


def test_nobody_is_written_to_who_did_not_ask(year):
    assert year.of("silent") == []

from datetime import timedelta

import pytest

from bot.delivery import slots
from bot.delivery.backlog import Backlog, backlog
from bot.delivery.editions import CANCELLED, PAUSED, SENDING, Editions, NoSuchEditionError
from bot.delivery.ledger import Ledger, Mark
from bot.delivery.message import Edition, Slice, State
from bot.people.contexts import Context, Contexts
from tests.bot.delivery.town import CIPHER, NOON

PIECE = Slice("weekly-2026-W48", "one")
CHATS = ["ann", "ben", "cem"]


@pytest.fixture
def ledger(connection, edition):
    Editions(connection).open(edition, NOON)
    ledger = Ledger(connection)
    ledger.add(PIECE, CHATS, NOON)
    return ledger


@pytest.fixture
def slot(connection):
    return slots.take(connection, NOON)


def claimed(ledger, slot, at=NOON, piece=PIECE):
    return sorted(claim.chat_key for claim in ledger.claim(piece, slot, 10, at))


def test_a_chat_is_given_an_edition_once(ledger, connection):
    ledger.add(Slice("weekly-2026-W48", "two"), [*CHATS, "dan"], NOON)

    assert next(Editions(connection).standings()).total == 4


def test_two_processes_never_hold_the_same(ledger, connection, slot):
    other = slots.take(connection, NOON)
    first = ledger.claim(PIECE, slot, 2, NOON)

    assert len(first) == 2
    assert len(ledger.claim(PIECE, other, 10, NOON)) == 1


def test_what_a_dead_process_held_is_taken_again(ledger, connection, slot):
    claimed(ledger, slot)
    slot.leave(connection)

    assert claimed(ledger, slots.take(connection, NOON, "next")) == CHATS


def test_who_was_given_up_for_dead_gets_nothing(ledger, connection, slot):
    slot.leave(connection)

    with pytest.raises(slots.LostSlotError):
        claimed(ledger, slot)


def test_what_is_marked_is_never_claimed_again(ledger, slot):
    claims = ledger.claim(PIECE, slot, 10, NOON)
    ledger.mark([Mark(claim, State.SENT, 1) for claim in claims], slot, NOON)

    assert claimed(ledger, slot) == []
    assert not ledger.has_work(PIECE)


@pytest.mark.parametrize("halt", [PAUSED, CANCELLED])
def test_an_edition_that_is_halted_gives_no_work(ledger, connection, slot, halt):
    Editions(connection).turn(PIECE.edition, halt)

    assert claimed(ledger, slot) == []
    assert not ledger.has_work(PIECE)


def test_a_resumed_edition_names_what_is_left(ledger, connection, slot):
    editions = Editions(connection)
    editions.turn(PIECE.edition, PAUSED)
    editions.turn(PIECE.edition, SENDING)

    assert editions.unfinished(PIECE.edition) == [PIECE]
    assert claimed(ledger, slot) == CHATS


@pytest.mark.usefixtures("ledger")
def test_a_cancelled_edition_stays_so(connection):
    Editions(connection).turn(PIECE.edition, CANCELLED)

    with pytest.raises(NoSuchEditionError, match="weekly-2026-W48 is cancelled"):
        Editions(connection).turn(PIECE.edition, SENDING)


@pytest.mark.usefixtures("ledger")
def test_an_unknown_edition_is_told_from_the_known(connection):
    with pytest.raises(NoSuchEditionError, match="no edition weekly; the newest are: weekly-2026-W48"):
        Editions(connection).turn("weekly", PAUSED)


def test_a_chat_hears_one_thing_a_second(ledger, connection, slot):
    other = Slice("correction-1", "c")
    Editions(connection).open(Edition(other.edition, "correction"), NOON)
    ledger.add(other, ["ann", "eve"], NOON)
    held = ledger.claim(PIECE, slot, 10, NOON)

    assert claimed(ledger, slot, NOON, other) == ["eve"]
    ledger.mark([Mark(claim, State.SENT, 1) for claim in held], slot, NOON)
    assert claimed(ledger, slot, NOON + timedelta(seconds=0.9), other) == ["eve"]
    assert claimed(ledger, slot, NOON + timedelta(seconds=1.1), other) == ["ann", "eve"]


def test_who_has_just_been_answered_hears_updates_a_second_later(ledger, connection, slot):
    Contexts(connection, CIPHER).save({"ann": Context("{}")}, NOON)

    assert claimed(ledger, slot, NOON + timedelta(seconds=0.9)) == ["ben", "cem"]
    assert claimed(ledger, slot, NOON + timedelta(seconds=1.1)) == CHATS


def test_progress_counts_every_state(ledger, connection, slot):
    first, *_ = ledger.claim(PIECE, slot, 2, NOON)
    ledger.mark([Mark(first, State.GONE, 1)], slot, NOON)

    [standing] = Editions(connection).standings()

    assert standing.counts == {State.OPEN: 1, State.HELD: 1, State.GONE: 1}
    assert (standing.total, standing.left) == (3, 2)


def test_what_is_given_back_has_waited_since_it_was_added(ledger, connection, slot):
    later = NOON + timedelta(hours=1)
    claims = ledger.claim(PIECE, slot, 2, later)
    ledger.mark([Mark(claims[0], State.SENT, 1), Mark(claims[1], State.OPEN, 1)], slot, later)

    assert backlog(connection, later) == Backlog(2, timedelta(hours=1))


@pytest.mark.usefixtures("ledger")
def test_nothing_waits_for_a_cancelled_edition(connection, edition):
    assert backlog(connection, NOON).count == 3

    Editions(connection).turn(edition.name, CANCELLED)
    assert backlog(connection, NOON) == Backlog(0, timedelta(0))

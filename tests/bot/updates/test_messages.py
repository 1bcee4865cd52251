"""What each chat gets, and what is remembered of it: told once, corrected once, answered once."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.delivery.message import Edition
from bot.models import Intent, Money, Query, Role
from bot.people import schema
from bot.people.cipher import Cipher
from bot.people.receipts import Receipts
from bot.people.state import open_state
from bot.plain import to_text
from bot.receipts import query_from_json, read_ladder
from bot.updates.messages import correction_edition, wish_edition
from knowledge.models import Status
from tests.approval import approve
from tests.bot.updates.markets import PLACE, known
from tests.bot.updates.test_composer import masked
from tests.bot.updates.town import Town
from tests.builders import NOW, pay

WEEKLY = Edition("weekly-2026-W48", "weekly")
WEEK = timedelta(days=7)


@pytest.fixture
def town(tmp_path):
    with open_state(f"sqlite:///{tmp_path}/people.sqlite") as state:
        yield Town(state, Cipher([b"k" * 32]))


@pytest.fixture
def first(tmp_path):
    return known(tmp_path / "first", pay())


@pytest.fixture
def then(tmp_path):
    """Give the knowledge that comes after, of other facts."""
    return lambda *facts, name="then": known(tmp_path / name, *facts)


def test_who_was_told_is_told_again_only_when_something_changed(town, first, then):
    key = town.settle(1)
    messages = [town.send(knowledge, WEEKLY, key) for knowledge in (first, first, then(pay(66_000)))]

    assert ["where it stands" in messages[0].html, messages[1]] == [True, None]
    assert "before, £60,000" in messages[2].html


def test_the_person_s_own_pay_is_theirs_alone(town, first):
    rich, other = town.settle(1, pay=Money(66_000, "GBP")), town.settle(2)

    assert "Your £66,000" in town.send(first, WEEKLY, rich).html
    assert "Your" not in town.send(first, WEEKLY, other).html


def test_what_is_paused_has_no_turn(town, first):
    key = town.settle(1, paused_until=NOW + WEEK)

    assert town.send(first, WEEKLY, key) is None
    assert town.send(first, WEEKLY, key, NOW + WEEK) is not None


def test_what_is_monthly_has_its_turn_in_one_week_of_the_month(town, then):
    key = town.settle(1, monthly=True)
    tuesdays = [NOW + timedelta(days=2) + week * WEEK for week in range(9)]
    told = [
        town.send(then(pay(60_000 + at.day), name=str(at.day) + str(at.month)), WEEKLY, key, at)
        for at in tuesdays
    ]

    assert [at.day for at, message in zip(tuesdays, told, strict=True) if message] == [1, 5]


def test_who_stopped_is_told_nothing(town, first):
    assert town.send(first, WEEKLY, town.settle(1, follows=False)) is None


def test_exactly_those_who_saw_a_revised_figure_are_told(town, first, then):
    saw, did_not, stranger = town.settle(1), town.settle(2), town.settle(3, follows=False)
    for key in (saw, stranger):
        town.show(key, first)
    revised = then(pay(61_000))

    assert town.rounds(revised) == {"correction": [saw]}
    assert "£61,000" in town.send(revised, correction_edition(revised.version), saw).html
    assert town.send(revised, correction_edition(revised.version), did_not) is None


def test_a_new_period_is_no_correction(town, first, then):
    town.show(town.settle(1), first)

    assert town.rounds(then(pay(66_000, period="2026-10"))) == {}


def test_a_correction_is_told_once_and_the_next_one_again(town, first, then):
    key = town.settle(1)
    town.show(key, first)
    versions = then(pay(61_000), name="b"), then(pay(61_000, title="Other"), pay(61_000), name="c")
    later = then(pay(62_000), pay(61_000, title="Other"), name="d")

    assert [town.rounds(knowledge) for knowledge in (*versions, later)] == [
        {"correction": [key]},
        {},
        {"correction": [key]},
    ]


def test_what_an_update_told_is_corrected_too(town, first, then):
    key = town.settle(1)
    town.send(first, WEEKLY, key)

    assert town.rounds(then(pay(61_000))) == {"correction": [key]}


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_correction_reads_as_approved(town, first, then, language):
    key = town.settle(1, language=language)
    town.show(key, first)
    said = "\n\n".join(_corrections(town, then, key))

    approve(f"updates/correction_{language}", masked(said))


def _corrections(town, then, key):
    reason = ("reason:two towns were counted twice",)
    for number, fact in enumerate(
        (
            pay(61_000, n=90),
            pay(62_000, n=90, flags=reason),
            pay(64_000, method_version="2"),
            pay(status=Status.WITHDRAWN),
        )
    ):
        knowledge = then(fact, name=f"c{number}")
        town.rounds(knowledge)
        yield to_text(town.send(knowledge, correction_edition(knowledge.version), key).html)


def test_who_asked_in_vain_is_told_once(town, first):
    wished, other = town.settle(1, follows=False), town.settle(2, follows=False)
    town.wish(wished)
    town.wish(other, Query(Intent.SALARY, roles=(Role("nurse"),), places=(PLACE,)))
    edition = wish_edition(first.version)

    assert town.rounds(first) == {"wish": [wished]}
    assert "£60,000" in town.send(first, edition, wished).html
    assert [town.send(first, edition, key) for key in (wished, other)] == [None, None]


def test_wishes_that_come_true_together_come_in_one_message(town, first):
    key = town.settle(1)
    town.wish(key)
    town.wish(key, Query(Intent.NEGOTIATION, roles=(Role("data engineer"),), places=(PLACE,)))
    message = town.send(first, wish_edition(first.version), key)

    assert message.html.count("can be answered now") == 2
    asked = {button.query.intent for row in message.rows for button in row}
    assert asked == {Intent.SALARY, Intent.NEGOTIATION}


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_wish_that_came_true_reads_as_approved(town, first, language):
    key = town.settle(1, follows=False)
    town.wish(key, language=language)

    approve(
        f"updates/wish_{language}", masked(to_text(town.send(first, wish_edition(first.version), key).html))
    )


def test_nobody_is_owed_anything_twice_for_one_version(town, first):
    from bot.updates.rounds import Rounds
    from tests.bot.updates.town import VOCABULARY

    town.wish(town.settle(1))
    rounds = Rounds(first, VOCABULARY, town.state, town.cipher)

    assert [len(rounds.make(NOW)), len(rounds.make(NOW))] == [1, 0]


def test_snapshots_that_nobody_needs_are_pruned(town, first, then):
    key = town.settle(1)
    knowledge = [first, then(pay(66_000), name="b"), then(pay(67_000), name="c")]
    for version in knowledge:
        town.send(version, WEEKLY, key)
    town.rounds(knowledge[-1])
    with town.state.reading() as connection:
        kept = connection.scalars(sa.select(schema.snapshot.c.knowledge_version)).all()

    assert kept == [knowledge[-1].version]


def test_a_figure_that_too_few_stand_behind_is_withdrawn_without_the_new_one(town, first, then):
    key = town.settle(1)
    town.show(key, first)
    few = then(pay(71_000, n=4))
    town.rounds(few)
    html = town.send(few, correction_edition(few.version), key).html

    assert "may no longer be shown" in html
    assert "71,000" not in html


def test_what_an_update_showed_can_be_explained(town, first):
    town.send(first, WEEKLY, town.settle(1))
    with town.state.reading() as connection:
        (code,) = connection.scalars(sa.select(schema.shown.c.receipt))
        receipt = Receipts(connection).find(code)

    assert [figure.value for figure in read_ladder(receipt).figures] == [60_000]
    assert query_from_json(receipt.query).intent is Intent.SALARY


@pytest.mark.parametrize("kept", ["not JSON", "[]", '{"figures": 1}'])
def test_an_answer_of_a_form_that_is_read_no_longer_corrects_nothing(town, first, then, kept):
    town.show(town.settle(1), first)
    with town.state.writing() as connection:
        connection.execute(sa.update(schema.receipt).values(evidence=kept))

    assert town.rounds(then(pay(61_000))) == {}

"""Ticks: every path of the toggles, of the plan and of the checklist."""

import pytest

from bot.answers import plan, table
from bot.answers.ticking import tick_of
from bot.models import REMEMBER, Aspect, Intent, Place, Query, Role
from knowledge.models import Collection, FactKind, Status
from tests.bot.answers.seen import labels, said
from tests.builders import claim, figures, pay, report, source

ROLES, PLACES = (Role("data engineer"),), (Place("GB"),)
TICKS = Query(Intent.SKILLS, roles=ROLES, places=PLACES, aspect=Aspect.TICKS)
PLAN = Query(Intent.SKILLS, roles=ROLES, places=PLACES, aspect=Aspect.PLAN)
CHECKLIST = Query(Intent.CHECKLIST, roles=ROLES, places=PLACES)
PUBLISHER = source(id="publisher", collection=Collection.PUBLISHER)


def named(kind, subject, **changes):
    return claim(kind, source="publisher", subject=subject, **changes)


@pytest.fixture
def known(market):
    """Know a report with a skill, one on top, two certificates and a checklist, and six technologies."""
    gone = {"status": Status.RETIRED, "superseded_by": "Newer Certificate"}
    facts = [
        pay(source="publisher"),
        named(FactKind.TOP_SKILL, "Python (NumPy/Pandas)"),
        named(FactKind.SKILL_COMBINATION, "PyTorch/TensorFlow", text="top decile"),
        named(FactKind.SKILL_PREMIUM, "Python (NumPy/Pandas)", low=15, high=25, unit="percent"),
        named(FactKind.CERTIFICATION, "Old Certificate", **gone),
        named(FactKind.CERTIFICATION_PREMIUM, "Old Certificate", low=18, high=22, unit="percent", **gone),
        named(FactKind.CERTIFICATION, "Sound Certificate"),
        named(FactKind.CHECKLIST_ITEM, "Moat", text="Earn the Old Certificate.", **gone),
        named(FactKind.CHECKLIST_ITEM, "Position", text="Show your work."),
    ]
    tools = [
        claim(FactKind.TECHNOLOGY, country=None, subject=subject, flags=flags)
        for subject, flags in (
            ("Excel", ()),
            ("pandas", ("in_demand",)),
            ("Kafka", ("in_demand",)),
            ("Spark", ("in_demand",)),
            ("Airflow", ("in_demand",)),
            ("TensorFlow", ("in_demand",)),
        )
    ]
    return market(report(*facts, source=PUBLISHER), figures=(figures(*tools),))


def tap(answer, label, market):
    """Press the button of a label; return the answer that takes the message's place."""
    (pressed,) = [item for row in answer.next for item in row if label in {item.label, *map(str, item.names)}]
    return table.answer(pressed.query, market)


def planned(answer) -> list[list[str]]:
    steps = [(*phase.skills, *phase.certificates) for phase in answer.phases]
    return [[item.figure.fact.subject for item in phase] for phase in steps]


def test_the_plan_takes_what_the_report_names_first_then_what_employers_ask_for(known):
    assert planned(table.answer(PLAN, known)) == [
        ["Python (NumPy/Pandas)", "PyTorch/TensorFlow"],
        ["Kafka", "Spark"],
        ["Sound Certificate"],
    ]


def test_the_phases_are_thirty_days_each(known):
    days = [(phase.first_day, phase.last_day) for phase in table.answer(PLAN, known).phases]

    assert days == [(1, 30), (31, 60), (61, 90)]


def test_a_retired_certificate_is_never_planned_and_its_absence_is_said(known):
    text = said(table.answer(PLAN, known))

    assert "Old Certificate:" not in text
    assert "Left out: Old Certificate. Retired; instead: Newer Certificate; checked on" in text


def test_the_plan_prints_no_number_but_days_and_dates(known):
    text = said(table.answer(PLAN, known))

    assert "%" not in text
    assert "£" not in text


def test_every_step_has_its_evidence(known):
    answer = table.answer(PLAN, known)

    assert {item.figure for phase in answer.phases for item in phase.skills} <= set(answer.figures)
    assert "Kafka: employers ask for it (September 2026, evidence" in said(answer)


def test_what_is_ticked_is_left_out_of_the_plan_and_the_next_moves_up(known):
    ticked = tap(table.answer(PLAN, known), "Kafka", known)

    assert planned(ticked)[1] == ["Spark", "Airflow"]
    assert "Ticked, so left out: Kafka." in said(ticked)


def test_every_toggle_ticks_and_takes_back(known):
    start = table.answer(TICKS, known)
    for item in start.items:
        ticked = tap(start, item.tick.label, known)
        assert [one.tick.name for one in ticked.items if one.tick.ticked] == [item.tick.name]
        back = tap(ticked, item.tick.label, known)
        assert (back.query, back.items) == (start.query, start.items)


def test_ticking_everything_leaves_nothing_to_plan(known):
    answer = table.answer(TICKS, known)
    for item in answer.items:
        answer = tap(answer, item.tick.label, known)
    done = tap(answer, "plan", known)

    assert done.phases == ()
    assert "nothing is left to plan" in said(done)


def test_what_is_ticked_in_the_plan_can_be_taken_back_in_the_list(known):
    ticks = tap(tap(table.answer(PLAN, known), "Kafka", known), "ticks", known)

    assert [item.tick.label for item in ticks.items if item.tick.ticked] == ["Kafka"]
    assert not any(item.tick.ticked for item in tap(ticks, "Kafka", known).items)


def test_ticks_are_kept_and_deleted_only_once_there_are_any(known):
    start = table.answer(TICKS, known)
    ticked = tap(start, "Kafka", known)
    remembered = tap(ticked, "remember_ticks", known)

    assert {"remember_ticks", "forget"}.isdisjoint(labels(start))
    assert REMEMBER in remembered.query.flags
    assert "remembered for this chat until you delete them" in said(remembered)
    assert "remember_ticks" not in labels(remembered)
    assert tap(remembered, "forget", known).template == "forgotten"


def test_what_is_remembered_stays_so_while_toggling(known):
    remembered = tap(tap(table.answer(TICKS, known), "Kafka", known), "remember_ticks", known)
    toggled = tap(tap(remembered, "Spark", known), "plan", known)

    assert REMEMBER in toggled.query.flags


def test_every_item_of_the_checklist_toggles(known):
    start = table.answer(CHECKLIST, known)
    for item in start.items:
        ticked = tap(start, item.tick.label, known)
        assert [one.tick.label for one in ticked.items if one.tick.ticked] == [item.tick.label]
        assert tap(ticked, item.tick.label, known).items == start.items


def test_the_checklist_says_what_is_done_and_flags_what_is_retired(known):
    text = said(tap(table.answer(CHECKLIST, known), "Position", known))

    assert "2. Done: Position: Show your work." in text
    assert "1. Moat: Retired; instead: Newer Certificate" in text
    assert text.index("Retired") < text.index("The report said: Earn the Old Certificate.")


def test_ticks_of_the_checklist_and_of_skills_live_side_by_side(known):
    ticked = tap(table.answer(CHECKLIST, known), "Position", known)
    both = tap(tap(ticked, "plan", known), "Kafka", known)

    assert len(both.query.details) == 2
    assert "Kafka" not in str(planned(both))


def test_without_a_place_the_plan_is_what_employers_ask_for(known):
    answer = table.answer(Query(Intent.SKILLS, roles=ROLES, aspect=Aspect.PLAN), known)

    assert planned(answer)[0] == ["pandas", "Kafka"]


@pytest.mark.parametrize("aspect", [Aspect.PLAN, Aspect.TICKS])
def test_a_role_that_nothing_is_known_of_has_no_plan(known, aspect):
    query = Query(Intent.SKILLS, roles=(Role("translator"),), places=PLACES, aspect=aspect)

    assert table.answer(query, known).template == "no_facts"


@pytest.mark.parametrize(("count", "filled"), [(1, 1), (2, 1), (3, 2), (4, 2), (9, 2)])
def test_few_skills_fill_the_first_phases_only(known, count, filled):
    some = [item for item in table.answer(TICKS, known).items if item.reason != "certificate"][:1] * count

    assert [bool(phase.skills) for phase in plan.plan(tuple(some))].count(True) == filled


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Python (NumPy/Pandas)", "tick.python-numpy-pandas"),
        ("C++", "tick.c++"),
        ("C#", "tick.c#"),
        ("C", "tick.c"),
    ],
)
def test_a_tick_has_the_same_short_name_everywhere(subject, name):
    assert tick_of(TICKS, subject).name == name


@pytest.mark.parametrize("subject", ["x" * 90, "Größe und Maß", "統計", "Named | with = signs"])
def test_any_subject_has_a_name_that_fits_a_button(subject):
    name = tick_of(TICKS, subject).name

    assert name.isascii()
    assert len(name) <= 33
    assert not set("|=") & set(name)


def test_long_subjects_that_begin_alike_have_names_of_their_own():
    assert tick_of(TICKS, "x" * 90).name != tick_of(TICKS, "x" * 91).name


@pytest.mark.parametrize("query", [TICKS, PLAN, CHECKLIST])
def test_every_state_is_said_in_german(known, query):
    start = table.answer(query, known)
    ticked = tap(start, "Kafka" if query is not CHECKLIST else "Position", known)

    assert said(ticked, "de") != said(start, "de")
    assert "Haken" in said(tap(ticked, "remember_ticks", known), "de")

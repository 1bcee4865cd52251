"""The difference of facts: nothing where nothing changed, the same seen from both ends, one kind each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.updates.changes import ChangeKind, diff
from knowledge.models import FactKind, Status
from tests.bot.updates.markets import growth
from tests.builders import claim, pay

facts = st.lists(
    st.builds(
        pay,
        st.sampled_from([50_000, 60_000, 70_000]),
        n=st.sampled_from([12, 40]),
        source=st.sampled_from(["acme", "other"]),
        title=st.sampled_from(["Data Engineer", "Engineer of data"]),
        period=st.sampled_from(["2025", "2026-04", "2026-09"]),
        method_version=st.sampled_from(["1", "2"]),
        status=st.sampled_from(Status),
    ),
    max_size=6,
)


@given(facts)
def test_nothing_changes_between_a_version_and_itself(same):
    assert diff(same, same) == ()


@given(facts, facts)
def test_a_change_is_the_same_seen_from_both_ends(old, new):
    there = {(change.kind, change.before, change.after) for change in diff(old, new)}
    back = {(change.kind.reverse, change.after, change.before) for change in diff(new, old)}

    assert there == back


@given(facts, facts)
def test_no_percent_is_computed_across_a_change_of_method(old, new):
    for change in diff(old, new):
        if change.percent is not None:
            assert change.before.method_version == change.after.method_version


@given(facts, facts)
def test_what_did_not_change_is_not_in_it(old, new):
    assert all(change.before != change.after for change in diff(old, new))


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (pay(), pay(66_000), ChangeKind.VALUE),
        (pay(), pay(66_000, method_version="2"), ChangeKind.METHOD),
        (pay(), pay(n=120), ChangeKind.SAMPLE),
        (pay(), pay(period="2026-10"), ChangeKind.PERIOD),
        (pay(), pay(66_000, status=Status.RETIRED), ChangeKind.RETIRED),
    ],
)
def test_every_change_has_its_kind(before, after, kind):
    assert [change.kind for change in diff([before], [after])] == [kind]


def test_a_new_report_is_new_and_one_that_is_missing_is_gone():
    old, new = pay(), pay(source="other")

    assert [change.kind for change in diff([old], [old, new])] == [ChangeKind.NEW]
    assert [change.kind for change in diff([old, new], [old])] == [ChangeKind.GONE]


def test_only_the_newest_period_of_a_figure_counts():
    older = pay(50_000, period="2025")

    assert diff([pay(), older], [pay()]) == ()


def test_words_that_are_put_another_way_are_no_change():
    said = claim(FactKind.CHECKLIST_ITEM, subject="Leverage", text="Ask.")

    assert diff([said], [said.model_copy(update={"text": "Do ask."})]) == ()


def test_a_revised_figure_is_told_from_a_newer_one():
    revised, newer = diff([pay()], [pay(66_000)])[0], diff([pay()], [pay(66_000, period="2026-10")])[0]

    assert (revised.revised, revised.percent) == (True, None)
    assert (newer.revised, newer.percent) == (False, pytest.approx(10))


@pytest.mark.parametrize(
    ("before", "after"),
    [(pay(60_000.2), pay(60_000.4)), (growth(4.0007, "2026-09"), growth(4.0012, "2026-09"))],
)
def test_what_is_printed_the_same_did_not_change(before, after):
    assert diff([before], [after]) == ()

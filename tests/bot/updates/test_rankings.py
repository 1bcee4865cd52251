"""The order of skills: told when it changed, never compared across methods."""

from bot.updates.rankings import reordered
from knowledge.models import FactKind
from tests.builders import claim


def premium(subject, value, **changes):
    return claim(FactKind.SKILL_PREMIUM, subject=subject, value=value, unit="percent", **changes)


def names(facts):
    return [fact.subject for fact in facts]


def test_skills_that_change_places_are_told_in_order():
    found = reordered([premium("Go", 9), premium("Rust", 5)], [premium("Go", 9), premium("Rust", 12)])

    assert [(names(item.before), names(item.after)) for item in found] == [(["Go", "Rust"], ["Rust", "Go"])]


def test_premiums_that_keep_their_places_are_no_news():
    assert reordered([premium("Go", 9), premium("Rust", 5)], [premium("Go", 20), premium("Rust", 12)]) == ()


def test_equal_premiums_stand_in_one_order():
    assert reordered([premium("Go", 9), premium("C", 9)], [premium("C", 9), premium("Go", 9)]) == ()


def test_orders_by_another_method_are_not_compared():
    old = [premium("Go", 9), premium("Rust", 5)]
    new = [premium("Go", 9, method_version="2"), premium("Rust", 12, method_version="2")]

    assert reordered(old, new) == ()


def test_another_first_skill_of_a_report_is_told():
    old, new = (claim(FactKind.TOP_SKILL, subject=name) for name in ("Python", "Rust"))

    assert [names(item.after) for item in reordered([old], [new])] == [["Rust"]]

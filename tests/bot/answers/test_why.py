"""The ladder: what set each grade, what a source does not state, what was held back."""

import pytest

from bot.answers.why import Stood, why
from bot.evidence import judge
from bot.models import Intent, Query
from knowledge.models import Basis, FactKind, Statistic
from tests.bot.answers.seen import said
from tests.builders import TODAY, claim, pay, quantiles, source

ASKED = Query(Intent.SALARY)
STOOD = Stood(TODAY.replace(day=1), "k1")


def ladder(*facts, peers=(), **source_changes):
    verdicts = [judge(fact, source(**source_changes), today=TODAY, peers=peers) for fact in facts]
    figures = tuple(verdict for verdict in verdicts if hasattr(verdict, "grade"))
    withheld = tuple(verdict for verdict in verdicts if verdict not in figures)
    return why(Query(Intent.WHY, receipt="R-7F3KQ2AB"), ASKED, figures, withheld, STOOD)


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"n": 7}, "Grade C, set by Sample: a very small sample"),
        ({"n": None}, "Grade D, set by Sample: sample size not stated"),
        ({"period": "2025-06"}, "Grade C, set by Age: over a year old"),
        ({"n": 20, "period": "2026-04"}, "Grade B, set by Age, Sample: over six months old, a small sample"),
        ({}, "Grade A: nothing found against it"),
    ],
)
def test_the_worst_check_is_named(changes, line):
    assert line in said(ladder(quantiles(**changes)))


def test_the_undisclosed_method_is_named():
    assert "Grade C, set by Method: no method" in said(ladder(pay(), method_disclosed=False))


def test_another_source_that_differs_is_named_with_the_ratio():
    text = said(ladder(pay(), peers=[pay(84_000, source="other")]))

    assert "Agreement with another source: C (1.4 times apart)" in text
    assert "Grade C, set by Agreement with another source" in text


def test_a_figure_without_a_peer_says_so():
    assert "Agreement: not scored" in said(ladder(pay()))
    assert "Agreement: not scored" not in said(ladder(pay(), peers=[pay(source="other")]))


def test_what_is_not_stated_is_listed():
    average = pay(n=None, statistic=Statistic.MEAN, basis=Basis.UNSTATED)
    (rung,) = ladder(average, method_disclosed=False).ladder

    assert rung.unstated == ("sample", "basis", "median", "spread", "method")


@pytest.mark.parametrize(("flags", "unstated"), [((), True), (("for:2027",), False)])
def test_a_projection_without_a_date_says_so(flags, unstated):
    (rung,) = ladder(claim(FactKind.PAY_PROJECTION, value=70_000, basis=Basis.BASE, flags=flags)).ladder

    assert ("date" in rung.unstated) is unstated


def test_only_the_rules_that_were_used_are_told():
    assert [str(rule) for rule in ladder(pay()).rules] == ["sample", "age", "method"]


def test_few_answers_carry_their_warning():
    assert "read it as a hint" in said(ladder(pay(n=5)))
    assert "read it as a hint" not in said(ladder(pay(n=11)))


def test_what_was_held_back_is_told_without_its_figure():
    text = said(ladder(pay(), pay(61_234, n=4)))

    assert "Withheld: fewer than 5 answers: Data Engineer, Acme September 2026." in text
    assert "61,234" not in text

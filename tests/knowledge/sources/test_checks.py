from pathlib import Path

import pytest

from knowledge.models import Fact, FactKind, Figures
from knowledge.sources.adapter import SourceError
from knowledge.sources.checks import check, refuse_even_spreads, require_columns
from tests.knowledge.sources.test_figures import SOURCE, pay

FILE = Path("upstream.csv")
MEDIANS = range(30_000, 90_000, 3_700)


def figures(*facts):
    return Figures(source=SOURCE, method_version="1", facts=facts)


def test_the_same_ratio_in_every_row_is_refused():
    made_up = [pay(f"role {m}", m, p25=round(0.75 * m), p75=round(1.40 * m)) for m in MEDIANS]
    with pytest.raises(SourceError, match=r"p25: expected a ratio .* found 0\.75 in 17 of 17 rows"):
        refuse_even_spreads(made_up, FILE)


def test_spreads_that_differ_are_kept():
    measured = [pay(f"role {m}", m, p25=m - 8_000 - i * 300, p75=m + 9_000) for i, m in enumerate(MEDIANS)]
    refuse_even_spreads(measured, FILE)


def test_a_missing_column_is_named():
    with pytest.raises(SourceError, match=r"upstream\.csv:1: columns: .* found no n"):
        require_columns(FILE, ["role", "pay"], ["role", "n"])


def test_two_figures_for_one_thing_are_refused():
    with pytest.raises(SourceError, match="two for data engineer, 2026"):
        check(figures(pay("data engineer", 70_000), pay("data engineer", 71_000)), FILE)


def test_impossible_pay_is_refused():
    with pytest.raises(SourceError, match="data engineer, 2026: expected possible pay, found -5"):
        check(figures(pay("data engineer", -5)), FILE)


def test_figures_of_another_source_are_refused():
    stray = Fact(kind=FactKind.PAY, source="other", role="x", value=1, period="2026", method_version="1")
    with pytest.raises(SourceError, match="expected acme-pay, found other"):
        check(figures(stray), FILE)


def test_an_upstream_file_that_gives_no_figure_is_refused():
    with pytest.raises(SourceError, match="at least one figure"):
        check(figures(), FILE)

"""What a build is made from: shipped content and what was added here."""

import pytest

from knowledge.errors import ContentError
from knowledge.library import Library
from knowledge.sources.figures import write_figures
from tests.builders import figures, pay, report


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path / "reports", tmp_path / "figures")


def test_ships_the_first_report(library):
    assert [found.title for found in library.reports()] == ["Lead Machine Learning Director"]


def test_keeps_reports_in_the_order_they_were_added(library):
    for number in range(12):
        library.keep(report(digest=f"digest{number}"))

    kept = [found.digest for found in library.reports()][1:]
    assert kept == [f"digest{number}" for number in range(12)]


def test_a_kept_report_reads_as_it_was(library):
    added = report(pay(n=None, quote="some words"))
    library.keep(added)

    assert list(library.reports())[-1] == added


def test_a_title_cannot_lead_out_of_the_folder(library, tmp_path):
    path = library.keep(report(title="../../etc/passwd"))

    assert path.parent == tmp_path / "reports"
    assert path.name.startswith("000001-etc-passwd-gb-")


def test_a_damaged_report_is_named(library, tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "000001-broken.json").write_text('{"title": 1')

    with pytest.raises(ContentError, match=r"000001-broken\.json:1: report"):
        list(library.reports())


def test_imported_figures_replace_the_shipped_ones(library, tmp_path):
    mine = figures(pay(1, source="big-mac"), id="big-mac")
    write_figures(mine, tmp_path / "figures" / "big-mac.json")

    (found,) = [item for item, _ in library.figures() if item.source.id == "big-mac"]
    assert found.facts == mine.facts

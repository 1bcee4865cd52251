import subprocess
import sys

import pytest

from knowledge.errors import KnowledgeError
from knowledge.sources.adapter import NotThisSourceError
from knowledge.sources.figures import read_figures
from knowledge.sources.table import adapters, run
from tests.knowledge.sources.test_ashe import HEAD, ROWS
from tests.knowledge.sources.upstream import write

WITHOUT_POLARS = (
    "import sys; sys.modules['polars'] = None; from knowledge.sources.table import adapters; adapters()"
)


def silent(_what, _done):
    pass


def test_an_import_writes_the_figures_it_gives(tmp_path):
    path = write(tmp_path / "2023p_annual_FT.csv", HEAD, *ROWS)
    imported = run("ons-ashe", path, tmp_path / "figures", silent)
    assert read_figures(tmp_path / "figures" / "ons-ashe.json") == imported.figures


def test_a_file_of_another_source_is_refused_and_nothing_written(tmp_path):
    path = write(tmp_path / "rates.csv", "Date,Country,Value")
    with pytest.raises(NotThisSourceError, match=r"rates\.csv: file: expected a file of ons-ashe"):
        run("ons-ashe", path, tmp_path / "figures", silent)
    assert not (tmp_path / "figures").exists()


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(NotThisSourceError, match="no such file"):
        run("ons-ashe", tmp_path / "nothing.csv", tmp_path, silent)


def test_an_unknown_source_is_answered_with_the_known_ones(tmp_path):
    with pytest.raises(KnowledgeError, match="no source is called acme; there are aijobs"):
        run("acme", tmp_path, tmp_path, silent)


def test_every_adapter_stands_under_its_own_id():
    assert all(adapter.id == name for name, adapter in adapters().items())


def test_without_the_import_extra_the_message_says_what_to_install():
    done = subprocess.run([sys.executable, "-c", WITHOUT_POLARS], capture_output=True, text=True, check=False)
    assert "polars is needed to import public figures" in done.stderr
    assert "job-market-bot[import]" in done.stderr

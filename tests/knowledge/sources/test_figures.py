from datetime import date

import pytest

from knowledge.errors import ContentError
from knowledge.models import Collection, Fact, FactKind, Figures, Level, Source
from knowledge.sources.figures import read_figures, write_figures

SOURCE = Source(
    id="acme-pay",
    publisher="Acme",
    title="Acme pay",
    address="https://acme.example",
    licence="CC BY 4.0",
    attribution="Acme",
    retrieved=date(2026, 5, 1),
    period="2026",
    collection=Collection.SURVEY,
    method_disclosed=True,
)


def pay(role, median, **more):
    words = {
        "kind": FactKind.PAY,
        "source": "acme-pay",
        "period": "2026",
        "method_version": "1",
        "unit": "year",
    }
    return Fact(role=role, value=median, p50=median, currency="EUR", **words, **more)


@pytest.fixture
def written(tmp_path):
    facts = (
        pay("data engineer", 78_000.5, n=40),
        pay("data scientist", 81_000, level=Level.SENIOR, flags=("pay cut at 500,000",)),
    )
    figures = Figures(source=SOURCE, method_version="1", facts=facts)
    path = tmp_path / "acme-pay.json"
    write_figures(figures, path)
    return figures, path


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_was_written_is_read(written):
    figures, path = written
    assert read_figures(path) == figures


def test_each_fact_has_a_line_and_shared_fields_are_written_once(written):
    text = written[1].read_text(encoding="utf-8")
    assert '["data scientist","senior",81000,81000,null,["pay cut at 500,000"]]' in text.splitlines()
    assert text.count('"EUR"') == 1


def test_a_wrong_value_is_named_by_line_and_field(written):
    path = written[1]
    replace(path, '"senior"', '"boss"')
    line = next(n for n, text in enumerate(path.read_text().splitlines(), 1) if "boss" in text)
    with pytest.raises(ContentError, match=rf"acme-pay\.json:{line}: rows\.1\.level: .*'boss'"):
        read_figures(path)


def test_a_row_that_lacks_a_value_is_named_by_line(written):
    path = written[1]
    replace(path, '["data engineer",null,', '["data engineer",')
    with pytest.raises(ContentError, match=r"row: expected 6 values, one for each column, found 5"):
        read_figures(path)


@pytest.mark.parametrize("licence", ["", "unknown", "All rights reserved"])
def test_a_source_without_a_licence_is_refused(written, licence):
    path = written[1]
    replace(path, '"CC BY 4.0"', f'"{licence}"')
    with pytest.raises(ContentError, match="licence"):
        read_figures(path)


def test_a_file_that_is_not_json_is_named(tmp_path):
    path = tmp_path / "broken.json"
    path.write_text("role,value\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"broken\.json.*JSON"):
        read_figures(path)

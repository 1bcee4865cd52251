"""marketbot knowledge: all is added or nothing, and every error is named."""

import json
from pathlib import Path

import pytest

import knowledge
from knowledge.library import Library

TEXT = """Market Intelligence: Senior Data Engineer in Germany
Last Updated: May 2026 · Based on 1,204 data pointsMarket Overview
The average compensation is €82,400 and projections reach €88,100.
"""


@pytest.fixture
def pasted(tmp_path):
    def write(text=TEXT, name="report.txt"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_adds_a_pasted_report_and_answers_from_it(marketbot, pasted):
    assert "added Senior Data Engineer, DE, 2026-05" in marketbot("knowledge", "add", pasted())
    assert "€82,400" in marketbot("ask", "/salary senior data engineer germany")


def test_a_known_report_adds_nothing(marketbot, pasted):
    marketbot("knowledge", "add", pasted())

    assert "known already" in marketbot("knowledge", "add", pasted())


def test_an_added_report_outlives_a_rebuild(marketbot, pasted):
    marketbot("knowledge", "add", pasted())
    marketbot("knowledge", "build")

    assert "€82,400" in marketbot("ask", "/salary senior data engineer germany")


def test_an_update_is_a_new_version(marketbot, pasted):
    marketbot("knowledge", "add", pasted())
    marketbot("knowledge", "add", pasted(TEXT.replace("82,400", "84,000")))
    said = marketbot("knowledge", "show", "senior data engineer")

    assert "version 1" in said
    assert "version 2" in said


def test_a_jump_needs_to_be_accepted(marketbot, pasted):
    marketbot("knowledge", "add", pasted())
    leap = pasted(TEXT.replace("82,400", "52,400").replace("88,100", "55,000"))

    assert "30%" in marketbot("knowledge", "add", leap, code=1)
    assert "added" in marketbot("knowledge", "add", "--accept-jump", leap)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02\xff" * 100, "binary"),
        ("Der Bericht über die Gehälter in der Region und was sie sind".encode(), "English"),
        (b"Market Intelligence: Data Engineer in Germany\nNothing is said of pay here.\n", "pay"),
        (b"{", "JSON"),
        (b"word " * 2_200_000, "at most 2,000,000 bytes"),
    ],
)
def test_bad_input_gets_its_own_message_and_changes_nothing(marketbot, tmp_path, content, words):
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    before = (tmp_path / "knowledge.sqlite").read_bytes()
    said = marketbot("knowledge", "add", path, code=1)

    assert "bad.txt" in said
    assert words in said
    assert (tmp_path / "knowledge.sqlite").read_bytes() == before


def test_one_bad_report_keeps_all_out_and_every_error_is_shown(marketbot, pasted, tmp_path):
    bad, worse = pasted("", "bad.txt"), pasted("{", "worse.txt")
    said = marketbot("knowledge", "add", pasted(), bad, worse, code=1)

    assert "bad.txt" in said
    assert "worse.txt" in said
    assert [report.country for report in Library(tmp_path / "reports", tmp_path).reports()] == ["GB"]


def shipped_form(**changes) -> str:
    (path,) = (Path(knowledge.__file__).parent / "reports").glob("*.json")
    form = json.loads(path.read_text(encoding="utf-8"))
    return json.dumps(form | {"source": form["source"] | changes})


def test_no_report_speaks_for_a_public_source(marketbot, pasted):
    said = marketbot("knowledge", "add", pasted(shipped_form(id="ons-ashe"), "taken.json"), code=1)

    assert "taken.json: source.id: expected an id that no public source has, found ons-ashe" in said


def test_a_people_database_that_cannot_be_opened_is_named(marketbot, tmp_path):
    nowhere = f"sqlite:///{tmp_path / 'knowledge.sqlite' / 'people.sqlite'}"

    assert "people.sqlite" in marketbot("ask", "/why R-AAAAAAAA", code=1, MARKETBOT_STATE=nowhere)


def test_sources_are_listed_with_licence_and_age(marketbot):
    said = marketbot("knowledge", "sources")

    assert "licence ODbL 1.0" in said
    assert "months since" in said


def test_gaps_count_what_was_asked_in_vain(marketbot):
    marketbot("ask", "/salary translator new zealand")

    assert "1  salary: translator, NZ" in marketbot("knowledge", "gaps")


def test_an_unknown_source_names_those_there_are(marketbot, pasted):
    said = marketbot("knowledge", "import", "nowhere", pasted(), code=1)

    assert "stackoverflow" in said


def test_a_file_of_another_source_is_refused(marketbot, pasted):
    assert "report.txt" in marketbot("knowledge", "import", "aijobs", pasted(), code=1)


def test_parses_json_lines_one_record_a_line(marketbot, tmp_path):
    path = tmp_path / "questions.jsonl"
    path.write_text('{"id": 1, "text": "/salary ml-director uk"}\n{"id": 2, "text": "thanks"}\n')
    first, second = (json.loads(line) for line in marketbot("parse", path).splitlines())

    assert (first["id"], first["intent"], first["seniority"], first["country"]) == (
        1,
        "salary",
        "director",
        "GB",
    )
    assert (second["id"], second["intent"], second["role"]) == (2, "thanks", None)


def test_a_line_that_is_no_question_is_named_and_the_rest_is_read(marketbot, tmp_path):
    path = tmp_path / "questions.jsonl"
    path.write_text('nonsense\n{"id": 2, "text": "thanks"}\n')
    said = marketbot("parse", path, code=1)

    assert "questions.jsonl:1" in said
    assert '"thanks"' in said

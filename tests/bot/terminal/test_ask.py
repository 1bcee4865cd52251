"""marketbot ask and chat, on the shipped knowledge."""

import json

import pytest


def test_answers_the_first_question(marketbot):
    said = marketbot("ask", "/salary ml-director uk")

    for words in (
        "United Kingdom",
        "£77,093",
        "£84,802",
        "claim",
        "2,338 data points",
        "April 2026",
        "evidence C",
    ):
        assert words in said


def test_shows_the_answer_as_json(marketbot):
    said = json.loads(marketbot("ask", "--json", "/salary ml-director uk"))

    assert said["figures"][0]["value"] == 77_093
    assert said["figures"][0]["grade"] == "C"
    assert said["template"] == "salary"


def test_explains_query_facts_and_template(marketbot):
    said = marketbot("ask", "--explain", "/salary ml-director uk")

    assert '"intent":"salary"' in said
    assert "read from: current average, market overview: £77,093" in said
    assert "template  salary" in said


def test_replays_an_answer_by_its_receipt(marketbot):
    receipt = json.loads(marketbot("ask", "--json", "/salary ml-director uk"))["receipt"]

    first, second = marketbot("ask", f"/why {receipt}"), marketbot("ask", f"/why {receipt}")
    assert first == second
    assert "£77,093" in first


@pytest.mark.parametrize(
    "question", ["/skills ml-director uk", "/cost uk", "/negotiate ml-director uk", "/help"]
)
def test_answers_every_kind_of_question(marketbot, question):
    assert "That was not clear" not in marketbot("ask", question)


def test_converses_with_follow_ups_and_numbered_choices(marketbot):
    lines = ["/salary ml-director uk", "how do I negotiate that?", "which skills pay?", "1", "quit"]
    said = marketbot("chat", says="\n".join(lines))

    assert "First ask: £77,000 a year. Lead Machine Learning Director" in said
    assert "15-25 % more" in said
    assert said.count("Average pay £77,093") == 2


def test_draws_the_pay_band_and_says_what_is_in_it(marketbot, tmp_path):
    path, question = tmp_path / "pay.png", "/salary data scientist us"
    said = marketbot("ask", question, "--chart", path)
    figures = json.loads(marketbot("ask", "--json", question))["figures"]

    assert path.read_bytes().startswith(b"\x89PNG")
    assert f"{figures[0]['value']:,.0f}" in said.partition("pay.png")[2]


def test_an_answer_without_pay_has_nothing_to_draw(marketbot, tmp_path):
    assert "no pay figure" in marketbot("ask", "/help", "--chart", tmp_path / "x.png", code=1)


def test_a_bad_setting_stops_the_start_and_is_named(marketbot):
    said = marketbot("ask", "hello", code=1, MARKETBOT_STATE="mysql://somewhere")

    assert "MARKETBOT_STATE" in said
    assert "sqlite:///" in said


def test_a_damaged_knowledge_file_is_named(marketbot, tmp_path):
    (tmp_path / "knowledge.sqlite").write_bytes(b"half a file")

    assert "not a whole knowledge base" in marketbot("ask", "hello", code=1)


def test_knowledge_is_built_where_there_is_none(marketbot, tmp_path):
    (tmp_path / "knowledge.sqlite").unlink()

    assert "£77,093" in marketbot("ask", "/salary ml-director uk")


def test_help_reads_well(marketbot):
    said = marketbot("--help")

    for command in ("ask", "chat", "parse", "knowledge", "doctor"):
        assert command in said

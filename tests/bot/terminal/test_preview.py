"""Any message can be read before somebody gets it; nothing is sent and nothing is remembered."""

import json

import pytest

from bot.people.keys import new_key
from tests.builders import pay, report

MARKET = ("updates", "preview", "--role", "data engineer", "--place", "bermuda")


@pytest.fixture
def told(marketbot, tmp_path):
    """Add a report on one market, and one that revises it; return the file of before."""
    marketbot("knowledge", "add", _report(tmp_path, 60_000))
    before = tmp_path / "before.sqlite"
    before.write_bytes((tmp_path / "knowledge.sqlite").read_bytes())
    marketbot("knowledge", "add", _report(tmp_path, 63_000))
    return before


def _report(folder, amount):
    path = folder / "report.json"
    fact = pay(amount, country="BM", currency="BMD")
    form = json.loads(report(fact, country="BM").model_dump_json(exclude={"digest"}))
    path.write_text(json.dumps(form))
    return path


def test_a_change_is_shown_as_who_was_told_the_older_knowledge_would_see_it(marketbot, told):
    said = marketbot(*MARKET, "--since", told, "--pay", "60k", "--language", "de")

    assert "was sich geändert hat" in said
    assert "63.000\N{NO-BREAK SPACE}BMD" in said
    assert "Deine" in said


@pytest.mark.usefixtures("told")
def test_who_was_told_nothing_sees_where_it_stands(marketbot):
    assert "where it stands" in marketbot(*MARKET)


@pytest.mark.usefixtures("told")
def test_a_quiet_week_is_quiet_unless_a_line_is_wanted(marketbot, tmp_path):
    now = tmp_path / "knowledge.sqlite"

    assert "Nothing is sent" in marketbot(*MARKET, "--since", now)
    assert "Nothing new" in marketbot(*MARKET, "--since", now, "--quiet-line")


def test_a_correction_and_an_answer_waited_for_are_shown(marketbot, told):
    assert "no longer stands" in marketbot(*MARKET, "--since", told, "--kind", "correction")
    assert "You asked to be told" in marketbot(*MARKET, "--kind", "wish")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("updates", "preview"), "name a chat"),
        (("updates", "preview", "--role", "qqq", "--place", "zzz"), "not a role and a place"),
        ((*MARKET, "--since", "0123"), "no such file"),
        ((*MARKET, "--kind", "correction"), "needs --since"),
    ],
)
def test_what_is_missing_is_named(marketbot, words, says):
    assert says in marketbot(*words, code=1, MARKETBOT_KEY=new_key())


def test_a_chat_that_follows_nothing_gets_nothing(marketbot):
    assert "Nothing is sent" in marketbot("updates", "preview", 7, MARKETBOT_KEY=new_key())

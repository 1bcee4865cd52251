"""Any message can be read before somebody gets it; nothing is sent and nothing is remembered."""

import json

import pytest

from bot.people.chats import Chats
from bot.people.cipher import Cipher
from bot.people.keys import new_key, read_keys
from bot.people.state import open_state
from bot.people.subscribers import Subscriber, Subscribers, Subscription
from bot.schedule import Schedule
from tests.builders import NOW, pay, report

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


@pytest.fixture
def follow(tmp_path):
    """Let a chat follow data engineers in Bermuda; return the key that the database is sealed with."""

    def follow(chat_id):
        key = new_key()
        cipher = Cipher(read_keys(key))
        market = Subscription("data engineer", "BM", NOW, "yes")
        with open_state(f"sqlite:///{tmp_path / 'people.sqlite'}") as state, state.writing() as connection:
            chat_key = Chats(connection, cipher).meet(chat_id, NOW)
            asked = Subscriber(chat_key, "en", Schedule("Atlantic/Bermuda"), (market,))
            Subscribers(connection).keep(asked, NOW)
        return key

    return follow


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("chat", [7, -1001234567890])
def test_a_chat_sees_what_it_would_be_sent(marketbot, follow, chat):
    assert "Data engineer, Bermuda: where it stands" in marketbot(
        "updates", "preview", chat, MARKETBOT_KEY=follow(chat)
    )


def test_a_chat_that_follows_nothing_gets_nothing(marketbot):
    assert "chat 7 follows nothing" in marketbot("updates", "preview", 7, code=1, MARKETBOT_KEY=new_key())

"""The doctor finds what is wrong, and says nothing that is secret."""

import http.server
import re
import threading
from datetime import timedelta
from email.utils import format_datetime

import pytest
import sqlalchemy as sa

from bot.app import App
from bot.clock import utc_now
from bot.people import schema
from bot.people.cipher import Cipher
from bot.people.keys import claim, new_key
from bot.people.state import open_state
from bot.settings import Settings
from bot.terminal.rehearsal import rehearse
from tests.bot.test_templates import KINDS

TOKEN = "4839574812:AAFD39kkdpWt3ywyRZergyOLMaJhac60qc"


class Api(http.server.BaseHTTPRequestHandler):
    """Knows one token; its clock may be off."""

    off = timedelta(0)

    def do_GET(self):
        known = self.path == f"/bot{TOKEN}/getMe"
        self.send_response_only(200 if known else 404)
        self.send_header("Date", format_datetime(utc_now() + self.off, usegmt=True))
        self.end_headers()
        self.wfile.write(b'{"ok":true,"result":{"username":"MarketTestBot"}}' if known else b"{}")

    def log_message(self, *_args):
        """Be quiet."""


@pytest.fixture
def api(request):
    handler = type("", (Api,), {"off": getattr(request, "param", Api.off)})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_all_is_well(marketbot, api):
    marketbot("state", "migrate")
    said = marketbot("doctor", MARKETBOT_API_URL=api, MARKETBOT_TOKEN=TOKEN)

    assert said.count("ok    ") == 9, said
    assert "token: @MarketTestBot" in said
    assert TOKEN not in said


def test_what_cannot_be_asked_is_not_called_wrong(marketbot):
    said = marketbot("doctor", MARKETBOT_TOKEN=TOKEN)

    assert "?     token: http://127.0.0.1:9/: it does not answer: Connection refused" in said
    assert TOKEN not in said


def test_a_refused_token_is_to_mend(marketbot, api):
    said = marketbot("doctor", code=1, MARKETBOT_API_URL=api, MARKETBOT_TOKEN=TOKEN[:-1])

    assert "MEND  token" in said
    assert TOKEN[:-1] not in said


@pytest.mark.parametrize("api", [timedelta(days=-30), timedelta(hours=1)], indirect=True)
def test_a_wrong_clock_is_to_mend(marketbot, api, figures):
    said = marketbot("doctor", code=1, MARKETBOT_API_URL=api)

    assert "MEND  clock" in said
    figures(
        "Wrong clock",
        tried="an hour slow and 30 days fast; set back by a year in a conversation",
        happened="`marketbot doctor` names both times; the conversation goes on",
    )


def test_a_broken_knowledge_base_is_to_mend(marketbot, tmp_path):
    (tmp_path / "knowledge.sqlite").write_bytes(b"half a file")

    assert "MEND  knowledge" in marketbot("doctor", code=1)


def test_an_old_knowledge_base_is_to_mend(marketbot, tmp_path):
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(tmp_path / "knowledge.sqlite")) as old, old:
        old.execute("UPDATE meta SET value = '2026-01-01T00:00:00+00:00' WHERE key = 'built_at'")

    assert "days old; rebuild it" in marketbot("doctor", code=1)


def test_an_older_schema_is_to_mend_and_left_as_it_is(marketbot):
    marketbot("state", "migrate")
    marketbot("state", "downgrade", "0002")
    said = [marketbot("doctor", code=1) for _ in range(2)]

    assert "MEND  people: schema 0002, this version needs 0003: `marketbot state migrate`" in said[1]
    assert "?     key: " in said[1]


@pytest.fixture
def sealed(tmp_path):
    """A people database that is sealed with a key."""
    with open_state(f"sqlite:///{tmp_path / 'people.sqlite'}") as state, state.writing() as connection:
        claim(connection, Cipher([b"k" * 32]))


@pytest.mark.usefixtures("sealed")
def test_a_wrong_key_is_to_mend(marketbot):
    said = marketbot("doctor", code=1, MARKETBOT_KEY=new_key())

    assert re.search(r"MEND  key: .* sealed with the key \w{8}, the key given is \w{8}", said)


@pytest.mark.usefixtures("sealed")
def test_a_lost_key_is_to_mend_and_none_is_made(marketbot, tmp_path):
    said = marketbot("doctor", code=1, XDG_CONFIG_HOME=str(tmp_path / "config"))

    assert "MEND  key: the people database is sealed" in said
    assert not (tmp_path / "config").exists()


def test_deliveries_that_wait_too_long_are_to_mend(marketbot, tmp_path):
    row = {"edition": "e", "chat_key": "c", "slice": "s", "state": 0, "tries": 0}
    with open_state(f"sqlite:///{tmp_path / 'people.sqlite'}") as state, state.writing() as connection:
        connection.execute(
            sa.insert(schema.delivery).values(row | {"changed_at": utc_now() - timedelta(days=1)})
        )

    assert "MEND  queue: 1 messages wait, the oldest for 24.0 h" in marketbot("doctor", code=1)


def test_secrets_are_set_or_not_set(marketbot):
    said = marketbot("doctor", MARKETBOT_TOKEN=TOKEN, MARKETBOT_WEBHOOK_SECRET="hush-hush")

    assert "token set, " in said
    assert "webhook_secret set" in said
    assert "hush-hush" not in said


def test_a_rehearsal_renders_most_kinds_in_every_language_and_keeps_nothing(built):
    app = App(Settings(knowledge=built / "knowledge.sqlite", state="sqlite:////nowhere/none"))
    used = rehearse(app)
    app.close()

    assert set(used) == {"en", "de"}
    assert used["en"] == used["de"]
    assert len(used["en"]) > len(KINDS) / 2

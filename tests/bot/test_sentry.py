"""Errors sent to a Sentry of our own: they arrive, without what was said."""

import gzip
import http.server
import logging
import threading

import pytest

from bot import sentry
from bot.metrics import Metrics
from bot.trail import followed

sdk = pytest.importorskip("sentry_sdk", reason="the sentry extra is not installed")


class Sink(http.server.BaseHTTPRequestHandler):
    """Takes envelopes."""

    received: list[bytes]

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.received.append(gzip.decompress(body) if self.headers["Content-Encoding"] == "gzip" else body)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_args):
        """Be quiet."""


@pytest.fixture
def envelopes():
    received = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("", (Sink,), {"received": received}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    handlers = logging.getLogger().handlers[:]
    sentry.report_errors(f"http://key@127.0.0.1:{server.server_port}/1", "0.1.0")
    yield received
    sdk.get_client().close()
    sdk.get_global_scope().set_client(None)
    logging.getLogger().handlers[:] = handlers
    server.shutdown()
    server.server_close()


def test_an_error_arrives_with_its_way_and_without_its_words(envelopes):
    pay = "72k in leeds"
    with followed("message", Metrics()) as trail:
        try:
            int(pay)
        except ValueError:
            logging.getLogger("bot").exception("mishap of %s", pay)
    sdk.flush(5)

    sent = b"".join(envelopes)
    assert b'"type":"ValueError"' in sent
    assert b"test_sentry.py" in sent
    assert trail.request.encode() in sent
    assert b"leeds" not in sent
    assert b"72k" not in sent


@pytest.mark.parametrize("dsn", ["hush-hush", "https://hush-hush@host", "ftp://hush-hush@host/1"])
def test_what_is_no_dsn_is_refused_and_not_repeated(dsn):
    with pytest.raises(sentry.NoSentryError, match="MARKETBOT_SENTRY_DSN is none") as refused:
        sentry.report_errors(dsn, "0.1.0")

    assert "hush" not in str(refused.value)


def test_warnings_stay_here(envelopes):
    logging.getLogger("bot").warning("careful")
    sdk.flush(1)

    assert envelopes == []

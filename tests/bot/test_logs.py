"""Log lines: JSON or pretty, with what happened, without anybody's words, ids or secrets."""

import asyncio
import io
import json
import logging
import sys
import threading
import warnings

import pytest
import structlog

from bot import logs
from bot.metrics import Metrics
from bot.trail import Outcome, followed

TOKEN = "4839574812:AAFD39kkdpWt3ywyRZergyOLMaJhac60qc"


@pytest.fixture
def stream():
    """Configure logs into a stream of our own, and put everything back."""
    root, level = logging.getLogger(), logging.getLogger("bot").level
    handlers, root_level = root.handlers[:], root.level
    hooks = sys.excepthook, sys.unraisablehook, threading.excepthook, warnings.showwarning
    stream = io.StringIO()
    logs.configure("json", ["hush-hush"], stream)
    yield stream
    structlog.reset_defaults()
    root.handlers[:] = handlers
    sys.excepthook, sys.unraisablehook, threading.excepthook, warnings.showwarning = hooks
    logging.raiseExceptions = True
    root.setLevel(root_level)
    logging.getLogger("bot").setLevel(level)


def lines(stream):
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_an_update_is_one_line(stream):
    with followed("message", Metrics()) as trail:
        trail.intent, trail.template, trail.outcome = "salary", "salary", Outcome.ANSWERED

    (line,) = lines(stream)
    assert line["event"] == "update"
    assert set(line) == {
        *("event", "level", "timestamp", "request", "kind", "intent", "template", "outcome", "ms")
    }
    assert (line["intent"], line["outcome"], line["request"]) == ("salary", "answered", trail.request)


def test_what_is_logged_during_an_update_carries_its_request(stream):
    with followed("message", Metrics()) as trail:
        logging.getLogger("bot.desk").warning("careful")

    careful, update = lines(stream)
    assert (careful["event"], careful["level"], careful["logger"]) == ("careful", "warning", "bot.desk")
    assert careful["request"] == update["request"] == trail.request


def test_an_update_that_raised_has_failed(stream):
    with pytest.raises(ZeroDivisionError), followed("message", Metrics()):
        raise ZeroDivisionError

    assert lines(stream)[0]["outcome"] == "failed"


@pytest.mark.parametrize(
    "said",
    [
        f"POST https://api.telegram.org/bot{TOKEN}/sendMessage failed",
        "the secret is hush-hush",
        "chat -100123456789 is gone",
    ],
)
def test_our_own_lines_lose_tokens_secrets_and_ids(stream, said):
    logging.getLogger("bot.x").warning("it says: %s", said)

    assert lines(stream)[0]["event"].startswith(f"it says: {said[:4]}")
    assert "positional_args" not in lines(stream)[0]
    assert not {word for word in (TOKEN, "hush-hush", "100123456789") if word in stream.getvalue()}


def test_the_arguments_of_libraries_are_not_logged(stream):
    logging.getLogger("aiohttp.client").error("cannot reach %s", f"/bot{TOKEN}/getMe", extra={"text": "72k"})

    (line,) = lines(stream)
    assert line["event"] == "cannot reach %s"
    assert "72k" not in stream.getvalue()


def test_libraries_speak_up_from_warnings(stream):
    logging.getLogger("telegram.ext").info("chatter")

    assert stream.getvalue() == ""


def test_an_error_is_logged_by_its_way_alone(stream):
    def divide(pay):
        try:
            return pay / 0
        except ZeroDivisionError as error:
            raise ValueError(f"my pay is {pay}") from error

    try:
        divide(72_000)
    except ValueError:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application\n")

    (line,) = lines(stream)
    assert line["error"].startswith("ValueError at test_logs.py:")
    assert "from ZeroDivisionError at test_logs.py:" in line["error"]
    assert "my pay" not in stream.getvalue()
    assert "72" not in line["error"]


def test_a_forgotten_task_is_logged_without_its_words(stream):
    async def forget():
        async def fail():
            int("72k in leeds")

        task = asyncio.create_task(fail())
        await asyncio.sleep(0)
        del task

    asyncio.run(forget())

    (line,) = lines(stream)
    assert line["event"] == "Task exception was never retrieved"
    assert "leeds" not in stream.getvalue()


def test_the_end_by_an_error_is_a_line_too(stream):
    try:
        int("72k in leeds")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)

    (line,) = lines(stream)
    assert line["level"] == "critical"
    assert "leeds" not in stream.getvalue()


def test_the_end_of_a_thread_is_a_line_too(stream):
    thread = threading.Thread(target=int, args=["72k in leeds"])
    thread.start()
    thread.join()

    (line,) = lines(stream)
    assert line["error"].startswith("ValueError at threading.py:")
    assert "leeds" not in stream.getvalue()


def test_what_fails_while_it_is_cleared_away_is_a_line_too(stream):
    class Fragile:
        def __del__(self):
            int("72k in leeds")

    Fragile()

    (line,) = lines(stream)
    assert line["error"].startswith("ValueError at test_logs.py:")
    assert "leeds" not in stream.getvalue()


def test_a_warning_is_a_line_with_its_place(stream):
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn("72k in leeds", UserWarning, stacklevel=1)

    (line,) = lines(stream)
    assert line["event"].startswith("UserWarning at test_logs.py:")
    assert "leeds" not in stream.getvalue()


def test_the_engine_of_deliveries_brings_no_handler_of_its_own(stream):
    from dbos._logger import init_logger

    init_logger()
    logging.getLogger("dbos").error("Exception encountered:\n%s", "ValueError: 72k in leeds")

    (line,) = lines(stream)
    assert (line["event"], line["logger"]) == ("Exception encountered:", "dbos")


def test_pretty_lines_are_for_eyes(stream):
    logs.configure("pretty", [], stream)
    logging.getLogger("bot").warning("careful")

    assert "careful" in stream.getvalue()
    assert not stream.getvalue().startswith("{")


@pytest.mark.parametrize("request_id", ["E-058884DF", "E-12345678", "E-ABCDEF01"])
def test_the_id_that_a_person_was_told_is_left_whole(stream, request_id):
    logging.getLogger("bot.x").error("%s: Bad Gateway", request_id)

    assert lines(stream)[0]["event"] == f"{request_id}: Bad Gateway"
